import type { Archive, ArchiveEntry } from '../archive/open-archive.ts';

/** Where a path of a project leads: to an entry of its archive, or nowhere in it. */
export function findEntry(archive: Archive | null, path: string | undefined): ArchiveEntry | null {
  if (archive === null || path === undefined) return null;
  const name = /^internal:\/\/(.*)$/isu.exec(path)?.[1] ?? path.replace(/^relative:\/\//iu, '');
  const plain = name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/u, '');
  const wanted = [`sources/${plain}`, plain].map((one) => one.toLowerCase());
  return archive.entries.find((entry) => wanted.includes(entry.name.toLowerCase())) ?? null;
}
