import { readAnySource } from '../../../electron/ingest/read-any-source.ts';
import type { Reading } from '../../../electron/ingest/reading.ts';

/** Reads a source of any format under a name; a failure fails the test. */
export async function readAny(source: Uint8Array | string, fileName: string): Promise<Reading> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const result = await readAnySource({ fileName, bytes });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** The code of the failure with which a source is refused or sealed, or null where it is read. */
export async function failureOf(source: Uint8Array | string, fileName: string): Promise<string | null> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const result = await readAnySource({ fileName, bytes });
  return result.ok ? null : result.failure.code;
}
