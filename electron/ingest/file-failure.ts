import type { Failure } from '../../shared/base/index.ts';

/** What an error of the file system means for a source: why it could not be read, and what can be done. */
export function fileFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: 'file-not-found',
        message:
          'There is no file or folder here, or no longer. Nothing was imported from it. Check the path and try again.',
      };
    case 'ELOOP':
      return loopFailure;
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'file-unreadable',
        message:
          'You are not allowed to read this. Nothing was imported from it. Ask its owner for permission, or copy it to a folder of your own.',
      };
    default:
      return {
        code: 'file-unreadable',
        message: `This could not be read (${code}). Nothing was imported from it. Check that its disk is connected and try again.`,
      };
  }
}

/** A folder that, by a link, holds itself. */
export const loopFailure: Failure = {
  code: 'folder-loop',
  message:
    'This link leads back to a folder it lies in, so it was not followed. Everything in that folder is imported once all the same.',
};
