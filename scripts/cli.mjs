/**
 * `npm run -s cli -- <command> …`: the command line of this checkout under Node 24, built anew where the sources have
 * changed. stdout and the exit code are the command's own.
 */
import { join } from 'node:path';
import { run } from './process/run.mjs';
import { runMain, say } from './process/say.mjs';
import { withoutCoreDumps } from './process/without-core-dumps.mjs';
import { buildIsCurrent, setUpBuild } from './setup/build.mjs';
import { dependenciesAreCurrent, toolNode } from './setup/dependencies.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { root } from './setup/paths.mjs';

await runMain(async () => {
  if (!dependenciesAreCurrent()) {
    say('This checkout is not set up yet: run npm start or npm test once, then this command again.');
    return 2;
  }
  if (!buildIsCurrent()) await withSetupLock(() => setUpBuild({ silent: true }));
  const [command = '', ...args] = [...withoutCoreDumps, toolNode(), join(root, 'out', 'main', 'cli.js')];
  return (await run(command, [...args, ...process.argv.slice(2)], { cwd: callersFolder() })).code;
});

/** npm runs scripts in the checkout; file names are meant from where the person stands. */
function callersFolder() {
  const fromNpm = process.env['npm_lifecycle_event'] === 'cli' ? process.env['INIT_CWD'] : undefined;
  return fromNpm ?? process.cwd();
}
