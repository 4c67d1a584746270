import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attachLogsToFailures } from '../application.ts';
import { killedRun, killsOfRun, type KilledRun } from './killed-run.ts';

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
    const runs: KilledRun[] = [];
    for (let done = 0; done < kills; done += killsOfRun) {
      runs.push(await killedRun(seed + done, Math.min(killsOfRun, kills - done)));
    }
    const total = (count: (run: KilledRun) => number): number => runs.reduce((sum, run) => sum + count(run), 0);
    const result = {
      kills: total((run) => run.kills),
      confirmedTags: total((run) => run.confirmedTags),
      confirmedImports: total((run) => run.confirmedImports),
    };
    const faults = runs.flatMap((run) => run.faults);
    process.stderr.write(`${JSON.stringify(result)}, ${String(faults.length)} faults.\n`);
    if (long) await keepResult({ seed, ...result, faults: faults.length });
    expect({ kills: result.kills, faults }).toEqual({ kills, faults: [] });
    // Without confirmed acts of both kinds nothing could have been lost.
    expect(Math.min(result.confirmedTags, result.confirmedImports)).toBeGreaterThan(0);
  },
);

/** Leaves the figures where the runner collects what the long suites gave. */
async function keepResult(result: Readonly<Record<string, number>>): Promise<void> {
  const folder = process.env['GLOSSATOR_TEST_OUTPUT'];
  if (folder === undefined) return;
  await mkdir(join(folder, 'long'), { recursive: true });
  await writeFile(
    join(folder, 'long', 'kill.json'),
    `${JSON.stringify({ suite: 'kill', ...result }, null, 2)}\n`,
  );
}
