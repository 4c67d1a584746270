import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {{passed: number, failed: number, failures?: string[], remarks?: string[]}} Count
 *
 * @typedef {object} VitestReport the parts used of what vitest's JSON reporter writes
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{name: string, status: string, assertionResults: {status: string, fullName: string, failureMessages: string[]}[]}[]} testResults
 */

/** Lines of a failure's message that are repeated at the end of the run. */
const repeatedLines = 12;

/**
 * Says again at the end of a run which tests failed and why: what was printed then may be thousands of lines above.
 * @param {VitestReport} report
 * @returns {string[]}
 */
function failuresIn(report) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const why = failureMessages.join('\n').split('\n').slice(0, repeatedLines).join('\n    ');
        return `failed: ${relative(process.cwd(), name)}: ${fullName}\n    ${why}`;
      }),
  );
}

/**
 * Counts a suite's results. A file that could not even be loaded counts as one failure, and so does a run that ended badly
 * without naming a failed test: an unhandled rejection, a crash, or no test at all.
 * @param {string} file where the JSON reporter wrote to
 * @param {number} exitCode
 * @returns {Count}
 */
export function countResults(file, exitCode) {
  /** @type {VitestReport} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  const failures = failuresIn(report);
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, failures };
}

/**
 * The files in which something failed, as paths from the place the suite ran in; empty where the report cannot be read.
 * @param {string} file where the JSON reporter wrote to
 * @param {string} checkout
 * @returns {string[]}
 */
export function failedFiles(file, checkout) {
  try {
    /** @type {VitestReport} */
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return report.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name }) => relative(checkout, name));
  } catch {
    return [];
  }
}

/**
 * The count of a suite of which the files that failed were run a second time by themselves: the second run decides for them,
 * and what failed only once is said as a remark, so that it is looked into.
 * @param {string} first where the JSON reporter wrote the first run to
 * @param {string} second
 * @param {number} secondExitCode
 * @returns {Count}
 */
export function countAfterSecondRun(first, second, secondExitCode) {
  /** @type {VitestReport} */
  const report = JSON.parse(readFileSync(first, 'utf8'));
  const again = countResults(second, secondExitCode);
  const steady = report.testResults
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  const remarks = failuresIn(report).map((failure) => failure.replace(/^failed/u, 'failed at first'));
  return { ...again, passed: steady + again.passed, remarks };
}
