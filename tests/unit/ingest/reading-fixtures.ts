import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../../electron/ingest/reading.ts';
import { findArticle } from '../../../electron/ingest/html/find-article.ts';
import { readSource } from '../../../electron/ingest/read-source.ts';

/** Reads a text given as a string under a name; a failure fails the test. */
export function readText(text: string, fileName = 'source.txt'): Reading {
  return readBytes(new TextEncoder().encode(text), fileName);
}

/** Reads bytes under a name; a failure fails the test. */
export function readBytes(bytes: Uint8Array, fileName = 'source.txt'): Reading {
  const result = readSource({ fileName, bytes }, findArticle);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** Reads one of the source texts written for the tests. */
export function readFixture(name: string): Reading {
  return readBytes(readFileSync(join(import.meta.dirname, '../../fixtures/texts', name)), name);
}

/** The words of each block that fulfils a condition. */
export function blockTexts(
  reading: Reading,
  which: (block: Reading['blocks'][number]) => boolean,
): readonly string[] {
  return reading.blocks.filter(which).map(({ start, end }) => reading.text.slice(start, end));
}
