import { crc32, deflateRawSync } from 'node:zlib';
import { zipDate, zipTime } from './fixed-dates.ts';

/** A ZIP file that grows entry by entry. */
export interface ZipWriter {
  /** The bytes that a new entry adds; its name has `/` between names. Bytes that came compressed are stored as they are. */
  readonly add: (name: string, bytes: Uint8Array, form: 'text' | 'as it is') => readonly Uint8Array[];
  /** The bytes that end the file. */
  readonly finish: () => Uint8Array;
}

/** What the plain form of a ZIP file can say. */
export const zipLimits = { bytes: 0xffff_ffff, entries: 0xffff } as const;

/** Thrown where a ZIP file would become larger than its form can say. */
export class ZipTooLarge extends Error {}

/** Names are UTF-8. */
const flags = 0x0800;
const versionNeeded = 20;

/** Begins a ZIP file: every entry has the same date, so the same entries give the same bytes. */
export function zipWriter(): ZipWriter {
  const directory: Buffer[] = [];
  let length = 0;
  return {
    add: (name, bytes, form) => {
      const packed = form === 'text' ? deflateRawSync(bytes, { level: 9 }) : bytes;
      const isStored = packed.byteLength >= bytes.byteLength;
      const data = isStored ? bytes : packed;
      const path = Buffer.from(name, 'utf8');
      const common = Buffer.alloc(26);
      common.writeUInt16LE(versionNeeded, 0);
      common.writeUInt16LE(flags, 2);
      common.writeUInt16LE(isStored ? 0 : 8, 4);
      common.writeUInt16LE(zipTime, 6);
      common.writeUInt16LE(zipDate, 8);
      if (length + data.byteLength > zipLimits.bytes - (1 << 24))
        throw new ZipTooLarge('A ZIP file grew too large.');
      if (directory.length === zipLimits.entries) throw new ZipTooLarge('A ZIP file has too many entries.');
      common.writeUInt32LE(crc32(bytes), 10);
      common.writeUInt32LE(data.byteLength, 14);
      common.writeUInt32LE(bytes.byteLength, 18);
      common.writeUInt16LE(path.length, 22);
      const head = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, path]);
      // Made by a system whose names are UTF-8 (Unix), as a plain file that its owner and others can read.
      const entry = Buffer.alloc(14);
      entry.writeUInt32LE((0o100644 << 16) >>> 0, 6);
      entry.writeUInt32LE(length, 10);
      const madeBy = Buffer.from([versionNeeded, 3]);
      directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), madeBy, common, entry, path]));
      length += head.length + data.byteLength;
      return [head, data];
    },
    finish: () => {
      const listed = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      end.write('PK\u0005\u0006', 'latin1');
      end.writeUInt16LE(directory.length, 8);
      end.writeUInt16LE(directory.length, 10);
      end.writeUInt32LE(listed.length, 12);
      end.writeUInt32LE(length, 16);
      return Buffer.concat([listed, end]);
    },
  };
}
