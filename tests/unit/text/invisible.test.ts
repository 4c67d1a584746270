import { describe, expect, test } from 'vitest';
import { invisibleCharacters, replacedCharacters } from '../../../shared/text/index.ts';

describe('invisible characters', () => {
  test('are named with their place', () => {
    expect(invisibleCharacters('a\u202eb\u200bc\u00add\ufeffe\u0007\u0003\u{e0041}')).toEqual([
      { offset: 1, codePoint: 0x202e, name: 'right-to-left override' },
      { offset: 3, codePoint: 0x200b, name: 'zero width space' },
      { offset: 5, codePoint: 0xad, name: 'soft hyphen' },
      { offset: 7, codePoint: 0xfeff, name: 'byte order mark' },
      { offset: 9, codePoint: 7, name: 'bell' },
      { offset: 10, codePoint: 3, name: 'control character' },
      { offset: 11, codePoint: 0xe0041, name: 'tag character' },
    ]);
  });

  test('are not layout, printed signs, or what makes up an emoji', () => {
    expect(invisibleCharacters('tab\tline\nend\r\npage\f👩‍👧 👩🏽‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿 \u0600 e\u0301')).toEqual([]);
  });

  test('between letters are a joiner all the same', () => {
    expect(invisibleCharacters('pay\u200dment')).toEqual([
      { offset: 3, codePoint: 0x200d, name: 'zero width joiner' },
    ]);
  });
});

test('replaced characters are listed with their offsets', () => {
  expect(replacedCharacters('caf\ufffd and \ufffd')).toEqual([3, 9]);
});
