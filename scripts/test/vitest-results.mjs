import { readFileSync } from 'node:fs';

/**
 * @typedef {{passed: number, failed: number}} Count
 *
 * @typedef {object} VitestReport the parts used of what vitest's JSON reporter writes
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{status: string, assertionResults: unknown[]}[]} testResults
 */

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
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
