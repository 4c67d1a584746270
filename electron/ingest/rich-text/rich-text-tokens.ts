/** What a Rich Text document is made of (RTF 1.9.1, “RTF Syntax”). */
export interface RichTextListener {
  readonly open: () => void;
  readonly close: () => void;
  /** `\word` with its number, or null where it has none. */
  readonly word: (word: string, number: number | null) => void;
  /** `\~` and the like. */
  readonly symbol: (symbol: string) => void;
  /** One byte of text, written as such or as `\'hh`. */
  readonly byte: (byte: number) => void;
}

/** How reading ended: whole, in the middle of a group, or with `\bin` declaring more bytes than the file holds. */
export type RichTextEnd = 'whole' | 'open' | 'cut';

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The longest control word; what is longer is text of no meaning and passed over. */
const longestWord = 32;

/** Reads a document from its bytes in one pass; deep or unclosed groups cost nothing here. */
export function walkRichText(bytes: Uint8Array, listener: RichTextListener): RichTextEnd {
  let at = 0;
  let depth = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === openBrace) {
      depth += 1;
      at += 1;
      listener.open();
    } else if (byte === closeBrace) {
      depth -= 1;
      at += 1;
      listener.close();
      // What follows the document's own group is no part of it.
      if (depth <= 0) return 'whole';
    } else if (byte === backslash) {
      const next = control(bytes, at + 1, listener);
      if (next === null) return 'cut';
      at = next;
    } else {
      at += 1;
      if (byte !== 0x0d && byte !== 0x0a && byte !== 0) listener.byte(byte);
    }
  }
  return 'open';
}

/** Reads what follows a backslash; the place after it, or null where `\bin` leads beyond the end. */
function control(bytes: Uint8Array, from: number, listener: RichTextListener): number | null {
  const first = bytes[from];
  if (first === undefined) return from;
  if (!isLetter(first)) {
    if (first === 0x27) {
      const value = Number.parseInt(String.fromCharCode(bytes[from + 1] ?? 0, bytes[from + 2] ?? 0), 16);
      if (Number.isInteger(value)) listener.byte(value);
      return from + 3;
    }
    listener.symbol(String.fromCharCode(first));
    return from + 1;
  }
  let at = from;
  while (isLetter(bytes[at])) at += 1;
  const word = at - from > longestWord ? '' : String.fromCharCode(...bytes.subarray(from, at));
  const digits = at;
  if (bytes[at] === 0x2d) at += 1;
  while (isDigit(bytes[at]) && at - digits < 12) at += 1;
  const written = String.fromCharCode(...bytes.subarray(digits, at));
  const number = /\d/u.test(written) ? Number(written) : null;
  if (number === null) at = digits;
  if (bytes[at] === 0x20) at += 1;
  if (word === 'bin') {
    const end = at + Math.max(0, number ?? 0);
    return end > bytes.length ? null : end;
  }
  listener.word(word, number);
  return at;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
