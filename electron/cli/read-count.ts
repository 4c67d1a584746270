import { success, type Result } from '../../shared/base/index.ts';
import { wrongCall } from './read-arguments.ts';

/** Reads a whole number of at least `least` given for an option; `missing` stands where the option was not given. */
export function readCount(
  option: string,
  given: string | undefined,
  least: number,
  missing: number,
): Result<number> {
  if (given === undefined) return success(missing);
  const count = /^\d{1,9}$/u.test(given.trim()) ? Number(given) : Number.NaN;
  return count >= least ? success(count) : wrongCall(`--${option} needs a whole number from ${least} on.`);
}
