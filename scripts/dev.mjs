/**
 * `npm run dev`: the application with hot reload. Arguments after `--` go to electron-vite.
 */
import { run } from './process/run.mjs';
import { runMain } from './process/say.mjs';
import { hasDisplay, isLinuxRoot, screenPrefix } from './process/screen.mjs';
import { toolNode, toolScript } from './setup/dependencies.mjs';
import { environmentFor } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const electron = await setUp({ tests: false, display: !hasDisplay(), build: false });
  const switches = isLinuxRoot() ? ['--noSandbox'] : [];
  const tool = [toolNode(), toolScript('electron-vite'), 'dev', ...switches, ...process.argv.slice(2)];
  const [command = '', ...args] = [...screenPrefix(), ...tool];
  return (await run(command, args, { cwd: root, env: environmentFor(electron) })).code;
});
