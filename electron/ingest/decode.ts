import { failure, success, type Result } from '../../shared/base/index.ts';
import type { EncodingDecision } from '../../shared/model/index.ts';
import { replacedCharacters } from '../../shared/text/index.ts';
import { signatureOf } from './signatures.ts';
import { decodeWindows1252, isPlausibleWindows1252 } from './windows-1252.ts';
import { placesInWords } from './places-in-words.ts';

/** A source's bytes as characters: line ends LF, without a byte order mark, well-formed Unicode. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: EncodingDecision;
  readonly warnings: readonly string[];
}

/** Byte-order marks, longest first where one begins another. */
const byteOrderMarks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

const utf8Names = new Set(['utf-8', 'utf8', 'unicode-1-1-utf-8']);

/** Names that browsers read as Windows-1252 (WHATWG Encoding). */
const windows1252Names = new Set(
  'windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 us-ascii ascii ansi_x3.4-1968 cp819 ibm819'.split(
    ' ',
  ),
);

/**
 * Turns bytes into characters, and says how it decided.
 *
 * In this order: a byte order mark; the encoding a page declares (`declared`, as written there), unless the bytes are UTF-8
 * with characters beyond ASCII, which a wrong declaration does not change; valid UTF-8. What is not valid UTF-8 is read
 * as UTF-8 with replaced characters where well-formed sequences are at least as many as ill-formed bytes; else as
 * Windows-1252 where that is plausible text; else, where ill-formed bytes are at most one in twenty, as UTF-8 again.
 *
 * Failures: `file-empty` for nothing or white space alone, `file-binary` for bytes that are not text, `file-type-unknown`
 * for a declared encoding that cannot be read.
 */
export function decode(bytes: Uint8Array, declared: string | null): Result<DecodedText> {
  if (bytes.length === 0) {
    return failure(
      'file-empty',
      'This file is empty. Nothing was imported. If it should hold text, ask for it again.',
    );
  }
  const signature = signatureOf(bytes);
  if (signature !== null) return binary(`its bytes are those of ${signature}`);
  const mark = byteOrderMarks.find((candidate) =>
    candidate.bytes.every((byte, index) => bytes[index] === byte),
  );
  if (mark !== undefined) {
    const body = bytes.subarray(mark.bytes.length);
    if (mark.encoding === 'utf-8') {
      const strict = decodeStrictly(body);
      return finish(strict ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), {
        encoding: 'utf-8',
        reason: 'byte order mark',
        byteOrderMark: true,
      });
    }
    const littleEndian = mark.encoding === 'utf-16le' ? body : withSwappedBytes(body);
    return finish(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(littleEndian), {
      encoding: mark.encoding,
      reason: 'byte order mark',
      byteOrderMark: true,
    });
  }
  return decodeWithoutMark(bytes, declared?.trim().toLowerCase() ?? null);
}

function decodeWithoutMark(bytes: Uint8Array, declared: string | null): Result<DecodedText> {
  if (bytes.includes(0)) {
    return binary(
      'it holds NUL bytes, which no text in UTF-8 or Windows-1252 has (UTF-16 needs its byte order mark)',
    );
  }
  if (shareOfControls(bytes) > 0.02) return binary('too many of its bytes are control codes');
  const utf8 = decodeStrictly(bytes);
  const beyondAscii = bytes.some((byte) => byte >= 0x80);
  if (utf8 !== null && (beyondAscii || declared === null || !windows1252Names.has(declared))) {
    const warnings =
      declared === null || utf8Names.has(declared) || !beyondAscii
        ? []
        : [
            `The page declares the encoding ${declared.slice(0, 40)}, but its bytes are UTF-8 and were read as that.`,
          ];
    const reason = declared !== null && utf8Names.has(declared) ? 'declared' : 'valid utf-8';
    return finish(utf8, { encoding: 'utf-8', reason, byteOrderMark: false }, warnings);
  }
  if (declared !== null && windows1252Names.has(declared)) {
    return finish(decodeWindows1252(bytes), {
      encoding: 'windows-1252',
      reason: 'declared',
      byteOrderMark: false,
    });
  }
  if (declared !== null && !utf8Names.has(declared)) {
    return failure(
      'file-type-unknown',
      `This page declares the encoding ${declared.slice(0, 40)}, which cannot be read. ` +
        'Save it as UTF-8 and import that.',
    );
  }
  return decodeMalformed(bytes);
}

function decodeMalformed(bytes: Uint8Array): Result<DecodedText> {
  const { wellFormed, illFormed } = countSequences(bytes);
  const asUtf8 = (): Result<DecodedText> =>
    finish(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), {
      encoding: 'utf-8',
      reason: 'not valid utf-8',
      byteOrderMark: false,
    });
  if (wellFormed > 0 && wellFormed >= illFormed) return asUtf8();
  if (isPlausibleWindows1252(bytes)) {
    return finish(decodeWindows1252(bytes), {
      encoding: 'windows-1252',
      reason: 'not valid utf-8',
      byteOrderMark: false,
    });
  }
  if (illFormed * 20 <= bytes.length) return asUtf8();
  return binary('its bytes are neither UTF-8 nor plausible Windows-1252');
}

function finish(
  decoded: string,
  encoding: EncodingDecision,
  warnings: readonly string[] = [],
): Result<DecodedText> {
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  if (text.includes('\0')) return binary('it holds NUL characters, which no text has');
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) {
    return failure(
      'file-empty',
      'This file holds nothing but white space. Nothing was imported. If it should hold text, ask for it again.',
    );
  }
  const replaced = replacedCharacters(text);
  if (replaced.length === 0) return success({ text, encoding, warnings });
  const sentence =
    replaced.length === 1
      ? 'One character could not be read from the bytes and is shown as \ufffd; it cannot be part of a passage.'
      : `${replaced.length.toLocaleString('en-GB')} characters could not be read from the bytes and are shown as \ufffd; ` +
        'they cannot be part of a passage.';
  return success({ text, encoding, warnings: [...warnings, `${sentence} ${placesInWords(text, replaced)}`] });
}

function binary(why: string): Result<never> {
  return failure(
    'file-binary',
    `This file is not text, whatever its name says: ${why}. ` +
      'Give it the extension of its true type, or save its text as UTF-8 and import that.',
  );
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function withSwappedBytes(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes);
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}

/** The share of bytes that are control codes other than tab, line ends, form feed and escape. */
function shareOfControls(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x20 ? !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b : byte === 0x7f) controls += 1;
  }
  return controls / bytes.length;
}

/** Counts the well-formed sequences of two or more bytes and the bytes that belong to none (Unicode, table 3-7). */
function countSequences(bytes: Uint8Array): { readonly wellFormed: number; readonly illFormed: number } {
  let wellFormed = 0;
  let illFormed = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const length = sequenceLength(lead, bytes[at + 1] ?? 0);
    let continuation = 1;
    while (continuation < length && ((bytes[at + continuation] ?? 0) & 0xc0) === 0x80) continuation += 1;
    if (length > 0 && continuation === length) {
      wellFormed += 1;
      at += length - 1;
    } else {
      illFormed += 1;
    }
  }
  return { wellFormed, illFormed };
}

/** The length that a lead byte announces, given the byte after it; 0 where no sequence can begin so. */
function sequenceLength(lead: number, second: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead === 0xe0) return second >= 0xa0 ? 3 : 0;
  if (lead === 0xed) return second <= 0x9f ? 3 : 0;
  if (lead >= 0xe1 && lead <= 0xef) return 3;
  if (lead === 0xf0) return second >= 0x90 ? 4 : 0;
  if (lead >= 0xf1 && lead <= 0xf3) return 4;
  return lead === 0xf4 && second <= 0x8f ? 4 : 0;
}
