import { expect, test } from 'vitest';
import { previewPack } from '../../../electron/pack/index.ts';
import { failure, success } from '../../../shared/base/index.ts';
import type { PackSelection, PreparedPages } from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { ordinarySelection, passageOf, selectionOf, sourceOf } from './pack-fixture.ts';
import { pagedSource } from './paged-source.ts';

const words =
  'panel training records of the homes a safeguarding course well kept managers told nobody asked'.split(' ');

/** Words that repeat in no short period, so that they compress as prose does. */
function prose(from: number, count: number): string {
  return Array.from(
    { length: count },
    (_, index) => words[((from + index) ** 2 + 7 * index) % words.length],
  ).join(' ');
}

function written(documents: number, paragraphs: number, quoted: number, fullTexts: boolean): PackSelection {
  const sources = Array.from({ length: documents }, (_, one) =>
    sourceOf({
      urn: `MVI0000${10 + one}`,
      title: `Report ${one}`,
      date: '2016-03-03',
      paragraphs: Array.from(
        { length: paragraphs },
        (_line, line) => `Line ${line} of ${one}. ${prose(31 * line + one, 32)}`,
      ),
    }),
  );
  const passages = sources.flatMap((source, one) =>
    Array.from({ length: quoted }, (_, line) =>
      passageOf(
        source,
        { urn: source.urn, quote: `Line ${line} of ${one}. `, themes: ['TR', 'CU'] },
        one * 1000 + line,
      ),
    ),
  );
  return selectionOf(sources, passages, { fullTexts });
}

async function ratios(selection: PackSelection, prepared?: PreparedPages): Promise<readonly number[]> {
  const { built } = await builtPack(selection, () =>
    Promise.resolve(prepared === undefined ? failure('file-type-unknown', 'None') : success(prepared)),
  );
  const estimated = previewPack(selection).estimatedBytes;
  const pdfs = built.files.filter(({ name }) => name.endsWith('.pdf'));
  expect(estimated).toHaveLength(pdfs.length);
  return pdfs.map(({ bytes }, index) => (estimated[index] ?? 0) / bytes);
}

const near = (ratio: number): boolean => ratio > 0.5 && ratio < 2;

test('the estimated size is between half and twice the real one, of small and long packs, quoted much and printed much', async () => {
  const measured = [
    ...(await ratios(ordinarySelection())),
    ...(await ratios(written(1, 8, 1, true))),
    ...(await ratios(written(4, 120, 2, true))),
    ...(await ratios(written(3, 40, 40, false))),
    ...(await ratios(written(3, 40, 40, true))),
  ];
  expect(measured.filter((ratio) => !near(ratio))).toEqual([]);
});

test('the same holds for each volume', async () => {
  const selection = written(5, 120, 3, true);
  const choices = { ...selection.choices, volumes: { mostPages: 20, numbers: 'continue' } as const };
  const measured = await ratios({ ...selection, choices });
  expect(measured.length).toBeGreaterThan(2);
  expect(measured.filter((ratio) => !near(ratio))).toEqual([]);
});

test('pages of documents count by their files, in proportion to the pages taken', async () => {
  const pages = Array.from({ length: 12 }, (_, index) => ({ words: prose(index * 17, 400) }));
  const { source, prepared } = await pagedSource('MVI000001', pages);
  const bytes = prepared.kind === 'pdf' ? prepared.pdf.byteLength : 0;
  const of = (from: number, to: number): PackSelection =>
    selectionOf([{ ...source, bytes }], [], {
      sourcePages: true,
      parts: [{ title: 'Documents', contents: [{ kind: 'pages', document: source.documentId, from, to }] }],
    });
  expect(
    [...(await ratios(of(1, 12), prepared)), ...(await ratios(of(3, 5), prepared))].filter(
      (one) => !near(one),
    ),
  ).toEqual([]);
  const [all = 0] = previewPack(of(1, 12)).estimatedBytes;
  const [some = 0] = previewPack(of(3, 5)).estimatedBytes;
  expect(all - some).toBeGreaterThan((bytes * 9) / 12);
});

test('a size to warn over changes no byte of the pack', async () => {
  const selection = ordinarySelection();
  const warned = { ...selection, choices: { ...selection.choices, warnOver: 1 } };
  expect((await builtPack(warned)).built.sumsSha256).toBe((await builtPack(selection)).built.sumsSha256);
});

test('a pack over the size that was chosen is said to be so, by its estimate before and by its size after the build', async () => {
  const selection = written(6, 60, 60, true);
  const warned = { ...selection, choices: { ...selection.choices, warnOver: 1 } };
  const { built } = await builtPack(warned);
  const sizes = [previewPack(warned).findings, built.findings].map((findings) =>
    findings.filter(({ kind }) => kind === 'size').map(({ sentence }) => sentence.split(',')[0]),
  );
  const pdf = built.files.find(({ name }) => name.endsWith('.pdf'))?.bytes ?? 0;
  expect(sizes).toEqual([
    [expect.stringMatching(/^The PDF would have about [\d.]+ MB$/u)],
    [`The PDF has ${Math.round(pdf / 100_000) / 10} MB`],
  ]);
});
