import { readFileSync } from 'node:fs';
import { passphraseKey, readKeyFileText } from '../../../electron/crypto/index.ts';
import { keyFilePath } from '../../../electron/usecases/keys/key-files.ts';
import { unlockMatter } from '../../../electron/usecases/keys/unlock-matter.ts';
import {
  benchPassphrase,
  makeEncryptedMatter,
  openBenchMatter,
  readerInThisThread,
  surroundingsIn,
  valueOf,
} from '../bench-matter.ts';
import type { BenchRow } from '../bench-row.ts';
import { breath, median, timed } from '../measure.ts';

const runs = 11;

/** How much longer than deriving the key unlocking may take, in milliseconds. */
const overDerivingMs = 100;

/** Unlocking by a passphrase: what it takes beyond the derivation that makes guessing dear. */
export const unlockRow: BenchRow = {
  name: 'unlock',
  what: 'unlock an encrypted matter by its passphrase',
  floor: 'Argon2id alone, over the same passphrase with the salt and at the cost in the key file',
  measure: async ({ folder }) => {
    const { path, key } = await makeEncryptedMatter(folder, 'unlock');
    key.erase();
    const slot = readKeyFileText(readFileSync(keyFilePath(path), 'utf8'))?.passphrase;
    if (slot === undefined) throw new Error('The matter has no key file.');
    const salt = Buffer.from(slot.salt, 'base64');
    const surroundings = surroundingsIn(folder, readerInThisThread);
    const unlock = async () =>
      valueOf(await unlockMatter(path, { kind: 'passphrase', passphrase: benchPassphrase }, surroundings));
    const derive = () => timed(() => passphraseKey(benchPassphrase, salt, slot.cost));
    const floors: number[] = [];
    const times: number[] = [];
    const untilOpen: number[] = [];
    // The first derivation takes memory from the system that later ones find taken.
    await derive();
    for (let run = 0; run < runs; run += 1) {
      floors.push(await derive());
      times.push(await timed(async () => (await unlock()).erase()));
      let close = (): Promise<void> => Promise.resolve();
      untilOpen.push(
        await timed(async () => {
          const session = await openBenchMatter(folder, path, readerInThisThread, await unlock());
          close = session.close;
        }),
      );
      await close();
      await breath();
    }
    const floor = median(floors);
    const over = (measured: readonly number[]): number =>
      median(measured.map((one, run) => one - (floors[run] ?? Number.NaN)));
    return {
      ratios: [
        { what: 'passphrase to key', unit: 'ms', floor, measured: median(times), aim: null },
        { what: 'passphrase to open matter', unit: 'ms', floor, measured: median(untilOpen), aim: null },
      ],
      limits: [
        {
          what: 'passphrase to key, over Argon2id alone',
          unit: 'ms',
          measured: over(times),
          aim: overDerivingMs,
        },
        {
          what: 'passphrase to open matter, over Argon2id alone',
          unit: 'ms',
          measured: over(untilOpen),
          aim: overDerivingMs,
        },
      ],
      growth: null,
      notes: [
        `The key file asks for ${slot.cost.memoryKiB / 1_024} MiB, ${slot.cost.passes} passes and ${slot.cost.lanes} lane, measured when the matter was made to take about half a second on this machine.`,
        `Medians of ${runs} runs in turn, and of the differences in each; the matter holds its themes alone, and what opening adds for a filled one is the row “encrypted”.`,
      ],
    };
  },
};
