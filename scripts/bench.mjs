/**
 * `npm run bench`: measures the application against its floors and prints a table. Arguments after `--` go to the bench.
 */
import { run } from './process/run.mjs';
import { runMain } from './process/say.mjs';
import { toolNode } from './setup/dependencies.mjs';
import { environmentFor } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const electron = await setUp({ tests: true, display: true, build: true });
  const args = ['--expose-gc', 'tests/bench/index.ts', ...process.argv.slice(2)];
  return (await run(toolNode(), args, { cwd: root, env: environmentFor(electron) })).code;
});
