/** A reference to an object of the same file. */
export class Reference {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** An object with bytes of its own, as they are written: compressed where they are. */
export interface StreamValue {
  readonly dictionary: Dictionary;
  readonly bytes: Uint8Array;
}

/** Entries by their key, without its solidus, as it is written. */
export type Dictionary = ReadonlyMap<string, PdfValue>;

/**
 * A value of a PDF (ISO 32000-1, 7.3). Numbers, names, strings, booleans and null are kept as they are written, a character a byte:
 * to copy them, nothing else need be known.
 */
export type PdfValue = string | Reference | Dictionary | readonly PdfValue[];

/** How deep dictionaries and arrays may lie in each other; deeper ones are no page of a document. */
const deepest = 200;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const solidus = 0x2f;
const opening = { dictionary: 0x3c, array: 0x5b, string: 0x28 } as const;
const closing = { dictionary: 0x3e, array: 0x5d, string: 0x29 } as const;
const backslash = 0x5c;

/** The place of an end that is not there. */
const notFound = 0;

/** By byte: 1 for white space, 2 for what ends a token besides (ISO 32000-1, 7.2.2), 0 for all others. */
const kinds = new Uint8Array(256);
for (const blank of [0, 9, lineFeed, 12, carriageReturn, 32]) kinds[blank] = 1;
for (const delimiter of '()<>[]{}/%') kinds[delimiter.charCodeAt(0)] = 2;

/** Reads values out of the bytes of a PDF from a place on. Throws for what is no value. */
export class ValueReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where it has come to. */
  get at(): number {
    return this.#at;
  }

  goTo(at: number): void {
    this.#at = at;
  }

  /** The next value. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw new Error('An object of a source is nested too deeply.');
    this.skipBlanks();
    const first = this.#bytes[this.#at];
    switch (first) {
      case opening.dictionary:
        return this.#bytes[this.#at + 1] === opening.dictionary
          ? this.#dictionary(depth)
          : this.#until(this.#bytes.indexOf(closing.dictionary, this.#at) + 1);
      case opening.array:
        return this.#array(depth);
      case opening.string:
        return this.#until(this.#endOfString());
      case solidus:
        return this.#until(this.#endOfToken(this.#at + 1));
      default:
        return this.#plain(first);
    }
  }

  /** Goes behind a word that must be the next. */
  expect(word: string): void {
    if (!this.isNext(word)) throw new Error('An object of a source is not written as it must be.');
    this.#at += word.length;
  }

  /** Whether a word is the next. */
  isNext(word: string): boolean {
    this.skipBlanks();
    return this.#bytes.toString('latin1', this.#at, this.#at + word.length) === word;
  }

  skipBlanks(): void {
    while (kinds[this.#bytes[this.#at] ?? 0x21] === 1) this.#at += 1;
  }

  /** The bytes of a stream, of whose keyword the end was reached. */
  streamBytes(length: number): Uint8Array {
    if (this.#bytes[this.#at] === carriageReturn) this.#at += 1;
    if (this.#bytes[this.#at] === lineFeed) this.#at += 1;
    const start = this.#at;
    this.#at += length;
    this.expect('endstream');
    return this.#bytes.subarray(start, start + length);
  }

  #dictionary(depth: number): Dictionary {
    this.#at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipBlanks();
      const next = this.#bytes[this.#at];
      if (next === closing.dictionary) break;
      if (next !== solidus) throw new Error('A dictionary of a source is not written as it must be.');
      this.#at += 1;
      const key = this.#until(this.#endOfToken(this.#at));
      entries.set(key, this.value(depth + 1));
    }
    this.expect('>>');
    return entries;
  }

  #array(depth: number): readonly PdfValue[] {
    this.#at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.#bytes[this.#at] === closing.array) break;
      items.push(this.value(depth + 1));
    }
    this.#at += 1;
    return items;
  }

  /** A number or a word; a whole number may be the first part of a reference. */
  #plain(first: number | undefined): string | Reference {
    const end = this.#endOfToken(this.#at);
    if (end === this.#at) throw new Error('A value of a source is missing.');
    const word = this.#until(end);
    if (!isDigit(first)) return word;
    const behind = this.#at;
    if (kinds[this.#bytes[behind] ?? 0] === 1) {
      this.skipBlanks();
      if (isDigit(this.#bytes[this.#at])) {
        this.#at = this.#endOfToken(this.#at);
        this.skipBlanks();
        if (this.#bytes[this.#at] === 0x52 && this.#endOfToken(this.#at) === this.#at + 1) {
          this.#at += 1;
          return new Reference(Number(word));
        }
      }
    }
    this.#at = behind;
    return word;
  }

  #endOfToken(from: number): number {
    let end = from;
    while (end < this.#bytes.length && kinds[this.#bytes[end] ?? 0] === 0) end += 1;
    return end;
  }

  #endOfString(): number {
    let open = 0;
    for (let at = this.#at; at < this.#bytes.length; at += 1) {
      const byte = this.#bytes[at];
      if (byte === backslash) at += 1;
      else if (byte === opening.string) open += 1;
      else if (byte === closing.string) {
        open -= 1;
        if (open === 0) return at + 1;
      }
    }
    return notFound;
  }

  /** What is written from here to `end`, which becomes the place. */
  #until(end: number): string {
    if (end === notFound || end < this.#at) throw new Error('A string of a source does not end.');
    const written = this.#bytes.toString('latin1', this.#at, end);
    this.#at = end;
    return written;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
