/**
 * `npm run test:off`: takes each feature of the reading room away and sees its test fail. Numbers of clauses after `--`
 * choose among them.
 */
import { run } from './process/run.mjs';
import { runMain } from './process/say.mjs';
import { memoryScreen } from './process/screen.mjs';
import { toolNode } from './setup/dependencies.mjs';
import { environmentFor } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const electron = await setUp({ tests: true, display: true, build: false });
  const screen = process.platform === 'linux' ? memoryScreen : [];
  const off = [toolNode(), 'tests/features-off/index.ts', ...process.argv.slice(2)];
  const [command = '', ...args] = [...screen, ...off];
  return (await run(command, args, { cwd: root, env: environmentFor(electron) })).code;
});
