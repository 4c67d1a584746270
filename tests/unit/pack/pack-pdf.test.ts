import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewPack } from '../../../electron/pack/index.ts';
import { packOutline, type PackSelection } from '../../../shared/pack/index.ts';
import { builtPack, builtPdf, newFolder } from './build-for-test.ts';
import { noteOf, ordinarySelection } from './pack-fixture.ts';
import { anySelection } from './random-selection.ts';
import { readPackMetadata } from './read-pack-metadata.ts';
import { folded, readPackPdf, stampOf, type ReadLink, type ReadPack } from './read-pack-pdf.ts';

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

/** Bookmarks as the index says them: one line each, indented by depth. */
function bookmarkLines(pack: ReadPack): readonly string[] {
  return pack.bookmarks.flatMap((section) => [
    section.title,
    ...section.children.map((child) => `  ${child.title}`),
  ]);
}

function expectedBookmarks(selection: PackSelection): readonly string[] {
  const pageOf = new Map(previewPack(selection).entries.map((entry) => [entry.number, entry.page]));
  return packOutline(selection).sections.flatMap((section) => [
    `${section.title} · page ${pageOf.get(section.entries[0]?.number ?? 0)}`,
    ...section.entries.map((entry) =>
      [`  ${entry.number} ${entry.description}`, entry.detail, `page ${pageOf.get(entry.number)}`]
        .filter((part) => part !== '')
        .join(' · '),
    ),
  ]);
}

/** The links on the pages of the index, which follow the cover and come before the first entry. */
function indexLinks(pack: ReadPack): readonly ReadLink[] {
  const first = pack.bookmarks[0]?.page ?? 0;
  return pack.pages.slice(0, first).flatMap((page) => page.links);
}

function expectOneNumbering(selection: PackSelection, pack: ReadPack): void {
  const preview = previewPack(selection);
  const labels = pack.pages.map((page) => page.label);
  expect(labels).toEqual(labels.map((_, index) => String(index + 1)));
  expect(pack.pages.map(stampOf)).toEqual(labels);
  expect(pack.pages).toHaveLength(preview.pages);
  expect(bookmarkLines(pack)).toEqual(expectedBookmarks(selection));
  const entryPages = pack.bookmarks.flatMap((section) => section.children.map((child) => child.page));
  expect(entryPages).toEqual(preview.entries.map((entry) => Number(entry.page) - 1));
  const targets = new Set(indexLinks(pack).map((link) => link.toPage));
  expect([...targets].sort((one, other) => one - other)).toEqual(
    [...new Set(entryPages)].sort((one, other) => one - other),
  );
}

function expectCitedPages(pack: ReadPack): void {
  for (const page of pack.pages) {
    for (const run of page.runs) {
      const cited = /^.*page (\d+)$/.exec(folded(run.text))?.[1];
      if (cited === undefined) continue;
      const over = page.links.filter(
        (link) =>
          link.left <= run.left + 1 &&
          link.right >= run.left + run.width - 1 &&
          link.bottom <= run.bottom &&
          link.top >= run.bottom,
      );
      expect(over.map((link) => String(link.toPage + 1))).toContain(cited);
    }
  }
}

function expectNothingOverStamps(pack: ReadPack): void {
  for (const page of pack.pages) {
    for (const run of page.runs) {
      if (run.bottom >= 60) expect(run.bottom - run.size * 0.3).toBeGreaterThan(60);
      expect(run.left).toBeGreaterThanOrEqual(0);
      expect(run.left + run.width).toBeLessThanOrEqual(page.width);
    }
  }
}

test(
  'stamp, page label, index, bookmark and citation name the same page, in any pack',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySelection, async (selection) => {
        const pack = await readPackPdf(await builtPdf(selection));
        expectOneNumbering(selection, pack);
        expectCitedPages(pack);
        expectNothingOverStamps(pack);
      }),
      { numRuns: 12 },
    );
  },
);

test('the index gives number, description, URN, date and page in 12 points or more', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection()));
  const index = pack.pages[1];
  expect(folded(index?.text ?? '')).toContain(
    'No. Description Date Page A. Passages by theme 1 Training (5 passages) 3 2 Culture (2 passages) 4',
  );
  expect(folded(index?.text ?? '')).toContain(
    'Council pledges review after second inspection MVI000002 May 2016 7',
  );
  expect(Math.min(...(index?.runs ?? []).map((run) => run.size))).toBeGreaterThanOrEqual(12);
});

test('an index of many rows repeats its header on every page', async () => {
  const selection = ordinarySelection();
  const [source] = selection.sources;
  const [passage] = selection.passages;
  if (source === undefined || passage === undefined) throw new Error('The fixture is incomplete.');
  const urns = Array.from({ length: 60 }, (_, index) => `MVI0001${String(index).padStart(2, '0')}`);
  const many = {
    ...selection,
    sources: urns.map((urn) => ({ ...source, urn, documentId: urn })),
    passages: urns.map((urn) => ({ ...passage, urn, documentId: urn, id: urn })),
  };
  const pack = await readPackPdf(await builtPdf(many));
  const first = pack.bookmarks[0]?.page ?? 0;
  expect(first).toBeGreaterThan(3);
  for (const page of pack.pages.slice(1, first))
    expect(folded(page.text)).toContain('No. Description Date Page');
  expectOneNumbering(many, pack);
});

test('the document opens at 100 %, keeps the zoom at bookmarks, has a title, and is tagged A4', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection()));
  expect({
    title: pack.title,
    openZoom: pack.openZoom,
    zooms: pack.bookmarks.flatMap((section) => [
      section.zoom,
      ...section.children.map((child) => child.zoom),
    ]),
    sizes: [...new Set(pack.pages.map((page) => `${page.width} × ${page.height}`))],
    tagged: pack.tagged,
  }).toEqual({
    title: 'Marlow Vale Inquiry: Evidence on training and leadership',
    openZoom: 1,
    zooms: Array.from({ length: 11 }, () => null),
    sizes: ['595.28 × 841.89'],
    tagged: true,
  });
});

test('every page of a document in full carries its URN and its own page', async () => {
  const selection = ordinarySelection();
  const long = selection.sources.map((source) => source);
  const pack = await readPackPdf(await builtPdf({ ...selection, sources: long }));
  const full = pack.bookmarks
    .flatMap((section) => section.children)
    .filter((child) => child.title.includes('MVI'));
  for (const entry of full) {
    const urn = /MVI\d+/.exec(entry.title)?.[0] ?? '';
    expect(pack.pages[entry.page]?.text).toContain(`${urn} / 1`);
  }
});

test('a quotation leads to its place in the full text, and the margin leads back', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection()));
  const chapter = pack.bookmarks[0]?.children[0]?.page ?? 0;
  const review = pack.bookmarks[1]?.children[2]?.page ?? 0;
  expect(pack.pages[chapter]?.links.some((link) => link.toPage === review)).toBe(true);
  const back = (pack.pages[review]?.links ?? []).filter((link) => link.left > 529);
  expect([...new Set(back.map((link) => link.toPage))].sort()).toEqual(
    pack.bookmarks[0]?.children.map((child) => child.page),
  );
  expect(folded(pack.pages[review]?.text ?? '')).toContain('CU 2.1');
});

test('furniture that is left out of a full text is named with its numbers', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection()));
  const press = pack.pages[pack.bookmarks[1]?.children[1]?.page ?? 0];
  expect(folded(press?.text ?? '')).toContain(
    '[Page furniture left out: ¶4–5; whole in sources/MVI000002.txt]',
  );
  expect(press?.text).not.toContain('newsdesk');
  expect(press?.text).toContain('¶6');
});

test('a note that cites furniture leads to where the full text says that it was left out', async () => {
  const { passages, ...selection } = ordinarySelection();
  const [cited] = passages;
  if (cited === undefined) throw new Error('The fixture has no passage.');
  const noted = { ...cited, notes: [noteOf('Found on the page of {MVI000002 ¶5}.')] };
  const pack = await readPackPdf(await builtPdf({ ...selection, passages: [noted, ...passages.slice(1)] }));
  const leftOut = pack.pages.findIndex((page) => folded(page.text).includes('Page furniture left out: ¶4–5'));
  const note = pack.pages.find((page) => folded(page.text).includes('Found on the page of'));
  expect(leftOut).toBeGreaterThan(0);
  expect(note?.links.some((link) => link.toPage === leftOut)).toBe(true);
});

test('a pack without full texts cites the schedule and names no page of a source', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection({ fullTexts: false })));
  expect(pack.bookmarks.map((section) => section.title.replace(/ · page \d+$/, ''))).toEqual([
    'A. Passages by theme',
    'B. How this pack can be checked',
  ]);
  const schedule = pack.bookmarks[1]?.children[0]?.page;
  const chapter = pack.pages[pack.bookmarks[0]?.children[0]?.page ?? 0];
  expect(chapter?.links.some((link) => link.toPage === schedule)).toBe(true);
});

test('the list of sources attached inside holds the sources and nothing else', async () => {
  const pack = await readPackPdf(await builtPdf(ordinarySelection()));
  const attached = new Map(pack.attachments.map(({ name, content }) => [name, content]));
  expect([...attached.keys()].sort()).toEqual(['passages.csv', 'sources.json']);
  const content: unknown = JSON.parse(attached.get('sources.json') ?? '');
  expect(content).toEqual({
    sources: ordinarySelection().sources.map((source) => ({
      urn: source.urn,
      title: source.title,
      date: source.date?.value ?? null,
      fileName: source.fileName,
      sha256: source.sha256,
      bytes: source.bytes,
      textSha256: source.textSha256,
      textFile: `sources/${source.urn}.txt`,
    })),
  });
});

test('the table of passages is attached as it lies in the folder, so that the PDF alone can be archived', async () => {
  const { files } = await builtPack(ordinarySelection());
  const bytes = [...files].find(([name]) => name.endsWith('.pdf'))?.[1] ?? Buffer.of();
  const { attachments } = await readPackPdf(bytes);
  const table = attachments.find(({ name }) => name === 'passages.csv')?.content ?? '';
  expect(`\ufeff${table.replace(/^\ufeff/u, '')}`).toBe(files.get('passages.csv')?.toString('utf8'));
});

test('the claim of accessibility is described in the metadata, as a claim of archiving asks for', async () => {
  const { xmp } = await readPackMetadata(await builtPdf(ordinarySelection()));
  expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  const described = xmp.slice(
    xmp.indexOf('<pdfaExtension:schemas>'),
    xmp.indexOf('</pdfaExtension:schemas>'),
  );
  expect(described).toContain(
    '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  );
  expect(described).toContain('<pdfaProperty:name>part</pdfaProperty:name>');
});

test('a matter whose name is also mark-up has its name in the metadata and no broken metadata', async () => {
  const bytes = await builtPdf({ ...ordinarySelection(), matterTitle: 'Vale & <Homes>' });
  expect((await readPackPdf(bytes)).title).toBe('Vale & <Homes>: Evidence on training and leadership');
  expect(bytes.includes('Vale &amp; &lt;Homes&gt;: Evidence on training and leadership')).toBe(true);
});

test.runIf(hasProgram('qpdf'))('qpdf finds nothing wrong with the file', async () => {
  const file = join(await newFolder(), 'pack.pdf');
  await writeFile(file, await builtPdf(ordinarySelection()));
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
});

test('the same selection gives the same bytes in every file, and another clock other bytes', async () => {
  const one = await builtPack(ordinarySelection());
  const two = await builtPack(structuredClone(ordinarySelection()));
  expect(two.files).toEqual(one.files);
  const later = await builtPack({ ...ordinarySelection(), clockMs: Date.UTC(2020, 0, 1) });
  expect(later.built.sumsSha256).not.toBe(one.built.sumsSha256);
});
