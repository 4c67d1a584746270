import { openArchive } from '../../../electron/ingest/archive/open-archive.ts';

/** The entries of a ZIP archive as text, by name in its order. */
export function entriesOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(opened.failure.message);
  return new Map(
    opened.value.entries.map(({ name, read }) => {
      const entry = read();
      if (!entry.ok) throw new Error(entry.failure.message);
      return [name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry.value)] as const;
    }),
  );
}
