import type { TextGauge } from '../../../shared/query/index.ts';
import { tokensOf } from '../../../shared/text/index.ts';
import type { ReadableDatabase } from '../database.ts';

/** How many characters a word and what follows it take, generously: the first look at a gap is so long. */
const charactersOfWord = 8;

/** Measures of one document's text, which is read only where a question needs it, and then once. */
export function textGauge(
  database: ReadableDatabase,
  document: string,
): { readonly gauge: TextGauge; readonly text: () => string } {
  let read: string | null = null;
  let starts: readonly number[] | null = null;
  const text = (): string => (read ??= readText(database, document));
  return {
    text,
    gauge: {
      atMostWords: (from, to, words) => {
        // Every word takes a character and one between it and the next.
        if (to - from <= 2 * words) return true;
        for (let reach = (words + 2) * charactersOfWord; ; reach *= 4) {
          const end = Math.min(to, from + reach);
          const found = tokensOf(text().slice(from, end)).length;
          if (end === to) return found <= words;
          // The last word may be cut, so that it may be none of its own.
          if (found > words + 1) return false;
        }
      },
      inOneBlock: (end, start) => {
        const known = (starts ??= readBlockStarts(database, document));
        return firstAfter(known, end - 1) > start;
      },
    },
  };
}

/** The first of ascending offsets that lies after an offset, else infinity. */
function firstAfter(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offsets[low] ?? Infinity;
}

function readText(database: ReadableDatabase, document: string): string {
  return (
    database.get<{ text: string }>(
      'SELECT t.text FROM document d JOIN canonical_text t ON t.sha256 = d.text_sha256 WHERE d.id = ?',
      document,
    )?.text ?? ''
  );
}

function readBlockStarts(database: ReadableDatabase, document: string): readonly number[] {
  const row = database.get<{ starts: string }>(
    'SELECT json_group_array(span_start ORDER BY number) AS starts FROM search_block WHERE document = ?',
    document,
  );
  return JSON.parse(row?.starts ?? '[]') as number[];
}
