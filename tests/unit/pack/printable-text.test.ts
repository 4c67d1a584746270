import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFonts } from '../../../electron/pack/fonts.ts';
import { printableText } from '../../../electron/pack/printable-text.ts';

const fonts = openFonts();
const stack = fonts.stack('serif');

function print(text: string): {
  readonly text: string;
  readonly missing: readonly number[];
  readonly glyphs: readonly number[];
} {
  const missing: number[] = [];
  const printable = printableText(text, stack, {
    missing: (codePoint) => missing.push(codePoint),
    invisible: () => undefined,
  });
  const glyphs = printable.runs.flatMap((run) =>
    [false, true].flatMap((rightToLeft) =>
      run.typeface
        .shape(printable.text.slice(run.start, run.end).replaceAll('\n', ''), rightToLeft)
        .flatMap((shape) => shape.glyphs.map((glyph) => glyph.id)),
    ),
  );
  return { text: printable.text, missing, glyphs };
}

test('whatever the text, in either direction, no box is drawn for a character', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      'e\u0301',
      '1️⃣',
      '👩‍👩‍👧',
      '☑️',
      '(',
      ')',
      '«',
      'ل',
      'ا',
      'ٹ',
      '۱',
      '،',
      'ש',
      '\u0591',
      '\u200d',
      '\ufe0f',
      '中',
      '한',
      'ਕ',
      '\u0a3f',
      '\u0a4d',
      '\u0345',
    ),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      expect(print(units.join('')).glyphs).not.toContain(0);
    }),
    { numRuns: 250 },
  );
});

test('runs follow each other from the first character to the last', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const printable = printableText(text, stack, { missing: () => undefined, invisible: () => undefined });
      let at = 0;
      for (const run of printable.runs) {
        expect(run.start).toBe(at);
        at = run.end;
      }
      expect(at).toBe(printable.text.length);
    }),
  );
});

test.each([
  ['a  b\tc', 'a b\u2003c', []],
  ['soft\u00adhyphen', 'softhyphen', []],
  ['한글 and 한', '[U+D55C U+AE00] and [U+D55C]', [0xd55c, 0xae00, 0xd55c]],
  ['a\u0007b', 'a[U+0007]b', [7]],
  ['a \n b', 'a\nb', []],
])('%j is printed as %j', (given, text, missing) => {
  expect(print(given)).toMatchObject({ text, missing });
});

test('blanks and tabs around line ends are left out, wherever they stand and however many they are', () => {
  const unit = fc.constantFrom(' ', '\t', '\n', '\f', '\u2028', 'a');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      const lines = text.split(/[\n\f\u2028]/u).map((line, at, all) => {
        const begun = at === 0 ? line : line.replace(/^[\t ]+/u, '');
        return at === all.length - 1 ? begun : begun.replace(/[\t ]+$/u, '');
      });
      expect(print(text).text).toBe(lines.join('\n').replace(/ {2,}/gu, ' ').replaceAll('\t', '\u2003'));
    }),
  );
  expect(print(`a${' '.repeat(1_000_000)}b`).text).toBe('a b');
});
