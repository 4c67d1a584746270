import { closeSync, openSync, readSync } from 'node:fs';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import { formOf } from './migrate.ts';

const headerLength = 100;
const databaseMark = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Looks at a file's first 100 bytes (SQLite file format, section 1.3) before anything opens it for writing, because
 * entering the write-ahead log changes a file, and a file that is no matter must stay as it is.
 *
 * Refused: `not-a-matter`, `matter-too-new`, `permission-denied`.
 */
export function probeMatterFile(path: string): Result<null> {
  const header = readHeader(path);
  if (!header.ok) return header;
  const bytes = header.value;
  if (bytes.byteLength === 0) {
    return failure('not-a-matter', 'This file is empty, so there is no matter in it. Nothing was changed.');
  }
  if (bytes.byteLength < headerLength || !bytes.subarray(0, databaseMark.length).equals(databaseMark)) {
    return failure(
      'not-a-matter',
      'This file is not a Glossator matter, or it is encrypted or damaged at its very beginning. Nothing in it was changed.',
    );
  }
  const form = formOf(bytes.readUInt32BE(68), bytes.readUInt32BE(60));
  return form.ok ? success(null) : form;
}

function readHeader(path: string): Result<Buffer> {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(headerLength);
      return success(bytes.subarray(0, readSync(file, bytes, 0, headerLength, 0)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { ok: false, failure: unreadable(error) };
  }
}

function unreadable(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EISDIR') {
    return {
      code: 'not-a-matter',
      message: 'This is a folder, not a Glossator matter. Choose a file whose name ends in .matter.',
    };
  }
  return {
    code: 'permission-denied',
    message:
      'The matter’s file cannot be opened. Check that it still is where it was and that you are allowed to read and write it and its folder.',
  };
}
