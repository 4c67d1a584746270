/**
 * `npm run bench`: measures the application against its floors and prints a table, which is kept in
 * `test-results/bench.json`, too. Names of rows after `--` choose among them. It fails where an aim is missed without a reason.
 */
import { run } from './process/run.mjs';
import { runMain } from './process/say.mjs';
import { memoryScreen } from './process/screen.mjs';
import { toolNode } from './setup/dependencies.mjs';
import { environmentFor } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const electron = await setUp({ tests: true, display: true, build: true });
  const screen = process.platform === 'linux' ? memoryScreen : [];
  const bench = [toolNode(), 'tests/bench/index.ts', ...process.argv.slice(2)];
  const [command = '', ...args] = [...screen, ...bench];
  return (await run(command, args, { cwd: root, env: environmentFor(electron) })).code;
});
