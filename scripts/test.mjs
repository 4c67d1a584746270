/**
 * `npm test`: sets everything up, checks the sources and runs every test; `npm run test:long` the long suites, too. The last
 * line is `N passed, N failed`. Names after `--` choose stages: check, fast, e2e.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './process/run.mjs';
import { runMain, say, SetupProblem } from './process/say.mjs';
import { setUpBuild } from './setup/build.mjs';
import { toolNode } from './setup/dependencies.mjs';
import { environmentFor } from './setup/environment.mjs';
import { withSetupLock } from './setup/lock.mjs';
import { root } from './setup/paths.mjs';
import { setUp } from './setup/set-up.mjs';
import { checkSources } from './test/check.mjs';
import { runEndToEndTests } from './test/end-to-end.mjs';
import { writeLongResult } from './test/long-result.mjs';
import { countResults } from './test/vitest-results.mjs';

const long = process.argv.includes('--long');
/** @type {NodeJS.ProcessEnv} */
const extra = long ? { GLOSSATOR_LONG: '1' } : {};
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

/** @type {string[]} */
const timings = [];
const startedAtMs = performance.now();

await runMain(async () => {
  const electron = await timed('set-up', () => setUp({ tests: true, display: true, build: false }));
  /** @type {import('./test/vitest-results.mjs').Count[]} */
  const counts = [
    await stage('check', async () => ({ passed: 0, failed: await checkSources() })),
    await timed('build', build),
    await stage('fast', () => runFastTests(electron)),
    await stage('e2e', () => runEndToEndTests(electron, extra)),
  ];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  for (const failure of counts.flatMap((count) => count.failures ?? [])) say(failure);
  for (const remark of counts.flatMap((count) => count.remarks ?? [])) say(remark);
  say(timings.join(', '));
  if (long && isChosen('e2e')) {
    const minutes = (performance.now() - startedAtMs) / 60_000;
    await writeLongResult({ electron: electron.version, passed, failed, minutes });
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/**
 * @param {string} name
 * @param {() => Promise<import('./test/vitest-results.mjs').Count>} work
 */
async function stage(name, work) {
  return isChosen(name) ? timed(name, work) : { passed: 0, failed: 0 };
}

/** @param {string} name */
function isChosen(name) {
  return chosen.length === 0 || chosen.includes(name);
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function timed(name, work) {
  const startedAt = performance.now();
  const result = await work();
  timings.push(`${name} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

/** A build that fails is a failure to be counted: the tests that need none still run. */
async function build() {
  try {
    await withSetupLock(() => setUpBuild());
    return { passed: 0, failed: 0 };
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    return { passed: 0, failed: 1 };
  }
}

/**
 * The suites under plain Node: unit, store, contract, command line, architecture.
 * @param {import('./setup/electron.mjs').Electron} electron
 */
async function runFastTests(electron) {
  const scratch = mkdtempSync(join(tmpdir(), 'glossator-results-'));
  try {
    const results = join(scratch, 'results.json');
    const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run'];
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const env = { ...environmentFor(electron), ...extra };
    // Plain Node loads the module's own prebuilt file; the one built for the test runtime is not for it.
    delete env['GLOSSATOR_SQLITE_BINDING'];
    const { code } = await run(toolNode(), [...vitest, ...reporters], { cwd: root, env });
    return countResults(results, code);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
