import { inflateRawSync } from 'node:zlib';
import { failure, success, type Failure, type Result } from '../../../shared/base/index.ts';
import { crc32 } from './crc32.ts';
import { readingLimits } from './reading-limits.ts';

/** A file in an archive. */
export interface ArchiveEntry {
  /** As the archive has it, with `/` between folders; never to be used as a path on the disk. */
  readonly name: string;
  /** Its size in bytes as the archive says, before it is read. */
  readonly size: number;
  /** Its bytes, checked against the size and CRC-32 the archive gives; failures as of `openArchive`. */
  readonly read: () => Result<Uint8Array>;
}

/** A ZIP archive: an archive as such, or a DOCX, ODT or XLSX. */
export interface Archive {
  /** Its files in the order of its directory; folders are left out. */
  readonly entries: readonly ArchiveEntry[];
  /** The bytes of the entry of that name, null where there is none. */
  readonly read: (name: string) => Result<Uint8Array | null>;
}

/** Record of the directory of a ZIP (APPNOTE 4.3.12 and 4.3.16), with the places of its fields. */
const directoryEnd = 0x06054b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;
const longestComment = 65_535;

interface DirectoryRecord {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Opens a ZIP archive that lies in memory. Nothing is inflated before an entry is read, and the caps of `readingLimits` count
 * what was really inflated, over all entries.
 *
 * Failures: `source-damaged` where it is no whole archive, `source-needs-password` for an entry that is encrypted,
 * `source-too-complex` where a cap is reached.
 */
export function openArchive(bytes: Uint8Array): Result<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let records: readonly DirectoryRecord[];
  try {
    const read = readDirectory(bytes, view);
    if (!read.ok) return read;
    records = read.value;
  } catch (error) {
    if (error instanceof RangeError) return damaged;
    throw error;
  }
  let inflated = 0;
  const inflate = (record: DirectoryRecord): Result<Uint8Array> => {
    if ((record.flags & 1) !== 0) return locked;
    const packed = packedBytes(bytes, view, record);
    if (packed === null) return damaged;
    const room = Math.min(
      readingLimits.inflatedBytes,
      Math.max(readingLimits.ratioFrom, bytes.byteLength * readingLimits.ratio),
    );
    let out: Uint8Array;
    try {
      if (record.method === 0) out = packed;
      else if (record.method === 8)
        out = inflateRawSync(packed, { maxOutputLength: Math.max(1, room - inflated) });
      else return unknownMethod;
    } catch (error) {
      return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? tooComplex : damaged;
    }
    inflated += out.byteLength;
    if (inflated > room) return tooComplex;
    return out.byteLength === record.size && crc32(out) === record.crc ? success(out) : damaged;
  };
  const byName = new Map(records.map((record) => [record.name, record] as const));
  return success({
    entries: records
      .filter(({ name }) => !name.endsWith('/'))
      .map((record) => ({ name: record.name, size: record.size, read: () => inflate(record) })),
    read: (name) => {
      const record = byName.get(name);
      return record === undefined ? success(null) : inflate(record);
    },
  });
}

function readDirectory(bytes: Uint8Array, view: DataView): Result<readonly DirectoryRecord[]> {
  const end = findDirectoryEnd(view);
  if (end === null) return damaged;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // ZIP64: an archive of more than 4 GB or 65,535 entries, which is more than is read in one go.
  if (count === 0xffff || at === 0xffffffff) return tooComplex;
  if (count > readingLimits.entries) return tooComplex;
  const records: DirectoryRecord[] = [];
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== directoryRecord) return damaged;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    records.push({
      name: decodeName(name, (flags & 0x800) !== 0).replaceAll('\\', '/'),
      flags,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return success(records);
}

function findDirectoryEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - longestComment);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === directoryEnd) return at;
  }
  return null;
}

/** The packed bytes of an entry, or null where the archive does not hold them. */
function packedBytes(bytes: Uint8Array, view: DataView, record: DirectoryRecord): Uint8Array | null {
  const { offset, packed } = record;
  if (offset + 30 > bytes.byteLength || view.getUint32(offset, true) !== localRecord) return null;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packed > bytes.byteLength ? null : bytes.subarray(start, start + packed);
}

/** Names are UTF-8 where the archive says so or where they are valid as such; else the code page that ZIP began with, 437. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : codePage437[byte - 0x80]))
      .join('');
  }
}

const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const damagedFailure: Failure = {
  code: 'source-damaged',
  message:
    'This file is damaged: it is no whole archive, or parts of it are not what it says of them. Ask whoever sent it for a whole copy.',
};

const damaged = { ok: false, failure: damagedFailure } as const;

const locked = failure(
  'source-needs-password',
  'Files in this archive are encrypted, and the password is not known. Ask whoever sent it for an open copy.',
);

const tooComplex = failure(
  'source-too-complex',
  `This file would become larger than is safe when it is opened (${readingLimits.inflatedBytes / 1024 ** 2} MB, ${readingLimits.entries.toLocaleString('en-GB')} entries, or ${readingLimits.ratio} times its size), so it was not opened further.`,
);

const unknownMethod = failure(
  'source-damaged',
  'Files in this archive are packed in a way that is not known here. Pack them anew as an ordinary ZIP archive.',
);
