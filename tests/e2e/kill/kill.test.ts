import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attachLogsToFailures } from '../application.ts';
import { activities } from './activities.ts';
import { killedMigration, type KilledMigrations } from './killed-migration.ts';
import { killedRun, type KilledRun, type RunKind } from './killed-run.ts';
import { canUnlock, type Protection } from './protection.ts';

attachLogsToFailures();

const long = process.env['GLOSSATOR_LONG'] === '1';
const kills = long ? 500 : 20;

/** Repeats a failure where it is given the seed that was printed. */
const seed = Number(process.env['GLOSSATOR_SEED'] ?? Date.now() % 1_000_000_000);

/** One round, which is all of the short run; the long one goes round and round. In the short run as in the long one half are encrypted. */
const round: readonly (Omit<RunKind, 'protection'> | { readonly migrations: number })[] = [
  { activities: ['tagging', 'importing'], victim: 'service', kills: 4 },
  { activities: ['noting', 'tagging'], victim: 'service', kills: 4 },
  { activities: ['packing', 'backing up', 'noting'], victim: 'service', kills: 4 },
  { activities: ['tagging', 'importing', 'noting'], victim: 'application', kills: 3 },
  { migrations: 5 },
];

/** What came of one run of either kind. */
type KilledTurn = KilledRun & Pick<KilledMigrations, 'unfinished'>;

function protectionOf(turn: number): Protection {
  const encrypted = (turn + Math.floor(turn / round.length)) % 2 === 1;
  return encrypted && canUnlock ? 'encrypted' : 'plain';
}

it(
  `a matter whose processes are killed ${String(kills)} times in the midst of work keeps every act that was confirmed`,
  { timeout: long ? 10_800_000 : 300_000 },
  async () => {
    process.stderr.write(`The kills follow from the seed ${String(seed)}: GLOSSATOR_SEED repeats them.\n`);
    const done = { seed, kills: 0, encrypted: 0, migrations: 0, unfinished: 0, faults: 0 };
    const confirmed: Record<string, number> = {};
    const faults: string[] = [];
    for (let turn = 0; done.kills < kills; turn += 1) {
      const own = seed + done.kills;
      const kind = round[turn % round.length];
      if (kind === undefined) throw new Error('There is no such run.');
      const run = await killedTurn(own, kind, turn, kills - done.kills);
      const found = run.faults.map((fault) => `Seed ${String(own)}: ${fault}`);
      for (const fault of found) process.stderr.write(`${fault}\n`);
      faults.push(...found);
      for (const { name } of run.confirmed) confirmed[name] = (confirmed[name] ?? 0) + 1;
      done.kills += run.kills;
      done.faults = faults.length;
      if ('migrations' in kind) {
        done.migrations += run.kills;
        done.unfinished += run.unfinished;
      } else if (protectionOf(turn) === 'encrypted') done.encrypted += run.kills;
      process.stderr.write(`${JSON.stringify({ ...done, ...confirmed })}\n`);
      if (long) await keepResult({ ...done, ...confirmed });
    }
    expect(faults).toEqual([]);
    // Without confirmed acts of every kind nothing could have been lost.
    const kinds = ['tagSpan', 'importFiles', 'writeNote', 'editNote', 'saveDraft', 'buildPack'];
    expect(kinds.filter((name) => (confirmed[name] ?? 0) === 0)).toEqual([]);
  },
);

function killedTurn(
  own: number,
  kind: (typeof round)[number],
  turn: number,
  left: number,
): Promise<KilledTurn> {
  if ('migrations' in kind) {
    return killedMigration(own, Math.min(kind.migrations, left)).then((run) => ({ ...run, confirmed: [] }));
  }
  return killedRun(own, {
    ...kind,
    activities: kind.activities.filter((name) => activities[name].isPossible),
    protection: protectionOf(turn),
    kills: Math.min(kind.kills, left),
  }).then((run) => ({ ...run, unfinished: 0 }));
}

/** Leaves the figures so far where the runner collects what the long suites gave. */
async function keepResult(result: Readonly<Record<string, number>>): Promise<void> {
  const folder = process.env['GLOSSATOR_TEST_OUTPUT'];
  if (folder === undefined) return;
  await mkdir(join(folder, 'long'), { recursive: true });
  await writeFile(join(folder, 'long', 'kill.json'), `${JSON.stringify(result, null, 2)}\n`);
}
