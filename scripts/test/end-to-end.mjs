import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../process/run.mjs';
import { memoryScreen } from '../process/screen.mjs';
import { withoutCoreDumps } from '../process/without-core-dumps.mjs';
import { toolNode } from '../setup/dependencies.mjs';
import { environmentFor } from '../setup/environment.mjs';
import { root } from '../setup/paths.mjs';
import { closedNetwork } from './closed-network.mjs';
import { ordinaryUsersPlace } from './ordinary-user.mjs';
import { countAfterSecondRun, countResults, failedFiles } from './vitest-results.mjs';

/** With more files failing than these something is wrong that a second run would not mend. */
const mostFilesRunAgain = 3;

/**
 * Runs the end-to-end tests in real windows: under Xvfb on Linux, and as an ordinary user and without a network where the
 * runner is root. Files in which something failed are run once more by themselves, as a window that is late by a frame on a busy
 * machine is not a fault of the product; what passed only then is said at the end of the run. What the tests leave in `GLOSSATOR_TEST_OUTPUT` (screenshots, logs) is afterwards in `test-results`.
 * @param {import('../setup/electron.mjs').Electron} electron
 * @param {NodeJS.ProcessEnv} extra
 * @returns {Promise<import('./vitest-results.mjs').Count>}
 */
export async function runEndToEndTests(electron, extra) {
  const place = await ordinaryUsersPlace();
  const network = await closedNetwork();
  try {
    const node = inPlace(toolNode(), place.checkout);
    const screen = process.platform === 'linux' ? memoryScreen : [];
    const vitest = [node, join(place.checkout, 'node_modules', 'vitest', 'vitest.mjs'), 'run'];
    const options = ['--config', 'vitest.e2e.config.ts', '--configLoader', 'native', '--reporter=default'];
    // The network is taken away by root, so before the ordinary user comes in.
    const surroundings = [...withoutCoreDumps, ...network.prefix, ...place.prefix, ...screen];
    const env = { ...environmentIn(place, electron, node), ...network.env, ...extra };
    /** @param {string} results @param {string[]} files */
    const runFiles = async (results, files) => {
      const report = ['--reporter=json', `--outputFile.json=${results}`];
      const [command = '', ...args] = [...surroundings, ...vitest, ...options, ...report, ...files];
      return (await run(command, args, { cwd: place.checkout, env })).code;
    };
    const first = join(place.scratch, 'results.json');
    const code = await runFiles(first, []);
    const failed = failedFiles(first, place.checkout);
    const again = failed.length > 0 && failed.length <= mostFilesRunAgain;
    const second = join(place.scratch, 'results-again.json');
    const secondCode = again ? await runFiles(second, failed) : code;
    keepOutput(join(place.scratch, 'output'));
    return again ? countAfterSecondRun(first, second, secondCode) : countResults(first, code);
  } finally {
    place.remove();
  }
}

/**
 * @param {string} path
 * @param {string} checkout
 */
function inPlace(path, checkout) {
  return path.startsWith(root) ? checkout + path.slice(root.length) : path;
}

/**
 * @param {import('./ordinary-user.mjs').Place} place
 * @param {import('../setup/electron.mjs').Electron} electron
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
function environmentIn(place, electron, node) {
  const env = environmentFor(electron);
  for (const name of ['ELECTRON_EXEC_PATH', 'ELECTRON_OVERRIDE_DIST_PATH', 'GLOSSATOR_SQLITE_BINDING']) {
    const path = env[name];
    if (path !== undefined) env[name] = inPlace(path, place.checkout);
  }
  // Another user's session and folders would be no use, or not to be written to.
  delete env['XDG_RUNTIME_DIR'];
  delete env['XDG_CONFIG_HOME'];
  delete env['XDG_CACHE_HOME'];
  delete env['DISPLAY'];
  delete env['GLOSSATOR_NO_NETWORK'];
  return {
    ...env,
    HOME: join(place.scratch, 'home'),
    TMPDIR: join(place.scratch, 'temporary'),
    PATH: `${dirname(node)}${delimiter}${env['PATH'] ?? ''}`,
    GLOSSATOR_TEST_OUTPUT: join(place.scratch, 'output'),
  };
}

/** @param {string} output */
function keepOutput(output) {
  const kept = join(root, 'test-results');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(output) && readdirSync(output).length > 0) cpSync(output, kept, { recursive: true });
}
