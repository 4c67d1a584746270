/**
 * `npm start`: sets everything up and opens the application. Arguments after `--` go to it.
 */
import { run } from './process/run.mjs';
import { runMain } from './process/say.mjs';
import { hasDisplay, isLinuxRoot, screenPrefix } from './process/screen.mjs';
import { withoutCoreDumps } from './process/without-core-dumps.mjs';
import { environmentFor } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';

await runMain(async () => {
  const electron = await setUp({ tests: false, display: !hasDisplay(), build: true });
  // For root only, and on the command line only: the window's own settings keep the sandbox on.
  const switches = isLinuxRoot() ? ['--no-sandbox'] : [];
  const application = [electron.executable, ...switches, root, ...process.argv.slice(2)];
  const [command = '', ...args] = [...withoutCoreDumps, ...screenPrefix(), ...application];
  return (await run(command, args, { cwd: root, env: environmentFor(electron) })).code;
});
