import { droppedMarks, foldRuns, tokenRanges } from './unicode61-table.ts';

/** What a code point is to the tokenizer: part of a token, a mark inside one that is dropped, or a separator. */
export type TokenRole = 'token' | 'mark' | 'separator';

const codePoints = 0x110000;

/** One byte a code point up to U+FFFF, ranges beyond; made on first use. */
interface Tables {
  readonly token: Uint8Array;
  readonly rangesBeyond: readonly (readonly [number, number])[];
  readonly folded: ReadonlyMap<number, number>;
}

let tables: Tables | null = null;

/** The role of a code point in SQLite's FTS5 tokenizer `unicode61`. */
export function tokenRole(codePoint: number): TokenRole {
  tables ??= readTables();
  if (codePoint <= 0xffff) {
    if (tables.token[codePoint] === 1) return 'token';
    return codePoint >= 0x300 && codePoint < 0x340 && droppedMarks.includes(codePoint) ? 'mark' : 'separator';
  }
  return tables.rangesBeyond.some(([start, end]) => codePoint >= start && codePoint < end)
    ? 'token'
    : 'separator';
}

/** What the tokenizer writes for a code point with `remove_diacritics 2`: lower case without diacritics, 0 for nothing. */
export function foldedCodePoint(codePoint: number): number {
  if (codePoint < 0x80) return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint + 0x20 : codePoint;
  tables ??= readTables();
  return tables.folded.get(codePoint) ?? codePoint;
}

function readTables(): Tables {
  const token = new Uint8Array(0x10000);
  const rangesBeyond: [number, number][] = [];
  let at = 0;
  for (const range of tokenRanges.split(' ')) {
    const [gap = 0, length = 0] = range.split('.').map((digits) => parseInt(digits, 36));
    const start = at + gap;
    at = start + length;
    token.fill(1, Math.min(start, 0x10000), Math.min(at, 0x10000));
    if (at > 0x10000) rangesBeyond.push([Math.max(start, 0x10000), Math.min(at, codePoints)]);
  }
  const folded = new Map<number, number>();
  for (const mark of droppedMarks) folded.set(mark, 0);
  let first = 0;
  for (const run of foldRuns.split(' ')) {
    const [distance = 0, count = 0, step = 0, target = 0] = run
      .split('.')
      .map((digits) => parseInt(digits, 36));
    first += distance;
    for (let index = 0; index < count; index += 1) {
      folded.set(first + index * Math.max(step, 1), target + index * step);
    }
  }
  return { token, rangesBeyond, folded };
}
