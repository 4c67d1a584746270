import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preparePdf } from '../../../electron/ingest/pdf/prepare-pdf.ts';
import { barePdf, shown, streamObject } from '../../fixtures/pdf/bare-pdf.ts';
import type { PackSource, PreparedPages } from '../../../shared/pack/index.ts';
import { builtPack, newFolder } from './build-for-test.ts';
import { selectionOf, sourceOf } from './pack-fixture.ts';
import { folded, readPackPdf, type ReadPack } from './read-pack-pdf.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

/** Three pages with a link of each kind, a highlight, a filled field, bookmarks, a script, a hidden and a shown layer. */
const original = barePdf(
  [
    {
      content: [
        shown('See the third page, or the archive.', 60, 700),
        `/OC /Off BDC ${shown('Names of the children', 60, 640)} EMC`,
        `/OC /On BDC ${shown('Stamped as received', 60, 600)} EMC`,
      ].join('\n'),
      entries: '/Annots [100 0 R 101 0 R 102 0 R 103 0 R]',
      resources: '/Properties << /Off 110 0 R /On 111 0 R >>',
    },
    { content: shown('The second page.', 60, 700), entries: '/Rotate 90' },
    { content: shown('The third page.', 60, 700), entries: '/CropBox [50 600 545 800]' },
  ],
  {
    catalog:
      '/Outlines 120 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AcroForm << /Fields [103 0 R] >> ' +
      '/OCProperties << /OCGs [110 0 R 111 0 R] /D << /OFF [110 0 R] /Order [] >> >>',
    objects: {
      100: '<< /Type /Annot /Subtype /Link /Rect [60 690 160 715] /Dest [14 0 R /Fit] >>',
      101: '<< /Type /Annot /Subtype /Link /Rect [170 690 260 715] /A << /S /URI /URI (https://archive.example/box/7) >> >>',
      102: '<< /Type /Annot /Subtype /Highlight /Rect [60 690 160 715] /QuadPoints [60 715 160 715 60 690 160 690] /C [1 1 0] /AP << /N 104 0 R >> >>',
      103: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (Vale) /Rect [60 500 200 520] /AP << /N 105 0 R >> >>',
      104: streamObject('1 1 0 rg 0 0 100 25 re f', '/Type /XObject /Subtype /Form /BBox [0 0 100 25]'),
      105: streamObject(
        `BT /F1 12 Tf 2 5 Td (Written into the field) Tj ET`,
        '/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F1 3 0 R >> >>',
      ),
      110: '<< /Type /OCG /Name (Names) >>',
      111: '<< /Type /OCG /Name (Stamps) >>',
      120: '<< /Type /Outlines /First 121 0 R /Last 121 0 R /Count 1 >>',
      121: '<< /Title (Part one) /Parent 120 0 R /Dest [10 0 R /Fit] /First 122 0 R /Last 122 0 R /Count 1 >>',
      122: '<< /Title (The findings) /Parent 121 0 R /Dest [14 0 R /Fit] >>',
    },
  },
);

async function prepared(): Promise<PreparedPages> {
  const result = await preparePdf(original);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function sourceOfOriginal(): PackSource {
  const sizes = [
    [595, 842],
    [842, 595],
    [495, 200],
  ] as const;
  const text = sourceOf({
    urn: 'MVI000007',
    title: 'Scanned file',
    date: '2016',
    paragraphs: ['One.', 'Two.', 'Three.'],
  });
  return {
    ...text,
    format: 'pdf',
    pages: sizes.map(([width, height], index) => ({
      number: index + 1,
      label: null,
      start: text.blocks[index]?.start ?? 0,
      end: text.blocks[index + 1]?.start ?? text.text.length,
      width,
      height,
      text: 'source',
      confidence: null,
    })),
  };
}

async function packOfOriginal(): Promise<{
  readonly pack: ReadPack;
  readonly file: string;
  readonly sheet: number;
}> {
  const source = sourceOfOriginal();
  const selection = selectionOf([source], [], {
    sourcePages: true,
    parts: [{ title: 'Documents', contents: [{ kind: 'document', document: source.documentId }] }],
  });
  const pages = await prepared();
  const { files } = await builtPack(selection, () => Promise.resolve({ ok: true, value: pages }));
  const [, bytes] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
  if (bytes === undefined) throw new Error('The pack has no PDF.');
  const file = join(await newFolder(), 'pack.pdf');
  await writeFile(file, bytes);
  const pack = await readPackPdf(bytes);
  return {
    pack,
    file,
    sheet: pack.pages.findIndex((page) => folded(page.text).includes('See the third page')),
  };
}

test('notes and fields become part of the page, links and bookmarks are kept, and nothing is run', async () => {
  const pages = await prepared();
  if (pages.kind !== 'pdf') throw new Error('A PDF was not prepared as one.');
  expect(pages.flattened).toBe(2);
  expect(pages.links.map(({ page, target }) => [page, target])).toEqual([
    [1, { page: 3 }],
    [1, { address: 'https://archive.example/box/7' }],
  ]);
  expect(pages.links[0]?.area).toMatchObject({ left: 60, right: 160 });
  expect(Math.round(pages.links[0]?.area.top ?? 0)).toBe(842 - 715);
  expect(pages.bookmarks).toEqual([
    { title: 'Part one', page: 1, depth: 0 },
    { title: 'The findings', page: 3, depth: 1 },
  ]);
});

test('a pack shows what was written into fields, leads where the links led, and has the bookmarks below its own', async () => {
  const { pack, file, sheet } = await packOfOriginal();
  expect(folded(pack.pages[sheet]?.text ?? '')).toContain('Written into the field');
  expect(pack.pages[sheet]?.links.map(({ toPage }) => toPage)).toEqual([sheet + 2]);
  expect(pack.pages[sheet]?.outside).toEqual(['https://archive.example/box/7']);
  const entry = pack.bookmarks[0]?.children[0];
  expect(entry?.children.map(({ title, page }) => [title, page])).toEqual([['Part one', sheet]]);
  expect(entry?.children[0]?.children.map(({ title, page }) => [title, page])).toEqual([
    ['The findings', sheet + 2],
  ]);
  if (!hasQpdf) return;
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax');
  const plain = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {
    maxBuffer: 1 << 28,
  }).toString('latin1');
  expect([plain.includes('/JavaScript'), plain.includes('app.alert'), plain.includes('/AcroForm')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a layer that the source hides stays hidden, and one that it shows stays shown', async () => {
  const { file } = await packOfOriginal();
  if (!hasQpdf) return;
  const json = JSON.parse(
    execFileSync('qpdf', ['--json=2', '--json-key=qpdf', '--json-stream-data=none', file, '-'], {
      maxBuffer: 1 << 28,
    }).toString('utf8'),
  ) as { qpdf: [unknown, Record<string, { value?: Record<string, unknown> }>] };
  const objects = json.qpdf[1];
  const catalog = Object.values(objects).find((object) => object.value?.['/Type'] === '/Catalog')?.value;
  const properties = catalog?.['/OCProperties'] as { '/OCGs': string[]; '/D': { '/OFF': string[] } };
  const names = (references: readonly string[]): readonly unknown[] =>
    references.map((reference) => objects[`obj:${reference}`]?.value?.['/Name']);
  expect(names(properties['/OCGs'])).toEqual(['u:Names', 'u:Stamps']);
  expect(names(properties['/D']['/OFF'])).toEqual(['u:Names']);
});

test('a page stands upright and as it was cropped', async () => {
  const { pack, sheet } = await packOfOriginal();
  const sizes = pack.pages
    .slice(sheet, sheet + 3)
    .map(({ width, height }) => [Math.round(width), Math.round(height)]);
  expect(sizes).toEqual([
    [595, 842 + 27],
    [842, 595 + 27],
    [495, 200 + 27],
  ]);
  const run = pack.pages[sheet + 2]?.runs.find(({ text }) => text.includes('The third page'));
  expect(Math.round(run?.left ?? 0)).toBe(10);
  expect(Math.round(run?.bottom ?? 0)).toBe(100 + 27);
});
