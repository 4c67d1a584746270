import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** How words lie in bytes. */
type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';

/** A place where one of the words sought lies. */
export interface Find {
  readonly word: string;
  readonly file: string;
  /** Where in the file, in bytes; of words inside a compressed part, where that part begins; -1 for the file's own name. */
  readonly offset: number;
  readonly as: Encoding | 'name' | `compressed ${Encoding}`;
}

/** What a look into folders gave; how much was seen tells a look that found nothing from one that saw nothing. */
export interface Look {
  readonly finds: readonly Find[];
  readonly files: number;
  readonly bytes: number;
}

interface Pattern {
  readonly word: string;
  readonly as: Encoding;
  readonly bytes: Buffer;
}

/** More than any part that these tests compress; a part that claims to be longer is no find of ours. In bytes. */
const longestInflated = 16_777_216;

/** Looks for words in every file under some folders, and in the files' names; a file that goes away meanwhile is left out. */
export function lookFor(words: readonly string[], folders: readonly string[]): Look {
  const patterns = patternsOf(words);
  const finds: Find[] = [];
  let files = 0;
  let bytes = 0;
  for (const file of folders.flatMap(filesUnder)) {
    for (const word of words) if (file.includes(word)) finds.push({ word, file, offset: -1, as: 'name' });
    const content = contentOf(file);
    if (content === null) continue;
    files += 1;
    bytes += content.byteLength;
    finds.push(...findsIn(file, content, patterns));
  }
  return { finds, files, bytes };
}

/** Where words lie in bytes: plain in three encodings, and inside every part that is compressed as gzip, zlib or zip do. */
export function findsInBytes(words: readonly string[], file: string, content: Buffer): readonly Find[] {
  return findsIn(file, content, patternsOf(words));
}

function findsIn(file: string, content: Buffer, patterns: readonly Pattern[]): readonly Find[] {
  const finds: Find[] = patterns.flatMap(({ word, as, bytes }) => {
    const offset = content.indexOf(bytes);
    return offset === -1 ? [] : [{ word, file, offset, as }];
  });
  for (const { offset, inflated } of compressedParts(content)) {
    for (const { word, as, bytes } of patterns) {
      if (inflated.includes(bytes)) finds.push({ word, file, offset, as: `compressed ${as}` });
    }
  }
  return finds;
}

function patternsOf(words: readonly string[]): readonly Pattern[] {
  return words.flatMap((word) => [
    { word, as: 'UTF-8', bytes: Buffer.from(word, 'utf8') },
    { word, as: 'UTF-16LE', bytes: Buffer.from(word, 'utf16le') },
    { word, as: 'UTF-16BE', bytes: Buffer.from(word, 'utf16le').swap16() },
  ]);
}

function filesUnder(folder: string): readonly string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...filesUnder(path)] : [path];
  });
}

/** Null for folders, sockets and links, and for what has gone. */
function contentOf(path: string): Buffer | null {
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

/** A part that could be inflated, and where it begins in bytes. */
interface CompressedPart {
  readonly offset: number;
  readonly inflated: Buffer;
}

const gzipHead = Buffer.from([0x1f, 0x8b, 0x08]);
const zipHead = Buffer.from('PK\u0003\u0004');

/** A part cut short gives what could be read of it. */
const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longestInflated };

function compressedParts(content: Buffer): readonly CompressedPart[] {
  const parts: CompressedPart[] = [];
  const add = (offset: number, inflate: () => Buffer): void => {
    try {
      parts.push({ offset, inflated: inflate() });
    } catch {
      // Bytes that look like the beginning of a compressed part by chance.
    }
  };
  for (const offset of placesOf(content, gzipHead)) {
    add(offset, () => inflateRawSync(content.subarray(endOfGzipHead(content, offset)), lenient));
  }
  for (const offset of placesOf(content, zipHead)) {
    if (offset + 30 > content.byteLength) continue;
    const head = 30 + content.readUInt16LE(offset + 26) + content.readUInt16LE(offset + 28);
    add(offset, () => inflateRawSync(content.subarray(offset + head), lenient));
  }
  for (let offset = content.indexOf(0x78); offset !== -1; offset = content.indexOf(0x78, offset + 1)) {
    // The first two bytes of a zlib stream are, taken as a number, a multiple of 31.
    if (((0x78 << 8) | (content[offset + 1] ?? 0)) % 31 !== 0) continue;
    add(offset, () => inflateSync(content.subarray(offset), lenient));
  }
  return parts;
}

/** Where the head of a gzip member ends (RFC 1952), which may name the file; what follows the member is none of its own. */
function endOfGzipHead(content: Buffer, offset: number): number {
  const flags = content[offset + 3] ?? 0;
  let end = offset + 10;
  if ((flags & 4) !== 0) end += 2 + content.readUInt16LE(end);
  for (const named of [8, 16]) if ((flags & named) !== 0) end = content.indexOf(0, end) + 1;
  return (flags & 2) === 0 ? end : end + 2;
}

function placesOf(content: Buffer, sought: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = content.indexOf(sought); at !== -1; at = content.indexOf(sought, at + 1)) places.push(at);
  return places;
}
