import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from '../../../electron/pack/line-breaking.ts';

const unit = fc.constantFrom(
  'a',
  'bb',
  ' ',
  ' ',
  '-',
  '—',
  '\n',
  '”',
  '(',
  ')',
  '中',
  'é',
  '👩‍👩‍👧',
  '\u00a0',
  'e\u0301',
);
const text = fc.string({ unit, maxLength: 120 });
const measure = (start: number, end: number): number => Math.max(0, end - start);
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

test('lines follow each other without losing or repeating a character', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (given, width) => {
      const lines = breakLines(given, width, measure);
      let at = 0;
      for (const line of lines) {
        expect(given.slice(at, line.start).trim()).toBe('');
        expect(given.slice(line.end, line.next).trim()).toBe('');
        at = line.next;
      }
      expect(at).toBe(given.length);
    }),
  );
});

test('no line is wider than the column, save a single grapheme that is', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
      for (const line of breakLines(given, width, measure)) {
        const printed = given.slice(line.start, line.end);
        if (line.end - line.start > width) expect([...segmenter.segment(printed)]).toHaveLength(1);
      }
    }),
  );
});

test('a word that fits on a line is never parted', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 12, max: 40 }), (given, width) => {
      for (const line of breakLines(given, width, measure)) {
        if (line.next === given.length || /[ \n]$/.test(given.slice(0, line.next))) continue;
        const before = /[^ \n]*$/.exec(given.slice(0, line.next))?.[0] ?? '';
        const after = /^[^ \n]*/.exec(given.slice(line.next))?.[0] ?? '';
        expect((before + after).length).toBeGreaterThan(width);
      }
    }),
  );
});

test.each([
  ['a line ends at blanks and not at hyphens', 'well-known facts', 12, ['well-known', 'facts']],
  ['a line feed ends a line', 'one\ntwo', 40, ['one', 'two']],
  ['a no-break blank holds words together', 'on page\u00a018', 8, ['on', 'page\u00a018']],
  ['a bracket does not begin a line', 'abc def ) g', 8, ['abc', 'def ) g']],
  [
    'a bracket begins a line where what it is held to is wider than one',
    'abcdef )gh ij',
    8,
    ['abcdef', ')gh ij'],
  ],
  ['a word too long is parted, at a slash if there is one', 'aaaa/bbbb', 6, ['aaaa/', 'bbbb']],
  ['an empty text is one empty line', '', 10, ['']],
])('%s', (_name, given, width, expected) => {
  expect(breakLines(given, width, measure).map((line) => given.slice(line.start, line.end))).toEqual(
    expected,
  );
});
