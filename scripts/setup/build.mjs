import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.mjs';
import { say, SetupProblem } from '../process/say.mjs';
import { toolNode, toolScript } from './dependencies.mjs';
import { root, runtimeFolder } from './paths.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** Everything the built application is made from. */
const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.renderer.json',
];

const stampFile = join(runtimeFolder, 'build.stamp');

/** What must be there for a build to count. */
const results = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Whether the built application is that of the sources. */
export function buildIsCurrent() {
  return results.every((path) => existsSync(join(root, path))) && readStamp(stampFile) === hashOf(sources);
}

/**
 * Builds the application, where its sources have changed since it was last built.
 * @param {{silent?: boolean}} [options] silent: says nothing unless the build fails
 */
export async function setUpBuild(options = {}) {
  if (buildIsCurrent()) return;
  if (!options.silent) say('Building the application.');
  removeStamp(stampFile);
  const hash = hashOf(sources);
  const { code, output } = await run(
    toolNode(),
    [toolScript('electron-vite'), 'build', '--logLevel', 'warn'],
    { cwd: root, quiet: true },
  );
  if (code !== 0) throw new SetupProblem(`${output.trim()}\nThe application could not be built.`);
  writeStamp(stampFile, hash);
}
