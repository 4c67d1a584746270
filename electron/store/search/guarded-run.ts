import { createContext, Script } from 'node:vm';

const script = new Script('work()');

/**
 * Runs work that may never end, and ends it after so many milliseconds: gives false then. A regular expression that
 * backtracks for ever can be stopped in no other way without ending its thread.
 */
export function runGuarded(work: () => void, milliseconds: number): boolean {
  try {
    script.runInContext(createContext({ work }), { timeout: milliseconds });
    return true;
  } catch (error) {
    if (isTimeout(error)) return false;
    throw error;
  }
}

/** The error comes from the other context, where it is no `Error` of this one. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
