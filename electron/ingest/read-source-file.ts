import { constants, open } from 'node:fs/promises';
import { success, type Result } from '../../shared/base/index.ts';
import {
  changedFailure,
  fileFailure,
  largestSourceBytes,
  notRegularFailure,
  tooLargeFailure,
} from './file-failure.ts';

/** How much is read at once, in bytes; between two pieces reading can be stopped. */
const pieceBytes = 8 * 1024 * 1024;

/** Without waiting, since what was a file when it was found may be a pipe by now, and nobody may ever write into it. */
const reading = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The bytes of a source file, whole and of one state, whatever became of the file since it was found.
 *
 * Failures: those of `fileFailure`; `file-unreadable` for what is no regular file, and for a file that was changed meanwhile;
 * `file-too-large`. Where the signal says so, reading ends with a rejection.
 */
export async function readSourceFile(path: string, signal: AbortSignal): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, reading);
    try {
      const before = await file.stat();
      if (!before.isFile()) return { ok: false, failure: notRegularFailure };
      if (before.size > largestSourceBytes) return { ok: false, failure: tooLargeFailure(before.size) };
      const bytes = new Uint8Array(before.size);
      let read = 0;
      while (read < bytes.length) {
        signal.throwIfAborted();
        const wanted = Math.min(pieceBytes, bytes.length - read);
        const { bytesRead } = await file.read(bytes, read, wanted, read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      const after = await file.stat();
      const changed = read < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs;
      return changed ? { ok: false, failure: changedFailure } : success(bytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    return { ok: false, failure: fileFailure(error) };
  }
}
