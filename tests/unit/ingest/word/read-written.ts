import { readAnySource } from '../../../../electron/ingest/read-any-source.ts';
import type { Reading } from '../../../../electron/ingest/reading.ts';
import type { TextMark } from '../../../../shared/model/index.ts';

/** Reads a document under a name by whichever reader recognises it; a failure fails the test. */
export async function readWritten(bytes: Uint8Array, fileName: string): Promise<Reading> {
  const result = await readAnySource({ fileName, bytes });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The code of the failure of a source that cannot be read. */
export async function failureOf(bytes: Uint8Array, fileName: string): Promise<string | null> {
  const result = await readAnySource({ fileName, bytes });
  return result.ok ? null : result.failure.code;
}

/** Each block in short: its kind with level and part, and its text. */
export function blocksInShort(reading: Reading): readonly string[] {
  return reading.blocks.map(({ kind, level, part, start, end }) => {
    const head = [kind, level, part].filter((word) => word !== undefined).join(' ');
    return `${head}: ${reading.text.slice(start, end)}`;
  });
}

/** Each mark of a kind as the text under it and what it says besides. */
export function marksOf<Kind extends TextMark['kind']>(
  reading: Reading,
  ...kinds: readonly Kind[]
): readonly (readonly [text: string, mark: Omit<TextMark, 'start' | 'end'>])[] {
  return reading.marks
    .filter(({ kind }) => kinds.some((wanted) => wanted === kind))
    .map(({ start, end, ...rest }) => [reading.text.slice(start, end), rest] as const);
}
