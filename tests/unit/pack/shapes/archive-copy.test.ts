import { beforeAll, expect, test } from 'vitest';
import type { PackChoices, PackContent, PackPart } from '../../../../shared/model/index.ts';
import type { PackSelection, PreparedPages } from '../../../../shared/pack/index.ts';
import { builtPack } from '../build-for-test.ts';
import { checkedByApplication, checkedByPage, failing } from '../checked-pack.ts';
import { fixtureSources, passageOf, selectionOf } from '../pack-fixture.ts';
import { pagedSource } from '../paged-source.ts';
import { readPackMetadata } from '../read-pack-metadata.ts';
import { folded, readPackPdf } from '../read-pack-pdf.ts';

const archive = 'Evidence on training and leadership (archive copy).pdf';
const words = 'The inspectors came twice in one winter and nobody met them.';

let source: PackSelection['sources'][number];
let prepared: PreparedPages;

beforeAll(async () => {
  ({ source, prepared } = await pagedSource('MVI000007', [{ words }]));
});

function bundleOf(parts: readonly PackPart[], choices: Partial<PackChoices> = {}): PackSelection {
  const quote = 'nobody met them';
  const passage = passageOf(source, { urn: source.urn, quote, themes: ['LE'] }, 0);
  const statement = fixtureSources.slice(0, 1);
  return selectionOf([source, ...statement], [passage], {
    sourcePages: true,
    shapes: ['archive'],
    parts,
    ...choices,
  });
}

const chapter: PackContent = { kind: 'theme', theme: 'theme-leadership' };

function built(selection: PackSelection): ReturnType<typeof builtPack> {
  return builtPack(selection, () => Promise.resolve({ ok: true, value: prepared }));
}

test('it holds the report and no page of others, claims what that earns, and has the passages inside', async () => {
  const selection = bundleOf([
    { title: 'Leadership', contents: [chapter] },
    { title: 'Documents', contents: [{ kind: 'document', document: source.documentId }] },
  ]);
  const { built: pack, files } = await built(selection);
  expect(pack.warnings).toEqual([]);
  const bytes = files.get(archive) ?? Buffer.of();
  const read = await readPackPdf(bytes);
  const text = folded(read.pages.map((page) => page.text).join('\n'));
  expect(text).toContain('nobody met them');
  expect(text).not.toContain('MVI000007 / 1');
  expect(read.pages.every(({ width }) => Math.round(width) === 595)).toBe(true);
  const { xmp } = await readPackMetadata(bytes);
  expect([xmp.includes('<pdfaid:part>3'), xmp.includes('<pdfuaid:part>1')]).toEqual([true, true]);
  const attached = new Map(read.attachments.map(({ name, content }) => [name, content]));
  expect([...attached.keys()].sort()).toEqual(['passages.csv', 'sources.json']);
  expect(attached.get('passages.csv')).toContain('nobody met them');
  expect(read.bookmarks.map(({ title }) => title.replace(/ · page .*$/u, ''))).toEqual([
    'A. Leadership',
    'B. How this pack can be checked',
  ]);
  expect(failing(await checkedByApplication(new Map(files)))).toEqual([]);
  expect(failing(await checkedByPage(new Map(files)))).toEqual([]);
});

test('it is one file where the pack is several volumes, and changes none of them', async () => {
  const contents: readonly PackContent[] = [
    chapter,
    { kind: 'document', document: fixtureSources[0]?.documentId ?? '' },
  ];
  const volumes = { mostPages: 3, numbers: 'continue' } as const;
  const parts = [{ title: 'All', contents }];
  const { files } = await built(bundleOf(parts, { volumes }));
  const without = await built(bundleOf(parts, { volumes, shapes: [] }));
  const pdfs = [...files.keys()].filter((name) => name.endsWith('.pdf'));
  expect(pdfs.filter((name) => name.includes('(archive copy)'))).toEqual([archive]);
  expect(pdfs.length).toBeGreaterThan(2);
  for (const name of pdfs.filter((one) => one !== archive)) {
    expect(without.files.get(name)?.equals(files.get(name) ?? Buffer.of())).toBe(true);
  }
});

test('a bundle of nothing but pages of others has none, and the pack says so', async () => {
  const contents: readonly PackContent[] = [{ kind: 'document', document: source.documentId }];
  const { built: pack, files } = await built(bundleOf([{ title: 'Documents', contents }]));
  expect(files.has(archive)).toBe(false);
  expect(pack.warnings).toEqual([
    'There is no archive copy: the pack holds nothing but documents as their own pages, for which no standard can be claimed.',
  ]);
});

test('the same choices give the same copy', async () => {
  const parts = [{ title: 'Leadership', contents: [chapter] }];
  const copies = await Promise.all([built(bundleOf(parts)), built(bundleOf(parts))]);
  const [one, two] = copies.map(({ files }) => files.get(archive) ?? Buffer.of());
  expect(one?.length).toBeGreaterThan(10_000);
  expect(two?.equals(one ?? Buffer.of())).toBe(true);
});
