import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PackChoices, PackPart } from '../../../shared/model/index.ts';
import type { PackSelection, PreparedPages } from '../../../shared/pack/index.ts';
import { buildPackFolder } from '../../../electron/pack/index.ts';
import { builtPack, newFolder } from './build-for-test.ts';
import { passageOf, fixtureSources, selectionOf } from './pack-fixture.ts';
import { pagedSource } from './paged-source.ts';
import { folded, readPackPdf, type ReadPack } from './read-pack-pdf.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

const pages = [
  { words: 'The inspectors came twice in one winter and nobody met them.' },
  { words: 'A plan of the upper floor, wider than it is high.', size: [841.89, 595.28] as const },
  { words: 'A letter that lay on its side in the scanner.', turn: 90 as const },
  { words: 'The last page says who was told, and when.' },
];

async function bundle(
  choices: Partial<PackChoices> = {},
): Promise<{ readonly selection: PackSelection; readonly prepared: PreparedPages }> {
  const { source, prepared } = await pagedSource('MVI000007', pages);
  const quote = 'nobody met them';
  const passage = {
    ...passageOf(source, { urn: source.urn, quote, themes: ['LE'] }, 0),
    boxes: [{ page: 1, left: 250, top: 38, right: 340, bottom: 54 }],
  };
  const [statement] = fixtureSources;
  if (statement === undefined) throw new Error('The fixture has no statement.');
  const parts: readonly PackPart[] = [
    { title: 'Leadership', contents: [{ kind: 'theme', theme: 'theme-leadership' }] },
    {
      title: 'Documents',
      contents: [
        { kind: 'document', document: source.documentId },
        { kind: 'document', document: statement.documentId },
        { kind: 'pages', document: source.documentId, from: 4, to: 4 },
      ],
    },
  ];
  const selection = selectionOf([source, statement], [passage], { sourcePages: true, parts, ...choices });
  return { selection, prepared };
}

async function readBundle(choices: Partial<PackChoices> = {}): Promise<{
  readonly pack: ReadPack;
  readonly bytes: Buffer;
}> {
  const { selection, prepared } = await bundle(choices);
  const { files } = await builtPack(selection, () => Promise.resolve({ ok: true, value: prepared }));
  const [, bytes] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
  if (bytes === undefined) throw new Error('The pack has no PDF.');
  return { pack: await readPackPdf(bytes), bytes };
}

test('a document stands as its own pages, upright and in their size, with a strip below for the numbers', async () => {
  const { pack, bytes } = await readBundle();
  const shown = pages.map(({ words }) =>
    pack.pages.findIndex((page) => page.width > 600 && folded(page.text).includes(words)),
  );
  const [first = -1] = shown;
  expect(shown).toEqual([first, first + 1, first + 2, first + 3]);
  const sizes = shown.map((index) =>
    [pack.pages[index]?.width, pack.pages[index]?.height].map((one) => Math.round(one ?? 0)),
  );
  expect(sizes).toEqual(
    [
      [595 + 62, 842 + 27],
      [842 + 62, 595 + 27],
      [842 + 62, 595 + 27],
      [595 + 62, 842 + 27],
    ].map((size) => size.map((one) => one)),
  );
  if (!hasQpdf) return;
  const file = join(await newFolder(), 'pack.pdf');
  await writeFile(file, bytes);
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
});

test('each of its pages says its reference with its own number and its number in the pack, in the strip and nowhere else', async () => {
  const { pack } = await readBundle();
  const first = pack.pages.findIndex(
    (page) => folded(page.text).includes('nobody met them') && page.height > 850,
  );
  for (const [offset] of pages.entries()) {
    const page = pack.pages[first + offset];
    const strip = page?.runs.filter(({ bottom }) => bottom < 27).map(({ text }) => text.trim());
    expect(strip).toEqual([`MVI000007 / ${offset + 1}`, page?.label]);
  }
});

test('a passage leads from its chapter to its page, and the margin of the page leads back', async () => {
  const { pack } = await readBundle();
  const sheet = pack.pages.findIndex(
    (page) => folded(page.text).includes('nobody met them') && page.height > 850,
  );
  const chapter = pack.pages.findIndex((page) => folded(page.text).includes('1.1 {MVI000007/1}'));
  expect(pack.pages[chapter]?.links.some(({ toPage }) => toPage === sheet)).toBe(true);
  const back = pack.pages[sheet]?.links ?? [];
  expect(back.map(({ toPage }) => toPage)).toEqual([chapter]);
  expect(back.every(({ left }) => left > 595)).toBe(true);
  expect(pack.pages[sheet]?.text).toContain('LE 1.1');
});

test('a pack with pages of other makers claims no standard', async () => {
  const { bytes } = await readBundle();
  const words = bytes.toString('latin1');
  expect([words.includes('pdfaid'), words.includes('pdfuaid')]).toEqual([false, false]);
  const { attachments } = await readPackPdf(bytes);
  expect(attachments.map(({ name }) => name)).toEqual(['sources.json']);
});

test('a document on whose pages words lie under boxes stands as text, so that nobody can copy them', async () => {
  const { selection } = await bundle();
  const sources = selection.sources.map((source) =>
    source.format === 'pdf' ? { ...source, hidesText: true as const } : source,
  );
  const { files } = await builtPack({ ...selection, sources }, () =>
    Promise.reject(new Error('Pages that hide words were asked for.')),
  );
  const [, bytes] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
  const pack = await readPackPdf(bytes ?? Buffer.of());
  expect(pack.pages.every(({ width }) => Math.round(width) === 595)).toBe(true);
  expect(pack.pages.some(({ text }) => folded(text).includes('¶4 The last page says who was told'))).toBe(
    true,
  );
});

test.each([
  [90, [842, 595], (left: number, bottom: number) => left > 780 && bottom > 500],
  [180, [595, 842], (left: number, bottom: number) => left > 500 && bottom < 120],
  [270, [842, 595], (left: number, bottom: number) => left < 80 && bottom < 100],
] as const)(
  'a scan that lay turned by %d degrees is shown upright',
  async (turned, [width, height], isThere) => {
    const { source, prepared } = await pagedSource('MVI000008', [{ words: 'Top left' }]);
    const pages = source.pages.map((page) => ({ ...page, turned, width, height }));
    const selection = selectionOf([{ ...source, pages }], [], {
      sourcePages: true,
      parts: [{ title: 'Documents', contents: [{ kind: 'document', document: source.documentId }] }],
    });
    const { files } = await builtPack(selection, () => Promise.resolve({ ok: true, value: prepared }));
    const [, bytes] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
    const pack = await readPackPdf(bytes ?? Buffer.of());
    const sheet = pack.pages.find(({ text }) => text.includes('Top left'));
    expect([sheet?.width, sheet?.height].map((one) => Math.round(one ?? 0))).toEqual([width, height + 27]);
    const run = sheet?.runs.find(({ text }) => text.includes('Top'));
    expect(isThere(run?.left ?? 0, (run?.bottom ?? 0) - 27)).toBe(true);
  },
);

test('the same pages and choices give the same bytes', async () => {
  const [one, other] = [await readBundle(), await readBundle()];
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

test('the last page says on paper what this pack prints, however its whole texts were chosen', async () => {
  const { pack } = await readBundle({ fullTexts: false });
  const last = folded(pack.pages.map(({ text }) => text).join(' '));
  expect(last).toContain('the page of this pack on which its source is printed');
  expect(last).toContain('the strip below each page holds its reference');
  expect(last).not.toContain('not printed in this pack');
  const [leadership] = (await bundle()).selection.choices.parts ?? [];
  const quoted = await readBundle({ fullTexts: true, parts: leadership === undefined ? [] : [leadership] });
  expect(folded(quoted.pack.pages.map(({ text }) => text).join(' '))).toContain('not printed in this pack');
});

test('what became part of pages is said once for each document, also where it stands in the pack twice', async () => {
  const { selection, prepared } = await bundle();
  const warningsWith = async (flattened: number): Promise<readonly string[]> => {
    const value = { ...prepared, flattened };
    const { built } = await builtPack(selection, () => Promise.resolve({ ok: true, value }));
    return built.warnings;
  };
  expect(await warningsWith(0)).toEqual([]);
  expect(await warningsWith(1)).toEqual(['MVI000007: 1 form field or note became part of its pages.']);
  expect(await warningsWith(12)).toEqual(['MVI000007: 12 form fields and notes became part of its pages.']);
});

test('a source whose pages cannot be copied stops the pack with its name, and nothing is left behind', async () => {
  const { selection } = await bundle();
  const folder = join(await newFolder(), 'pack');
  const broken: PreparedPages = {
    kind: 'pdf',
    pdf: new Uint8Array(Buffer.from('%PDF-1.7\nnothing of it is there')),
    links: [],
    bookmarks: [],
    flattened: 0,
  };
  const built = await buildPackFolder(selection, {
    folder,
    preparePages: () => Promise.resolve({ ok: true, value: broken }),
  });
  expect(built).toMatchObject({ ok: false, failure: { code: 'pack-source-unreadable' } });
  expect(!built.ok && built.failure.message).toContain('MVI000007 (Report MVI000007)');
  await expect(
    buildPackFolder(selection, {
      folder,
      preparePages: () =>
        Promise.resolve({
          ok: false,
          failure: { code: 'source-needs-password', message: 'It is protected by a password.' },
        }),
    }),
  ).resolves.toMatchObject({
    ok: false,
    failure: { code: 'pack-source-unreadable' },
  });
});

test.each([
  ['whole', /^\d+$/u],
  ['section', /^(?:[ivx]+|[A-Z]\d+)$/u],
  ['document', /^(?:\d+|MVI00000\d\/\d+)$/u],
] as const)(
  'numbered by %s, what is printed on a page is its label, in the index, in the bookmark and in citations',
  async (numbering, form) => {
    const { pack } = await readBundle({ numbering });
    for (const page of pack.pages) {
      expect(page.label).toMatch(form);
      const corner = page.runs.filter(
        ({ bottom, left, width }) => bottom < 40 && left + width > page.width - 70,
      );
      expect(corner.map(({ text }) => text.trim())).toEqual([page.label]);
    }
    for (const bookmark of pack.bookmarks.flatMap((section) => [section, ...section.children])) {
      expect(bookmark.title.endsWith(` · page ${pack.pages[bookmark.page]?.label}`)).toBe(true);
    }
    const index = pack.pages
      .slice(0, pack.bookmarks[0]?.page)
      .map((page) => folded(page.text))
      .join(' ');
    for (const entry of pack.bookmarks.flatMap((section) => section.children)) {
      expect(index).toContain(pack.pages[entry.page]?.label);
    }
  },
);
