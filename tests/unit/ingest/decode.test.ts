import { describe, expect, test } from 'vitest';
import { decode } from '../../../electron/ingest/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

function decoded(given: Uint8Array, declared: string | null = null) {
  const result = decode(given, declared);
  return result.ok ? result.value : result.failure.code;
}

describe('decoding', () => {
  test('takes valid UTF-8 as such and makes line ends LF, nothing else', () => {
    expect(decoded(utf8(' a\u00a0b\r\nc\rd\n\u200bé e\u0301 '))).toEqual({
      text: ' a\u00a0b\nc\nd\n\u200bé e\u0301 ',
      encoding: { encoding: 'utf-8', reason: 'valid utf-8', byteOrderMark: false },
      warnings: [],
    });
  });

  test('follows byte order marks and drops them, but only at the start', () => {
    expect([
      decoded(bytes(0xef, 0xbb, 0xbf, ...utf8('é\ufeffx'))),
      decoded(bytes(0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x0a, 0xde)),
      decoded(bytes(0xfe, 0xff, 0x00, 0x41, 0x20, 0x19)),
    ]).toEqual([
      {
        text: 'é\ufeffx',
        encoding: { encoding: 'utf-8', reason: 'byte order mark', byteOrderMark: true },
        warnings: [],
      },
      {
        text: 'A😊'.replace('😊', '\ud83d\ude0a'),
        encoding: { encoding: 'utf-16le', reason: 'byte order mark', byteOrderMark: true },
        warnings: [],
      },
      {
        text: 'A’',
        encoding: { encoding: 'utf-16be', reason: 'byte order mark', byteOrderMark: true },
        warnings: [],
      },
    ]);
  });

  test('reads Windows-1252 where UTF-8 does not fit', () => {
    expect(
      decoded(
        bytes(
          0x93,
          ...utf8('The Caf'),
          0xe9,
          0x94,
          0x20,
          0x96,
          0x20,
          0x80,
          ...utf8('5 a night, by the door'),
        ),
      ),
    ).toEqual({
      text: '“The Café” – €5 a night, by the door',
      encoding: { encoding: 'windows-1252', reason: 'not valid utf-8', byteOrderMark: false },
      warnings: [],
    });
  });

  test('keeps a text with more UTF-8 than errors as UTF-8 and names the places', () => {
    const damaged = bytes(...utf8('It’s “so”: '), 0xff, ...utf8(' and on.'));
    expect(decoded(damaged)).toEqual({
      text: 'It’s “so”: \ufffd and on.',
      encoding: { encoding: 'utf-8', reason: 'not valid utf-8', byteOrderMark: false },
      warnings: [
        'One character could not be read from the bytes and is shown as \ufffd; it cannot be part of a passage. Character 12.',
      ],
    });
  });

  test('replaces lone surrogates and a half unit of UTF-16 and counts them', () => {
    expect(decoded(bytes(0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00, 0x43))).toEqual({
      text: 'A\ufffdB\ufffd',
      encoding: { encoding: 'utf-16le', reason: 'byte order mark', byteOrderMark: true },
      warnings: [
        '2 characters could not be read from the bytes and are shown as \ufffd; they cannot be part of a passage. Characters 2 and 4.',
      ],
    });
  });

  test('follows what a page declares, unless its bytes are plainly UTF-8', () => {
    expect([
      decoded(bytes(0x63, 0x61, 0x66, 0xe9), 'ISO-8859-1'),
      decoded(utf8('plain'), 'windows-1252'),
      decoded(utf8('café'), 'utf-8'),
      decoded(utf8('café'), 'windows-1252'),
      decoded(bytes(0x83, 0x65, 0x83, 0x58), 'shift_jis'),
    ]).toEqual([
      {
        text: 'café',
        encoding: { encoding: 'windows-1252', reason: 'declared', byteOrderMark: false },
        warnings: [],
      },
      {
        text: 'plain',
        encoding: { encoding: 'windows-1252', reason: 'declared', byteOrderMark: false },
        warnings: [],
      },
      {
        text: 'café',
        encoding: { encoding: 'utf-8', reason: 'declared', byteOrderMark: false },
        warnings: [],
      },
      {
        text: 'café',
        encoding: { encoding: 'utf-8', reason: 'valid utf-8', byteOrderMark: false },
        warnings: [
          'The page declares the encoding windows-1252, but its bytes are UTF-8 and were read as that.',
        ],
      },
      'file-type-unknown',
    ]);
  });

  test('refuses what is not text, and what is nothing', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => ((index * 97) % 255) + 1);
    expect({
      pdf: decoded(utf8('%PDF-1.7\nhello')),
      zip: decoded(bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00)),
      nul: decoded(bytes(0x61, 0x00, 0x62)),
      nulInUtf16: decoded(bytes(0xff, 0xfe, 0x61, 0x00, 0x00, 0x00)),
      noise: decoded(noise),
      cyrillic1251: decoded(bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0xe8, 0xec)),
      nothing: decoded(bytes()),
      markOnly: decoded(bytes(0xef, 0xbb, 0xbf)),
      whiteSpace: decoded(utf8(' \n\t\u200b ')),
    }).toEqual({
      pdf: 'file-binary',
      zip: 'file-binary',
      nul: 'file-binary',
      nulInUtf16: 'file-binary',
      noise: 'file-binary',
      cyrillic1251: 'file-binary',
      nothing: 'file-empty',
      markOnly: 'file-empty',
      whiteSpace: 'file-empty',
    });
  });

  test('says what happened, what it means and what can be done', () => {
    const result = decode(utf8('%PDF-1.7'), null);
    expect(result.ok ? null : result.failure.message).toBe(
      'This file is not text, whatever its name says: its bytes are those of a PDF document. ' +
        'Give it the extension of its true type, or save its text as UTF-8 and import that.',
    );
  });
});
