import { failure, success, type Result } from '../../../shared/base/index.ts';
import { isCompoundFile } from '../compound-file.ts';

/** Places in the header of a compound file ([MS-CFB], 2.2), and of a directory entry (2.6.1). */
const header = {
  shift: 0x1e,
  fatCount: 0x2c,
  directory: 0x30,
  miniFat: 0x3c,
  miniCount: 0x40,
  difat: 0x44,
  difatCount: 0x48,
  list: 0x4c,
};
const entry = { size: 128, type: 0x42, left: 0x44, right: 0x48, child: 0x4c, start: 0x74, length: 0x78 };
const endOfChain = -2;

/** Entries of one file, and how deep its storages may lie in one another: a message in a message needs two. */
const mostEntries = 20_000;
const deepest = 40;

/** Streams may not claim more bytes than this many times the file, as they do where they share their sectors. */
const mostClaimed = 2;

/** Thrown inside this module alone. */
class NotSound extends Error {}

/**
 * Looks whether a compound file can be read to its end: every chain of sectors ends, the directory is a tree, no stream is larger
 * than what is there. The library that reads Outlook's messages does not look, and would go round in a circle for ever.
 *
 * Failures: `source-damaged`, and `source-too-complex` where there are more entries or levels than are safe.
 */
export function checkCompoundFile(bytes: Uint8Array): Result<null> {
  try {
    return walk(bytes);
  } catch (error) {
    if (error instanceof NotSound || error instanceof RangeError) return damaged;
    throw error;
  }
}

function walk(bytes: Uint8Array): Result<null> {
  if (!isCompoundFile(bytes)) return damaged;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => view.getInt32(at, true);
  const shift = view.getUint16(header.shift, true);
  if (shift !== 9 && shift !== 12) return damaged;
  const sectorSize = 2 ** shift;
  const sectors = Math.ceil(bytes.length / sectorSize) - 1;
  const inSector = sectorSize / 4;
  const counts = [header.fatCount, header.miniCount, header.difatCount].map(number);
  if (counts.some((count) => count < 0 || count > sectors)) return damaged;
  const offsetOf = (sector: number): number => {
    if (sector < 0 || sector >= sectors) throw new NotSound();
    return (sector + 1) * sectorSize;
  };

  const fatSectors: number[] = [];
  for (let n = 0; n < Math.min(number(header.fatCount), 109); n += 1)
    fatSectors.push(number(header.list + 4 * n));
  let list = number(header.difat);
  for (let n = 0; n < number(header.difatCount) && list >= 0; n += 1) {
    const at = offsetOf(list);
    for (let place = 0; place < inSector - 1; place += 1) {
      if (fatSectors.length < number(header.fatCount)) fatSectors.push(number(at + 4 * place));
    }
    list = number(at + 4 * (inSector - 1));
  }
  const nextIn = (tables: readonly number[], sector: number): number => {
    const table = tables[Math.floor(sector / inSector)];
    if (sector < 0 || table === undefined) throw new NotSound();
    return number(offsetOf(table) + 4 * (sector % inSector));
  };
  const chainOf = (tables: readonly number[], start: number, most: number): readonly number[] => {
    const chain: number[] = [];
    for (let sector = start; sector !== endOfChain; sector = nextIn(tables, sector)) {
      chain.push(sector);
      if (chain.length > most) throw new NotSound();
    }
    return chain;
  };

  const miniStart = number(header.miniFat);
  const miniFat = number(header.miniCount) === 0 ? [] : chainOf(fatSectors, miniStart, sectors);
  const places = chainOf(fatSectors, number(header.directory), sectors).flatMap((sector) =>
    Array.from({ length: sectorSize / entry.size }, (_, place) => offsetOf(sector) + place * entry.size),
  );
  if (places.length > mostEntries) return tooComplex;
  const [root] = places;
  if (root === undefined || view.getUint8(root + entry.type) !== 5) return damaged;
  const miniSectors = Math.floor((sectors * sectorSize) / 64);
  if (number(root + entry.length) > 0)
    chainOf(fatSectors, number(root + entry.start), sectors).forEach(offsetOf);

  const seen = new Set<number>();
  const open = [{ index: number(root + entry.child), depth: 1 }];
  let claimed = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { index, depth } = next;
    if (index === -1) continue;
    const at = places[index];
    if (at === undefined || seen.has(index)) return damaged;
    if (depth > deepest) return tooComplex;
    seen.add(index);
    open.push({ index: number(at + entry.left), depth }, { index: number(at + entry.right), depth });
    const type = view.getUint8(at + entry.type);
    if (type === 1) open.push({ index: number(at + entry.child), depth: depth + 1 });
    else if (type === 2) {
      const length = number(at + entry.length);
      claimed += length;
      if (length < 0 || claimed > mostClaimed * bytes.length) return damaged;
      if (length === 0) continue;
      if (length >= 4096) chainOf(fatSectors, number(at + entry.start), sectors).forEach(offsetOf);
      else chainOf(miniFat, number(at + entry.start), miniSectors);
    } else return damaged;
  }
  return success(null);
}

const damaged = failure(
  'source-damaged',
  'This Outlook message is damaged: its parts are not where it says. Open it in Outlook and save it anew, or ask for a whole copy.',
);

const tooComplex = failure(
  'source-too-complex',
  'This Outlook message holds more parts in one another, or more of them, than is safe to read. Open it in Outlook and save what you need from it.',
);
