import { openArchive } from '../../../../electron/ingest/archive/open-archive.ts';

/** The bytes of every entry of a ZIP file by name, read by the application's own reader, which checks sizes and CRC-32. */
export function zipEntries(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const archive = openArchive(bytes);
  if (!archive.ok) throw new Error(`No whole ZIP file: ${archive.failure.message}`);
  return new Map(
    archive.value.entries.map((entry) => {
      const read = entry.read();
      if (!read.ok) throw new Error(`${entry.name} cannot be read: ${read.failure.message}`);
      return [entry.name, Buffer.from(read.value)];
    }),
  );
}

/** A part of a Word file as text. */
export function wordPart(bytes: Uint8Array, name: string): string {
  const part = zipEntries(bytes).get(name);
  if (part === undefined) throw new Error(`There is no part ${name}.`);
  return part.toString('utf8');
}

/** The words of a part, paragraph by paragraph, without what marks them up. */
export function wordsOf(part: string): string {
  return part
    .replace(/<w:br\/>/gu, '\n')
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
