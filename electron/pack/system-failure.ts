import type { Failure } from '../../shared/base/index.ts';

/**
 * What went wrong with a file or folder, in words; null for what no file system does, which is a bug and not expected.
 * No path is said: the person chose the place, and a log must not hold it.
 */
export function systemFailure(problem: unknown): Failure | null {
  const code = systemCode(problem);
  switch (code) {
    case null:
      return null;
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message:
          'The disk is full, so the pack was not built. Nothing was left behind. Make room and build it again.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'permission-denied',
        message: 'This folder may not be written to, so the pack was not built. Choose another folder.',
      };
    case 'EBUSY':
    case 'ETXTBSY':
      return {
        code: 'write-failed',
        message:
          'The folder for the pack is open in another program, so the pack was not built. Nothing was left behind. Close it there, or choose another folder.',
      };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return {
        code: 'path-invalid',
        message: 'The folder for the pack cannot be made there, so nothing was built. Choose another folder.',
      };
    default:
      return {
        code: 'write-failed',
        message: `The pack could not be written (${code}). Nothing was left behind. Try again, or choose another folder.`,
      };
  }
}

/** The operating system's code of an error, or null where it has none. */
export function systemCode(problem: unknown): string | null {
  if (!(problem instanceof Error) || !('code' in problem) || !('syscall' in problem)) return null;
  return typeof problem.code === 'string' ? problem.code : null;
}
