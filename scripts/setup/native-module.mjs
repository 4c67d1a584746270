import { cpSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../process/run.mjs';
import { say, SetupProblem } from '../process/say.mjs';
import { toolNode, toolScript } from './dependencies.mjs';
import { modulesFolder, runtimeFolder } from './paths.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';
import { setUpSystemPackages } from './system-packages.mjs';
import { testRuntimeVersion } from './test-runtime.mjs';
import { inWorkFolder } from './work-folder.mjs';

const packageFolder = join(modulesFolder, 'better-sqlite3');
const binding = join(runtimeFolder, 'better_sqlite3.node');
const stampFile = join(runtimeFolder, 'better_sqlite3.stamp');

function wanted() {
  /** @type {{name: string, version: string}} */
  const { name, version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return `${name} ${version} for Electron ${testRuntimeVersion}`;
}

/**
 * The SQLite module an Electron must be given, where the one inside the package does not suit it.
 * @param {import('./electron.mjs').Electron} electron
 * @returns {string | undefined} nothing for the official Electron, which loads the package's own
 */
export function nativeModuleFor(electron) {
  return electron.kind === 'test-runtime' ? binding : undefined;
}

/**
 * Builds the SQLite module for the test runtime from the package's own source: the package's prebuilt files want Node-API
 * 10, and the test runtime has 9. It takes about a minute, once.
 * @param {import('./electron.mjs').Electron} electron
 */
export async function setUpNativeModule(electron) {
  if (electron.kind === 'official') return;
  if (readStamp(stampFile) === wanted() && existsSync(binding)) return;
  await setUpSystemPackages(['compiler']);
  say('Building the SQLite module for this runtime (about a minute, once).');
  removeStamp(stampFile);
  await inWorkFolder('better-sqlite3', async (work) => {
    await compile(work);
    renameSync(join(work, 'build', 'Release', 'better_sqlite3.node'), binding);
  });
  writeStamp(stampFile, wanted());
}

/** @param {string} work an empty folder, where the result is left */
async function compile(work) {
  cpSync(packageFolder, work, { recursive: true, dereference: true });
  const description = join(work, 'binding.gyp');
  const text = readFileSync(description, 'utf8');
  const adapted = text.replace(
    "'NAPI_VERSION=10'",
    "'NAPI_EXPERIMENTAL','NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  );
  if (adapted === text) throw new Error('binding.gyp of better-sqlite3 no longer names its Node-API version');
  writeFileSync(description, adapted);
  const { code, output } = await run(
    toolNode(),
    [toolScript('node-gyp'), 'rebuild', '--release', '--force_build=1', `--nodedir=${headersPrefix()}`],
    { cwd: work, quiet: true },
  );
  if (code !== 0) {
    throw new SetupProblem(`${output.trim()}\nThe SQLite module could not be built.`);
  }
}

/**
 * The prefix of an installed Node that has its C headers beside it; any from 20 on will do, as only Node-API is used.
 * @returns {string}
 */
function headersPrefix() {
  const nodes = [
    process.env['npm_node_execpath'],
    process.execPath,
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node')),
  ];
  for (const node of nodes) {
    if (!node || !existsSync(node)) continue;
    const prefix = dirname(dirname(realpathSync(node)));
    if (existsSync(join(prefix, 'include', 'node', 'node_api.h'))) return prefix;
  }
  throw new SetupProblem(
    'The C headers of Node were not found beside any Node on the path. Install them (on Debian: the package nodejs or libnode-dev) and run this again.',
  );
}
