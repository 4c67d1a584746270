import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attachLogsToFailures } from '../application.ts';
import { killedRun, killsOfRun } from './killed-run.ts';

attachLogsToFailures();

const long = process.env['GLOSSATOR_LONG'] === '1';
const kills = long ? 500 : 20;

/** Repeats a failure where it is given the seed that was printed. */
const seed = Number(process.env['GLOSSATOR_SEED'] ?? Date.now() % 1_000_000_000);

it(
  `a matter whose service is killed ${String(kills)} times while tagging and importing keeps every act that was confirmed`,
  { timeout: long ? 7_200_000 : 300_000 },
  async () => {
    process.stderr.write(`The kills follow from the seed ${String(seed)}: GLOSSATOR_SEED repeats them.\n`);
    let result = { seed, kills: 0, confirmedTags: 0, confirmedImports: 0, faults: 0 };
    const faults: string[] = [];
    while (result.kills < kills) {
      const run = await killedRun(seed + result.kills, Math.min(killsOfRun, kills - result.kills));
      const found = run.faults.map((fault) => `Seed ${String(seed + result.kills)}: ${fault}`);
      for (const fault of found) process.stderr.write(`${fault}\n`);
      faults.push(...found);
      result = {
        seed,
        kills: result.kills + run.kills,
        confirmedTags: result.confirmedTags + run.confirmedTags,
        confirmedImports: result.confirmedImports + run.confirmedImports,
        faults: faults.length,
      };
      process.stderr.write(`${JSON.stringify(result)}\n`);
      if (long) await keepResult(result);
    }
    expect(faults).toEqual([]);
    // Without confirmed acts of both kinds nothing could have been lost.
    expect(Math.min(result.confirmedTags, result.confirmedImports)).toBeGreaterThan(0);
  },
);

/** Leaves the figures so far where the runner collects what the long suites gave. */
async function keepResult(result: Readonly<Record<string, number>>): Promise<void> {
  const folder = process.env['GLOSSATOR_TEST_OUTPUT'];
  if (folder === undefined) return;
  await mkdir(join(folder, 'long'), { recursive: true });
  await writeFile(join(folder, 'long', 'kill.json'), `${JSON.stringify(result, null, 2)}\n`);
}
