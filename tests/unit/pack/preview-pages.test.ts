import { expect, test } from 'vitest';
import type { PackChoices, PackPart } from '../../../shared/model/index.ts';
import type { PackSelection, PreparedPages } from '../../../shared/pack/index.ts';
import { failure, success } from '../../../shared/base/index.ts';
import type { PreparePages } from '../../../electron/pack/index.ts';
import { previewPack } from '../../../electron/pack/index.ts';
import { previewPages, type PreviewedPages } from '../../../electron/pack/preview-pages.ts';
import { plainNote } from '../../../shared/model/index.ts';
import { builtPack } from './build-for-test.ts';
import { fixtureSources, passageOf, selectionOf } from './pack-fixture.ts';
import { pagedSource } from './paged-source.ts';
import { folded, readPackPdf } from './read-pack-pdf.ts';

const pages = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'].map((word) => ({
  words: `${word} is what this page says.`,
}));

async function bundle(choices: Partial<PackChoices> = {}): Promise<{
  readonly selection: PackSelection;
  readonly prepared: PreparedPages;
}> {
  const { source, prepared } = await pagedSource('MVI000007', pages);
  const [statement] = fixtureSources;
  if (statement === undefined) throw new Error('The fixture has no statement.');
  const passage = {
    ...passageOf(source, { urn: source.urn, quote: 'One is what', themes: ['LE'] }, 0),
    boxes: [{ page: 1, left: 40, top: 38, right: 140, bottom: 54 }],
  };
  const parts: readonly PackPart[] = [
    {
      title: 'Leadership',
      contents: [
        { kind: 'theme', theme: 'theme-leadership' },
        { kind: 'text', title: 'In short', content: plainNote('See {MVI000007/3}.') },
      ],
    },
    {
      title: 'Documents',
      contents: [
        { kind: 'document', document: source.documentId },
        { kind: 'document', document: statement.documentId },
      ],
    },
  ];
  const selection = selectionOf([source, statement], [passage], {
    sourcePages: true,
    numbering: 'section',
    parts,
    ...choices,
  });
  return { selection, prepared };
}

async function preview(
  selection: PackSelection,
  page: number,
  preparePages: PreparePages,
  signal: AbortSignal = new AbortController().signal,
): Promise<PreviewedPages> {
  const result = await previewPages(selection, { page, signal, preparePages });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

test.each([
  ['in one file', {}],
  ['in two volumes', { volumes: { mostPages: 12, numbers: 'continue' } }],
] as const)('every page looked at before building is the page that is built, %s', async (_where, choices) => {
  const { selection, prepared } = await bundle(choices);
  const prepare: PreparePages = () => Promise.resolve(success(prepared));
  const { files, built } = await builtPack(selection, prepare);
  const pdfs = [...files]
    .filter(([name]) => name.endsWith('.pdf'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const volumes = await Promise.all(pdfs.map(async ([, bytes]) => readPackPdf(bytes)));
  const expected = volumes.flatMap((volume) =>
    volume.pages.map(({ label, text, width, height }) => ({ label, text: folded(text), width, height })),
  );
  expect(expected.length).toBe(built.pages);
  const seen: typeof expected = [];
  while (seen.length < expected.length) {
    const shown = await preview(selection, seen.length + 1, prepare);
    expect(shown.pages).toBe(built.pages);
    const read = await readPackPdf(shown.pdf);
    for (const [index, { text, width, height }] of read.pages.entries()) {
      if (shown.first + index <= seen.length) continue;
      seen.push({ label: shown.labels[index] ?? '', text: folded(text), width, height });
    }
  }
  expect(seen).toEqual(expected);
});

test('the outline tells the page to look at for its lines', async () => {
  const { selection, prepared } = await bundle({ volumes: { mostPages: 12, numbers: 'restart' } });
  const { entries, volumes } = previewPack(selection);
  expect(volumes).toBeGreaterThan(1);
  for (const { sheet, page, volume } of [entries[0], entries[2], entries.at(-1)].filter(
    (one) => one !== undefined,
  )) {
    const shown = await preview(selection, sheet, () => Promise.resolve(success(prepared)));
    expect([shown.labels[sheet - shown.first], shown.volume]).toEqual([page, volume]);
  }
});

test('a later page than the last is the last', async () => {
  const { selection, prepared } = await bundle();
  const shown = await preview(selection, 10_000, () => Promise.resolve(success(prepared)));
  expect(shown.first + shown.labels.length - 1).toBe(shown.pages);
});

test('only documents with a page nearby are made ready', async () => {
  const { selection } = await bundle();
  const { pages: inAll } = previewPack(selection);
  const shown = await preview(selection, inAll, () => Promise.reject(new Error('It was asked for.')));
  expect(shown.labels.at(-1)).toBe('C2');
});

test('a document that cannot be made ready spoils no page but its own', async () => {
  const { selection } = await bundle();
  const broken: PreparePages = () => Promise.resolve(failure('parser-crashed', 'It is torn.'));
  const chapter = previewPack(selection).entries[0];
  expect(chapter?.page).toBe('A1');
  const shown = await preview(selection, 3, broken);
  expect(shown.labels).toEqual(['A1']);
  const signal = new AbortController().signal;
  const torn = await previewPages(selection, { page: 6, signal, preparePages: broken });
  expect(torn).toMatchObject({
    ok: false,
    failure: { code: 'pack-source-unreadable', message: expect.stringContaining('MVI000007') as string },
  });
});

test('a preview that nobody waits for any more ends', async () => {
  const { selection, prepared } = await bundle();
  const cancelling = new AbortController();
  cancelling.abort();
  const result = await previewPages(selection, {
    page: 5,
    signal: cancelling.signal,
    preparePages: () => Promise.resolve(success(prepared)),
  });
  expect(result).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('a line of the outline says which content it comes from', async () => {
  const { selection } = await bundle({
    parts: [
      { title: 'Empty', contents: [{ kind: 'document', document: 'not here' }] },
      {
        title: 'Words',
        contents: [
          { kind: 'theme', theme: 'not here' },
          { kind: 'divider', title: 'Tab 1' },
          { kind: 'theme', theme: 'theme-leadership' },
        ],
      },
    ],
  });
  expect(previewPack(selection).entries.map(({ chosenAs }) => chosenAs)).toEqual([
    { part: 1, content: 1 },
    { part: 1, content: 2 },
    undefined,
    undefined,
  ]);
});
