import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fullTextParts,
  printableBlock,
  quotedPieces,
  type PackPassage,
  type PackSource,
} from '../../../shared/pack/index.ts';
import { passageOf, sourceOf, spanPassage } from './pack-fixture.ts';

const source = sourceOf({
  urn: 'MVI000001',
  title: 'A paper',
  paragraphs: [
    'The first sentence stands alone. The second one matters to the case. The third does not.',
    '~ Share this page',
    'Another block begins here. It goes on.',
    '~ Comments',
    '~ Post a comment',
  ],
});

function shown(passage: PackPassage, context: 'none' | 'sentence' | 'block'): readonly (readonly string[])[] {
  return quotedPieces(source, passage, context).map((piece) => [
    source.text.slice(piece.start, piece.markStart),
    source.text.slice(piece.markStart, piece.markEnd),
    source.text.slice(piece.markEnd, piece.end),
  ]);
}

const inOneSentence = passageOf(source, { urn: source.urn, quote: 'one matters', themes: ['TR'] }, 1);

test('a quote stands alone, in its sentence, or in its block, as was chosen', () => {
  expect(shown(inOneSentence, 'none')).toEqual([['', 'one matters', '']]);
  expect(shown(inOneSentence, 'sentence')).toEqual([['The second ', 'one matters', ' to the case.']]);
  expect(shown(inOneSentence, 'block')).toEqual([
    ['The first sentence stands alone. The second ', 'one matters', ' to the case. The third does not.'],
  ]);
});

test('a passage across blocks is quoted block by block, with the furniture it lies across', () => {
  const across = passageOf(
    source,
    { urn: source.urn, quote: 'does not.\n\nShare this page\n\nAnother block', themes: ['TR'] },
    2,
  );
  expect(shown(across, 'sentence')).toEqual([
    ['The third ', 'does not.', ''],
    ['', 'Share this page', ''],
    ['', 'Another block', ' begins here.'],
  ]);
});

test('the marked parts hold the whole quote, whatever the context', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: source.text.length - 1 }),
      fc.nat({ max: source.text.length - 1 }),
      fc.constantFrom('none' as const, 'sentence' as const, 'block' as const),
      (one, other, context) => {
        const passage = spanPassage(source, Math.min(one, other), Math.max(one, other) + 1, ['TR'], 1);
        const pieces = quotedPieces(source, passage, context);
        const marked = pieces.map((piece) => source.text.slice(piece.markStart, piece.markEnd)).join('');
        expect(marked.replace(/\s/g, '')).toBe(passage.quote.replace(/\s/g, ''));
        for (const piece of pieces) {
          expect(piece.start).toBeLessThanOrEqual(piece.markStart);
          expect(piece.end).toBeGreaterThanOrEqual(piece.markEnd);
        }
      },
    ),
  );
});

function partsOf(passages: readonly PackPassage[], of: PackSource = source): readonly string[] {
  return fullTextParts(of, passages).map((part) =>
    part.kind === 'furniture'
      ? `left out ${part.first}-${part.last}`
      : `${part.block.number}${part.marks.map((mark) => ` ${mark.passage.id}/${mark.lane}`).join('')}`,
  );
}

test('furniture is left out of a full text and named, and stays where a passage lies in it', () => {
  expect(partsOf([])).toEqual(['1', 'left out 2-2', '3', 'left out 4-5']);
  const inFurniture = passageOf(source, { urn: source.urn, quote: 'Share this', themes: ['TR'] }, 3);
  expect(partsOf([inFurniture])).toEqual(['1', '2 passage-3/0', '3', 'left out 4-5']);
});

test('overlapping passages have lanes of their own and lanes are used again', () => {
  const marks = [
    spanPassage(source, 0, 40, ['TR'], 1),
    spanPassage(source, 20, 130, ['TR'], 2),
    spanPassage(source, 40, 60, ['TR'], 3),
  ];
  expect(partsOf(marks)).toEqual([
    '1 passage-1/0 passage-2/1 passage-3/0',
    '2 passage-2/1',
    '3 passage-2/1',
    'left out 4-5',
  ]);
});

test('a line end inside a block is kept where it was meant and is a blank where the line was full', () => {
  expect(printableBlock('12 High Street\nMarlow Vale\nMV1 2AB')).toBe('12 High Street\nMarlow Vale\nMV1 2AB');
  expect(
    printableBlock(
      'The panel read the training records of all the\neleven homes and found that the lists of those\nwho went had gaps.',
    ),
  ).toBe(
    'The panel read the training records of all the eleven homes and found that the lists of those who went had gaps.',
  );
});

test('printing a block never moves an offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '\n', '\r\n', '\u2028', 'é') }), (text) => {
      expect(printableBlock(text)).toHaveLength(text.length);
    }),
  );
});

test('the lines of a transcript are kept, because they are cited by their numbers', () => {
  const lines =
    '6 Q. We shall come to that, and you will have\n7     every chance to explain it. I should like to begin\n8     now.';
  expect(printableBlock(lines, { own: { kind: 'page-line', page: 14, line: 6 } })).toBe(lines);
});
