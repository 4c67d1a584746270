import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invisibleCharacters, spellUnseen, withoutUnseen } from '../../../shared/text/index.ts';
import { arbitraryText } from './arbitrary-text.ts';

test('a name that reads as another is shown with what makes it do so, and without it where it is a title', () => {
  expect(spellUnseen('letter \u202etxt.exe.txt')).toBe('letter [U+202E]txt.exe.txt');
  expect(spellUnseen('le\u200btter\nforged\u{e0041}.txt')).toBe('le[U+200B]tter[U+000A]forged[U+E0041].txt');
  expect(withoutUnseen('\u2067le\u200btter\nof the night\u202c ')).toBe('letter of the night');
});

test('pictures and letters that joiners shape are shown as they are', () => {
  for (const name of ['👩‍👧 café.txt', 'می\u200cخواهم.txt', 'letter.txt']) {
    expect([spellUnseen(name), withoutUnseen(name)]).toEqual([name, name]);
  }
});

test('whatever the name, nothing that is not seen is left but joiners', () => {
  fc.assert(
    fc.property(arbitraryText, (name) => {
      for (const shown of [spellUnseen(name), withoutUnseen(name)]) {
        const left = invisibleCharacters(shown).filter(({ codePoint }) => codePoint !== 0x200c);
        expect(left.filter(({ codePoint }) => codePoint !== 0x200d)).toEqual([]);
        expect(shown).not.toMatch(/[\t\n\f\r]/u);
      }
    }),
  );
});
