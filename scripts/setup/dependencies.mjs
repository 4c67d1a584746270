import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, SetupProblem } from '../process/say.mjs';
import { npm } from './npm.mjs';
import { modulesFolder, root } from './paths.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const stampFile = join(modulesFolder, '.glossator-set-up');

/** What the installed dependencies must have been made from. */
function wanted() {
  return `${process.platform}-${process.arch} ${hashOf(['package-lock.json'])}`;
}

/** Whether the installed dependencies are those of the lock file, completely installed. */
export function dependenciesAreCurrent() {
  return readStamp(stampFile) === wanted();
}

/**
 * Installs the dependencies as the lock file has them, where that has not been done yet, with Node 24 for the tools among
 * them. No install script runs but that of Node 24: the others would fetch or build what is set up otherwise here.
 */
export async function setUpDependencies() {
  if (dependenciesAreCurrent()) return;
  say('Installing the dependencies named in the lock file.');
  removeStamp(stampFile);
  await npmOrProblem(
    ['ci', '--ignore-scripts', '--loglevel=error'],
    'The dependencies could not be installed.',
  );
  await npmOrProblem(
    ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'],
    'Node 24 for the tools could not be installed.',
  );
  toolNode();
  writeStamp(stampFile, wanted());
}

/**
 * @param {readonly string[]} args
 * @param {string} sentence
 */
async function npmOrProblem(args, sentence) {
  let result = await npm(args, { cwd: root });
  for (
    let attempt = 0;
    attempt < 3 && result.code !== 0 && result.output.includes('ENOTEMPTY');
    attempt += 1
  ) {
    // An npm that outlived an interrupted set-up is still writing to the same folder.
    await sleep(10_000);
    result = await npm(args, { cwd: root });
  }
  if (result.code !== 0) {
    throw new SetupProblem(`${result.output.trim()}\n${sentence} What npm said stands above.`);
  }
}

/**
 * The Node 24 that runs the tools and the command line.
 * @returns {string} its path
 */
export function toolNode() {
  const file = join(modulesFolder, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new SetupProblem(
    'There is no Node 24 for the tools: its package has none for this kind of machine. Install Node 24 and run this again with it.',
  );
}

/**
 * The script behind a command of an installed package, for {@link toolNode} to run.
 * @param {string} packageName
 * @param {string} [command] the package's own name if not given
 * @returns {string} its path
 */
export function toolScript(packageName, command = packageName) {
  const folder = join(modulesFolder, packageName);
  /** @type {{bin: string | Record<string, string>}} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, script);
}
