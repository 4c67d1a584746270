import { expect } from 'vitest';
import { finishReading } from '../../../../electron/ingest/finish-reading.ts';
import { readPdf } from '../../../../electron/ingest/pdf/read-pdf.ts';
import type { Reading } from '../../../../electron/ingest/reading.ts';

/** Reads a PDF that must be readable, and checks what must hold of every reading. */
export async function readingOfPdf(bytes: Uint8Array, password?: string): Promise<Reading> {
  const source = { fileName: 'evidence.pdf', bytes, ...(password === undefined ? {} : { password }) };
  const read = await readPdf(source);
  if (!read.ok) throw new Error(read.failure.message);
  const reading = finishReading(source, read.value);
  expectWhole(reading);
  return reading;
}

/** The texts of blocks that are not furniture. */
export function blockTexts({ blocks, text }: Reading): readonly string[] {
  return blocks.filter(({ furniture }) => !furniture).map(({ start, end }) => text.slice(start, end));
}

/** The texts of blocks that are furniture, with the part they are. */
export function furnitureTexts({ blocks, text }: Reading): readonly string[] {
  return blocks
    .filter(({ furniture }) => furniture)
    .map(({ start, end, part }) => `${part ?? ''}: ${text.slice(start, end)}`);
}

/** Blocks hold every character, pages cover the text, and words lie in their order on their pages. */
export function expectWhole({ blocks, text, pages, pageWords, marks }: Reading): void {
  let at = 0;
  for (const { start, end } of blocks) {
    expect(text.slice(at, start).trim()).toBe('');
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(text.slice(at).trim()).toBe('');
  expect(text.isWellFormed()).toBe(true);
  expect(pages.map(({ start }) => start)).toEqual([0, ...pages.slice(0, -1).map(({ end }) => end)]);
  expect(pages.at(-1)?.end).toBe(text.length);
  pageWords.forEach((words, index) => {
    const page = pages[index];
    let from = page?.start ?? 0;
    for (const word of words) {
      expect(word.start).toBeGreaterThanOrEqual(from);
      expect(word.end).toBeLessThanOrEqual(page?.end ?? 0);
      expect(word.right).toBeGreaterThanOrEqual(word.left);
      expect(word.bottom).toBeGreaterThanOrEqual(word.top);
      expect(text.slice(word.start, word.end).trim()).toBe(text.slice(word.start, word.end));
      from = word.end;
    }
  });
  for (const { kind, start, end } of marks) {
    if (kind === 'covered') expect(start).toBe(end);
    else expect(start).toBeLessThan(end);
  }
}
