import { decodeWords } from 'postal-mime';
import { decodeCharset } from './decode-charset.ts';

/** A header such as `text/plain; charset=utf-8`: its first value in lower case, and its parameters by name. */
export interface StructuredHeader {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Longer headers of this form are cut; none that was ever written is near it. */
const longest = 64 * 1024;

/**
 * Takes a structured header apart (RFC 2045, with the parts and encodings of RFC 2231). Of a parameter named twice the first
 * counts, as mail programs have it.
 */
export function structuredHeader(written: string): StructuredHeader {
  const pieces = piecesOf(written.slice(0, longest));
  const plain = new Map<string, string>();
  const parts = new Map<
    string,
    { readonly number: number; readonly encoded: boolean; readonly value: string }[]
  >();
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    const value = unquoted(piece.slice(equals + 1).trim());
    const [, base, number, star] = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/u.exec(name) ?? [];
    if (base === undefined) continue;
    if (number === undefined && star === undefined) {
      if (!plain.has(base)) plain.set(base, decodeWords(value));
    } else {
      const list = parts.get(base) ?? [];
      list.push({ number: Number(number ?? 0), encoded: star !== undefined, value });
      parts.set(base, list);
    }
  }
  for (const [name, list] of parts) plain.set(name, joinedParameter(list));
  return {
    value: (pieces[0] ?? '')
      .replace(/\([^()]*\)/gu, '')
      .trim()
      .toLowerCase(),
    parameters: plain,
  };
}

/** The pieces between semicolons that stand in no quotes. */
function piecesOf(written: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  for (let at = 0; at < written.length; at += 1) {
    const character = written.charAt(at);
    if (character === '\\' && quoted) {
      piece += written.slice(at, at + 2);
      at += 1;
    } else if (character === ';' && !quoted) {
      pieces.push(piece);
      piece = '';
    } else {
      if (character === '"') quoted = !quoted;
      piece += character;
    }
  }
  return [...pieces, piece];
}

function unquoted(value: string): string {
  const [, inside] = /^"((?:[^"\\]|\\.)*)"?/su.exec(value) ?? [];
  return inside === undefined ? value.replace(/\s*\([^()]*\)$/u, '') : inside.replace(/\\(.)/gsu, '$1');
}

function joinedParameter(
  parts: readonly { readonly number: number; readonly encoded: boolean; readonly value: string }[],
): string {
  let charset: string | null = null;
  const bytes: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const [index, part] of [...parts].sort((one, other) => one.number - other.number).entries()) {
    let { value } = part;
    if (index === 0 && part.encoded) {
      const [, named, rest] = /^([^']*)'[^']*'(.*)$/su.exec(value) ?? [];
      charset = named === undefined || named === '' ? null : named;
      value = rest ?? value;
    }
    bytes.push(part.encoded ? percentDecoded(value) : encoder.encode(value));
  }
  return decodeCharset(Buffer.concat(bytes), charset).text;
}

function percentDecoded(value: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let at = 0; at < value.length; at += 1) {
    const code = /^%[\da-f]{2}/iu.exec(value.slice(at, at + 3))?.[0];
    if (code === undefined) bytes.push(...encoder.encode(value.charAt(at)));
    else {
      bytes.push(Number.parseInt(code.slice(1), 16));
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}
