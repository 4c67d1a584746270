import type { Failure } from '../../shared/base/index.ts';
import { systemErrorCode } from './system-error-code.ts';

/**
 * Puts an error of the operating system that a full, protected or failing disk gives into words, or gives null where the error
 * is another one and may be a bug. No path is said: a log must not hold it.
 */
export function failureOfSystemError(error: unknown): Failure | null {
  switch (systemErrorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message:
          'The disk is full, so this was not done. What was saved before is as it was. Free some space on the disk and do it again.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'permission-denied',
        message:
          'A file that is needed for this may not be written, so it was not done. What was saved before is as it was. Check that neither the folder nor the disk is write-protected.',
      };
    case 'EIO':
    case 'EFBIG':
    case 'ENXIO':
    case 'ENODEV':
    case 'ESTALE':
      return {
        code: 'write-failed',
        message:
          'A disk reported an error, so this was not done. What was saved before is safe as far as the disk is. Check that the disk or stick is still connected.',
      };
    default:
      return null;
  }
}
