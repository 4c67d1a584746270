import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownText } from '../../../../shared/pack/index.ts';

test.each([
  ['plain words stay', 'Nobody asked, and nobody was told.', 'Nobody asked, and nobody was told.'],
  ['an override is spelled', 'letter \u202egnp.exe', 'letter [U+202E]gnp.exe'],
  ['controls are spelled', 'a\u0000b\u0007c', 'a[U+0000]b[U+0007]c'],
  ['half a pair is spelled', 'a\ud83d', 'a[U+D83D]'],
  ['several in a row are spelled together', '\u202d\u202e', '[U+202D U+202E]'],
  ['what is not seen is left out', 'wi\u200bth\u00adheld', 'withheld'],
  ['joiners that shape letters stay', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['a picture keeps its joiners', '👩\u200d🚒', '👩\u200d🚒'],
  ['a flag keeps its tags', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['tags without a flag are left out', 'a\u{e0041}b', 'ab'],
  ['directional marks stay', 'a\u200fb', 'a\u200fb'],
  ['white space is single blanks', 'a   b \t\n c\r\nd\te', 'a b\nc\nd\u2003e'],
])('%s', (_words, text, shown) => {
  expect(shownText(text)).toBe(shown);
});

test('whatever is shown again is shown as it is, and can stand in XML', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', '\t', '\n', '\u202e', '\u200d'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = shownText(text);
      expect(shownText(shown)).toBe(shown);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toMatch(/[\u202d\u202e\ufffe\uffff]|[^\P{Cc}\n]/u);
    }),
  );
});
