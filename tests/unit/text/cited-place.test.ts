import { describe, expect, test } from 'vitest';
import type { Block, OwnNumber } from '../../../shared/model/index.ts';
import { citationOf, citationParts, citedSpan } from '../../../shared/text/index.ts';

function block(number: number, own: OwnNumber | null): Block {
  return {
    number,
    kind: 'paragraph',
    start: number * 10,
    end: number * 10 + 8,
    furniture: false,
    own,
  };
}

const blocks = [0, 1, 2, 3].map((index) =>
  block(index + 1, index < 2 ? null : { kind: 'paragraph', label: `4.${String(index)}` }),
);
const printedLines = [
  { page: 14, line: 3, start: 10, end: 20 },
  { page: 14, line: 4, start: 20, end: 30 },
];

describe('a citation taken apart', () => {
  test('gives reference and place; a bare number is a block', () => {
    expect(
      [
        '{HAR000012 ¶14}',
        '{HAR000012 14}',
        '{HAR000012 14-16}',
        '{HAR000012-B para 4.12}',
        '{HAR000012}',
      ].map(citationParts),
    ).toEqual([
      { urn: 'HAR000012', place: '¶14' },
      { urn: 'HAR000012', place: '¶14' },
      { urn: 'HAR000012', place: '¶14–16' },
      { urn: 'HAR000012-B', place: 'para 4.12' },
      { urn: 'HAR000012', place: null },
    ]);
  });

  test('is none where braces hold something else', () => {
    expect(
      ['{Training}', '{har000012 ¶1}', '{HAR000012 see there}', 'HAR000012 ¶1'].map(citationParts),
    ).toEqual([null, null, null, null]);
  });
});

describe('the place that a citation names', () => {
  const document = { blocks, printedLines: [], pages: [] };

  test('is found by block, by a paragraph’s own number and by page and line', () => {
    expect([
      citedSpan(document, '¶2'),
      citedSpan(document, '¶1–3'),
      citedSpan(document, 'para 4.3'),
      citedSpan(document, 'paras 4.2–4.3'),
      citedSpan({ blocks, printedLines, pages: [] }, '14:3-4'),
    ]).toEqual([
      { start: 20, end: 28 },
      { start: 10, end: 38 },
      { start: 40, end: 48 },
      { start: 30, end: 48 },
      { start: 10, end: 30 },
    ]);
  });

  test('is nothing where the document does not have it', () => {
    expect(
      ['¶0', '¶5', 'para 9.9', '14:9', '¶3–1'].map((place) =>
        citedSpan({ blocks, printedLines, pages: [] }, place),
      ),
    ).toEqual([null, null, null, null, null]);
  });

  test('holds the span that the citation was made for', () => {
    for (const { start, end } of blocks) {
      const place = citationParts(citationOf({ urn: 'HAR000012', ...document }, start, end))?.place ?? '';
      expect(citedSpan(document, place)).toEqual({ start, end });
    }
  });
});
