import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { expect } from 'vitest';
import { folded, readPackPdf, stampOf, type ReadPack } from '../../unit/pack/read-pack-pdf.ts';

/** A pack as it lies on the disk: its folder, and each file's bytes by its path with slashes. */
export interface PackOnDisk {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A passage that a pack must hold. */
export interface ExpectedPassage {
  readonly urn: string;
  readonly quote: string;
}

/** The one pack that was built inside a folder. */
export async function packInside(parent: string): Promise<PackOnDisk> {
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  const [manifest, another] = entries.filter((entry) => entry.name === 'manifest.json');
  if (manifest === undefined || another !== undefined)
    throw new Error(`${parent} holds no pack, or several.`);
  const folder = manifest.parentPath;
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !(entry.parentPath === folder || dirname(entry.parentPath) === folder)) continue;
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path));
  }
  return { folder, files };
}

/**
 * Checks a pack with programs that had no part in making it: poppler and pdf.js find each quote on its pages, the data has it
 * character for character, and stamps, page labels, links and bookmarks lead to the same pages.
 */
export async function expectWholePack(
  { folder, files }: PackOnDisk,
  expected: { readonly file: string; readonly title: string; readonly passages: readonly ExpectedPassage[] },
): Promise<void> {
  const file = join(folder, expected.file);
  execFileSync('qpdf', ['--check', file]);
  const printed = folded(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
  const csv = files.get('passages.csv')?.toString('utf8') ?? '';
  const missing = expected.passages.filter(({ urn, quote }) => {
    const source = files.get(`sources/${urn}.txt`)?.toString('utf8') ?? '';
    const kept = csv.includes(quote.replaceAll('"', '""')) && source.includes(quote);
    return !kept || !printed.includes(folded(quote));
  });
  expect(missing).toEqual([]);
  expectOneNumbering(await readPackPdf(files.get(expected.file) ?? Buffer.alloc(0)), expected.title);
}

function expectOneNumbering(pack: ReadPack, title: string): void {
  const labels = pack.pages.map((page) => page.label);
  expect({ title: pack.title, tagged: pack.tagged, labels, stamps: pack.pages.map(stampOf) }).toEqual({
    title,
    tagged: true,
    labels: labels.map((_, index) => String(index + 1)),
    stamps: labels,
  });
  const chapters = pack.bookmarks.flatMap((section) => section.children);
  expect(chapters.length).toBeGreaterThan(0);
  for (const { title: words, page } of chapters)
    expect(words).toMatch(new RegExp(`page ${labels[page] ?? '?'}$`));
  const index = pack.pages.slice(0, pack.bookmarks[0]?.page ?? 0);
  const linked = new Set(index.flatMap((page) => page.links).map((link) => link.toPage));
  expect(linked).toEqual(new Set(chapters.map((chapter) => chapter.page)));
}
