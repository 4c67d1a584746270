import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { run } from '../process/run.mjs';
import { say } from '../process/say.mjs';
import { toolNode } from '../setup/dependencies.mjs';
import { root } from '../setup/paths.mjs';

/** Where the long suites leave one file each. */
const results = join(root, 'test-results', 'long');

/** The file that is committed with what was tested. */
const file = join(root, 'docs', 'test-long-result.md');

/**
 * Writes down what the long suites gave, for the commit that they tested. Where none of them left anything, the last result
 * stays.
 * @param {{electron: string, passed: number, failed: number, minutes: number}} outcome
 */
export async function writeLongResult({ electron, passed, failed, minutes }) {
  const suites = existsSync(results) ? readdirSync(results).sort() : [];
  if (suites.length === 0) return;
  const node = await run(toolNode(), ['--version'], { quiet: true });
  const commit = await git(['rev-parse', '--short=12', 'HEAD']);
  const changed = (await git(['status', '--porcelain', '--untracked-files=no'])) !== '';
  const facts = [
    ['commit', changed ? `${commit}, with changes that were not committed yet` : commit],
    ['system', `${platform()} ${arch()}`],
    ['Node', node.output.trim()],
    ['Electron', electron],
    ['tests', `${passed} passed, ${failed} failed, in ${minutes.toFixed(0)} minutes`],
    ...suites.flatMap((name) =>
      Object.entries(
        /** @type {Record<string, unknown>} */ (JSON.parse(readFileSync(join(results, name), 'utf8'))),
      ).map(([key, value]) => [`${name.replace(/\.json$/, '')}: ${key}`, String(value)]),
    ),
  ];
  const lines = [
    '# The last result of the long tests',
    '',
    'Written by `npm run test:long`. A failed run of kills is repeated with `GLOSSATOR_SEED`.',
    '',
    '| what | result |',
    '| --- | --- |',
    ...facts.map(([what, result]) => `| ${what} | ${result} |`),
  ];
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
  say('The result of the long tests is in docs/test-long-result.md.');
}

/** @param {readonly string[]} args */
async function git(args) {
  const { code, output } = await run('git', args, { cwd: root, quiet: true });
  return code === 0 ? output.trim() : 'unknown';
}
