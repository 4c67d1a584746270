import type { Failure } from '../../shared/base/index.ts';

/** The largest text that is read, in bytes. */
export const largestSourceBytes = 100 * 1024 * 1024;

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
    case 'ENAMETOOLONG':
      return {
        code: 'path-invalid',
        message:
          'Its name or the path to it is longer than this system can open. Nothing was imported from it. ' +
          'Shorten the name, or move the file to a folder nearer the top, and import it there.',
      };
    case 'ERR_INVALID_ARG_VALUE':
      return {
        code: 'path-invalid',
        message:
          'No file can be called this, as its name holds a NUL character. Nothing was imported from it. Check the path and try again.',
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

/** A pipe, a socket or a device: reading it might never end, or do something. */
export const notRegularFailure: Failure = {
  code: 'file-unreadable',
  message:
    'This is not a regular file but a device or a pipe. It was not read, and nothing was imported from it.',
};

/** A name whose bytes are no characters, so that nothing that is written for it here leads back to the file. */
export const unnamableFailure: Failure = {
  code: 'path-invalid',
  message:
    'The name of this file holds bytes that are no characters of UTF-8, so it cannot be opened by its name. ' +
    'Nothing was imported from it. Rename it and import it again.',
};

/** A file that was written to between the beginning and the end of reading it. */
export const changedFailure: Failure = {
  code: 'file-unreadable',
  message:
    'This file was changed while it was being read, so what was read may be half of one state and half of another. ' +
    'Nothing was imported from it. Import it again when whatever writes it has finished.',
};

/** A file larger than `largestSourceBytes`, and by how much. */
export function tooLargeFailure(bytes: number): Failure {
  const size = bytes >= 1e9 ? `${(bytes / 1024 ** 3).toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
  return {
    code: 'file-too-large',
    message:
      `This file is ${size} large; texts of up to ${largestSourceBytes / 1024 ** 2} MB can be read. It was not opened and nothing was ` +
      'imported from it. Split it into smaller files and import those.',
  };
}
