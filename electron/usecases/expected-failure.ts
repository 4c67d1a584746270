import type { Failure } from '../../shared/base/index.ts';
import { failureOfSystemError } from '../files/failure-of-system-error.ts';
import { failureOfDatabaseError } from '../store/index.ts';
import { MatterVanished } from './matter-file-watch.ts';

/** Puts what the matter's file, its disk or the database refused into words, or gives null where the error is a bug. */
export function expectedFailure(error: unknown): Failure | null {
  if (error instanceof MatterVanished) return error.failure;
  return failureOfDatabaseError(error) ?? failureOfSystemError(error);
}
