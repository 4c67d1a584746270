import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countWords,
  sentenceAround,
  sentenceSpans,
  snapToGraphemes,
  snapToWords,
  wordSpanAt,
} from '../../../shared/text/index.ts';
import { textWithSpan } from './arbitrary-text.ts';

function sentencesOf(text: string): readonly string[] {
  return sentenceSpans(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe('words', () => {
  test('are found around an offset, and not in white space, punctuation or beyond the end', () => {
    const text = "The ward's log, kept daily.";
    expect([5, 3, 14, 22, 27].map((offset) => wordSpanAt(text, offset))).toEqual([
      [4, 10],
      null,
      null,
      [21, 26],
      null,
    ]);
  });

  test('are made whole by snapping, which changes nothing at word borders', () => {
    const text = 'Nobody answered the bell.';
    expect([
      snapToWords(text, 3, 11),
      snapToWords(text, 7, 15),
      snapToWords(text, 9, 9),
      snapToWords(text, 6, 6),
    ]).toEqual([
      [0, 15],
      [7, 15],
      [7, 15],
      [6, 6],
    ]);
  });

  test('snapping only grows and never cuts a grapheme', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const [from, to] = snapToWords(text, start, end);
        expect(from <= start && to >= end).toBe(true);
        expect(snapToGraphemes(text, from, to)).toEqual([from, to]);
      }),
    );
  });

  test('are counted with apostrophes, hyphens and dots inside, marks and numbers as letters, and dashes as borders', () => {
    const counts = {
      '': 0,
      ' — … ': 0,
      "don't co-ordinate 4.12": 3,
      'one—two–three - four': 4,
      'naïve cafe\u0301 ’tis': 3,
      'Żółć über': 2,
      'Straße. 東京 x': 4,
      'الشهادة تبدأ': 2,
    };
    expect(Object.fromEntries(Object.keys(counts).map((text) => [text, countWords(text)]))).toEqual(counts);
  });
});

describe('sentences', () => {
  test('are cut where they end and keep their closing quotes', () => {
    expect(sentencesOf('“We were told nothing.” She paused. Did anyone ask? “No,” he said.')).toEqual([
      '“We were told nothing.”',
      'She paused.',
      'Did anyone ask?',
      '“No,” he said.',
    ]);
  });

  test('go on after titles, abbreviations, initials and paragraph numbers', () => {
    const sentences = [
      'Mr. Pell and Cllr. A. B. Orme met on 3 Feb. 2014 with the hon. Member, e.g. Mrs. Quill.',
      'They agreed para. 4 of No. 12 was wrong.',
      '“Was it?” he asked.',
    ];
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
    expect(sentencesOf('17. The home closed. It never opened again.')).toEqual([
      '17. The home closed.',
      'It never opened again.',
    ]);
  });

  test('run over line ends inside a block', () => {
    expect(sentencesOf('The night shift had\ntwo carers for forty\nresidents. No more came.')).toEqual([
      'The night shift had\ntwo carers for forty\nresidents.',
      'No more came.',
    ]);
  });

  test('hold every character of the block that is not white space, in order', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const spans = sentenceSpans(text, { start, end });
        const joined = spans.map((span) => text.slice(span.start, span.end)).join('');
        expect(joined.replace(/\s/g, '')).toBe(text.slice(start, end).replace(/\s/g, ''));
      }),
    );
  });

  test('around a span are whole, within the blocks it touches', () => {
    const text = 'First. Second one here. Third.\n\nFourth goes on. Fifth.';
    const blocks = [
      { start: 0, end: 30 },
      { start: 32, end: text.length },
    ];
    const around = (start: number, end: number) => {
      const span = sentenceAround(text, blocks, start, end);
      return text.slice(span.start, span.end);
    };
    expect([around(9, 12), around(26, 36), around(0, 3)]).toEqual([
      'Second one here.',
      'Third.\n\nFourth goes on.',
      'First.',
    ]);
    expect(sentenceAround(text, { start: 0, end: 30 }, 9, 12)).toEqual({ start: 7, end: 23 });
  });
});
