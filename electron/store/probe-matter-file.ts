import { closeSync, openSync, readSync } from 'node:fs';
import { failure, success, type Failure, type Result } from '../../shared/base/index.ts';
import { formOf } from './migrate.ts';

const headerLength = 100;
const databaseMark = Buffer.from('SQLite format 3\0', 'latin1');

/** What a file's beginning tells of it before it is opened. */
export interface MatterFileForm {
  readonly encrypted: boolean;
  /** The first 16 bytes in hexadecimal: the same for all plain files; of an encrypted one its own, and lasting. */
  readonly mark: string;
}

/**
 * Looks at a file's first 100 bytes (SQLite file format, section 1.3) before anything opens it for writing, because
 * entering the write-ahead log changes a file, and a file that is no matter must stay as it is. Of an encrypted file
 * only bytes 16 to 23 can be read: the size of a page and what SQLite fixes for every file; whether it is a matter shows
 * once it is unlocked.
 *
 * Refused: `not-a-matter`, `matter-too-new`, `permission-denied`.
 */
export function probeMatterFile(path: string): Result<MatterFileForm> {
  const header = readHeader(path);
  if (!header.ok) return header;
  const bytes = header.value;
  if (bytes.byteLength === 0) {
    return failure('not-a-matter', 'This file is empty, so there is no matter in it. Nothing was changed.');
  }
  const mark = bytes.subarray(0, databaseMark.length).toString('hex');
  if (bytes.byteLength === headerLength && looksEncrypted(bytes)) return success({ encrypted: true, mark });
  if (bytes.byteLength < headerLength || !bytes.subarray(0, databaseMark.length).equals(databaseMark)) {
    return failure(
      'not-a-matter',
      'This file is not a Glossator matter, or it is damaged at its very beginning. Nothing in it was changed.',
    );
  }
  const form = formOf(bytes.readUInt32BE(68), bytes.readUInt32BE(60));
  return form.ok ? success({ encrypted: false, mark }) : form;
}

/** How many bytes of each page the cipher keeps for itself. */
const reservedBytes = 64;

/** Page size 4096, journal or write-ahead log, the cipher's bytes on each page, and SQLite's three fixed fractions. */
function looksEncrypted(bytes: Buffer): boolean {
  const plain = bytes.subarray(0, databaseMark.length).equals(databaseMark);
  const [write = 0, read = 0, reserved, largest, least, leaf] = bytes.subarray(18, 24);
  return (
    !plain &&
    bytes.readUInt16BE(16) === 4_096 &&
    [1, 2].includes(write) &&
    [1, 2].includes(read) &&
    reserved === reservedBytes &&
    largest === 64 &&
    least === 32 &&
    leaf === 32
  );
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
