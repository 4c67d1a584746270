/** A directory of a TIFF file, which EXIF data in other pictures has the form of, too. */
export interface TiffDirectory {
  /** The numbers of a tag, at most `most` of them; empty where there is no such tag or its place lies outside the file. */
  readonly numbers: (tag: number, most?: number) => readonly number[];
  /** The text of a tag without what follows its end, or null. */
  readonly text: (tag: number) => string | null;
}

/** Directories as they follow one another in a file. */
export interface TiffDirectories {
  readonly littleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
  /** The directory at an offset that a tag names. */
  readonly at: (offset: number) => TiffDirectory | null;
  /** True where the chain goes round, leads out of the file or is longer than is read. */
  readonly broken: boolean;
}

/** Bytes of one value by its type (TIFF 6.0, section 2). */
const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
};

/** Values that are read of a tag where nothing else is said. */
const usualMost = 64;

const longestText = 1_000;

/** Entries of one directory that are looked at. */
const mostEntries = 512;

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly place: number;
}

/**
 * Reads the chain of directories of a TIFF file: each only once, and no more than `most`. Null where the bytes are no TIFF file.
 * Nothing is read that lies outside the bytes, and no more of a tag than is asked for.
 */
export function readTiffDirectories(bytes: Uint8Array, most: number): TiffDirectories | null {
  if (bytes.byteLength < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return null;
  const littleEndian = mark === 0x4949;
  if (view.getUint16(2, littleEndian) !== 42) return null;
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let offset = view.getUint32(4, littleEndian);
  let broken = false;
  while (offset !== 0) {
    const read =
      seen.has(offset) || directories.length >= most ? null : readDirectory(view, littleEndian, offset);
    if (read === null) {
      broken = true;
      break;
    }
    seen.add(offset);
    directories.push(read.directory);
    offset = read.next;
  }
  return {
    littleEndian,
    directories,
    broken,
    at: (place) => readDirectory(view, littleEndian, place)?.directory ?? null,
  };
}

function readDirectory(
  view: DataView,
  littleEndian: boolean,
  offset: number,
): { readonly directory: TiffDirectory; readonly next: number } | null {
  if (offset < 8 || offset + 2 > view.byteLength) return null;
  const declared = view.getUint16(offset, littleEndian);
  const entries = new Map<number, Entry>();
  const end = offset + 2 + declared * 12;
  if (end > view.byteLength) return null;
  for (let index = 0; index < Math.min(declared, mostEntries); index += 1) {
    const at = offset + 2 + index * 12;
    const type = view.getUint16(at + 2, littleEndian);
    const count = view.getUint32(at + 4, littleEndian);
    const size = sizes[type];
    if (size === undefined) continue;
    const place = count * size <= 4 ? at + 8 : view.getUint32(at + 8, littleEndian);
    if (place + count * size <= view.byteLength) {
      entries.set(view.getUint16(at, littleEndian), { type, count, place });
    }
  }
  const directory: TiffDirectory = {
    numbers: (tag, most = usualMost) => {
      const entry = entries.get(tag);
      if (entry === undefined) return [];
      const length = Math.min(entry.count, most);
      return Array.from({ length }, (_, index) => numberAt(view, littleEndian, entry, index));
    },
    text: (tag) => {
      const entry = entries.get(tag);
      if (entry?.type !== 2) return null;
      const length = Math.min(entry.count, longestText);
      const read = new TextDecoder('utf-8').decode(
        new Uint8Array(view.buffer, view.byteOffset + entry.place, length),
      );
      const text = read.replace(/\0.*$/su, '').trim();
      return text === '' ? null : text;
    },
  };
  return { directory, next: end + 4 <= view.byteLength ? view.getUint32(end, littleEndian) : 0 };
}

function numberAt(view: DataView, littleEndian: boolean, { type, place }: Entry, index: number): number {
  const at = place + index * (sizes[type] ?? 1);
  switch (type) {
    case 3:
      return view.getUint16(at, littleEndian);
    case 4:
      return view.getUint32(at, littleEndian);
    case 5:
      return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, littleEndian);
    case 9:
      return view.getInt32(at, littleEndian);
    case 10:
      return view.getInt32(at, littleEndian) / view.getInt32(at + 4, littleEndian);
    default:
      return view.getUint8(at);
  }
}
