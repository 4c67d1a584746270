import { describe, expect, test } from 'vitest';
import { citationOf } from '../../../shared/text/index.ts';
import { readFixture, readText } from './reading-fixtures.ts';

function labels(text: string): readonly (string | null)[] {
  return readText(text).blocks.map(({ own }) => (own?.kind === 'paragraph' ? own.label : null));
}

const sentence = 'The home was visited in the spring and nothing was written down about it.';

describe("the source's own paragraph numbers", () => {
  test('are those of a report, and not of its headings, sub-lists or page numbers', () => {
    const numbered = readFixture('report.txt').blocks.flatMap(({ own }) =>
      own?.kind === 'paragraph' ? [own.label] : [],
    );
    expect(numbered).toEqual(['1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5', '3.1', '3.2']);
  });

  test('are those of a statement, and not of a list inside one of its paragraphs', () => {
    const reading = readFixture('statement.txt');
    expect(reading.blocks.map(({ own }) => (own?.kind === 'paragraph' ? own.label : null))).toEqual([
      null,
      null,
      null,
      '1',
      '2',
      '3',
      null,
      '4',
      null,
      null,
      null,
      '5',
      '6',
      null,
      null,
      null,
      null,
    ]);
    const at = reading.text.indexOf('where the book');
    expect(citationOf({ urn: 'HAR000001', ...reading }, at, at + 5)).toBe('{HAR000001 para 4}');
  });

  test('may stand in brackets, skip one, and begin again in an annex', () => {
    expect(labels([1, 2, 4, 5].map((number) => `(${number}) ${sentence}`).join('\n\n'))).toEqual([
      '1',
      '2',
      '4',
      '5',
    ]);
    const main = [1, 2, 3, 4].map((number) => `${number}. ${sentence}`);
    const annex = [1, 2].map((number) => `${number}. ${sentence}`);
    expect(labels([...main, 'Annex A', ...annex].join('\n\n'))).toEqual(['1', '2', '3', '4', null, '1', '2']);
  });

  test('are no steps of a list, single numbers, years or times', () => {
    const prose = Array.from({ length: 6 }, () => sentence);
    const texts = [
      [...prose, '1. Ring the bell.', '2. Wait.', '3. Write it down.', ...prose],
      [`1. ${sentence}`, ...prose],
      [`2013. ${sentence}`, `2014. ${sentence}`, `2015. ${sentence}`],
      [`14.30 ${sentence}`, `15.10 ${sentence}`, `16.45 ${sentence}`, `18.05 ${sentence}`],
      ['1. Eggs', '2. Flour', '3. Milk', '4. Salt'],
    ];
    expect(texts.map((parts) => labels(parts.join('\n\n')).filter((label) => label !== null))).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('a transcript', () => {
  test('has its printed pages and lines, with turns of speakers as blocks', () => {
    const reading = readFixture('transcript.txt');
    expect(reading.printedLines.map(({ page, line }) => `${page}:${line}`)).toEqual(
      [14, 15].flatMap((page) => Array.from({ length: 25 }, (_, index) => `${page}:${index + 1}`)),
    );
    const at = reading.text.indexOf('MS HALE: Thank you');
    const to = reading.text.indexOf('right-hand corner.') + 'right-hand corner.'.length;
    expect(citationOf({ urn: 'MVI000010', ...reading }, at, to)).toBe('{MVI000010 14:8-10}');
    const turn = reading.blocks.find(({ start, end }) => start <= at && at < end);
    expect(turn).toEqual({
      number: 8,
      kind: 'paragraph',
      start: reading.text.indexOf('8      MS HALE'),
      end: to,
      furniture: false,
      own: { kind: 'page-line', page: 14, line: 8 },
    });
  });

  test('is not seen in a numbered list or without page numbers', () => {
    const list = Array.from({ length: 25 }, (_, index) => `${index + 1}  Name of a witness`).join('\n');
    expect([
      readText(`Witnesses\n\n${list}`).printedLines,
      readText(`${list}\n\n${list}`).printedLines,
    ]).toEqual([[], []]);
  });
});
