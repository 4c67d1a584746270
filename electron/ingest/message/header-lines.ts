import { decodeWords } from 'postal-mime';
import type { NamedValue } from '../../../shared/model/index.ts';
import { decodeCharset } from './decode-charset.ts';
import { messageLimits } from './message-limits.ts';

/** The headers of a part in their order, and where they end. */
export interface HeaderBlock {
  readonly headers: readonly NamedValue[];
  /** Offset of the first byte after the empty line that ends them. */
  readonly bodyStart: number;
  /** True where the caps were reached; then nothing was read. */
  readonly tooLarge: boolean;
  /** How many values held line ends or other controls in disguise, which became spaces. */
  readonly controls: number;
  /** How many lines stood among the headers that are none. */
  readonly strayLines: number;
}

/**
 * Reads the headers of a part from its bytes: every one, in its order, repeated ones too, unfolded and with encoded words decoded.
 *
 * Bytes beyond ASCII are read as UTF-8 where they are that, else as Windows-1252. A line that is no header is kept under an empty name.
 */
export function readHeaders(bytes: Uint8Array, start: number, end: number): HeaderBlock {
  const lines: string[] = [];
  let at = start;
  let bodyStart = end;
  let tooLarge = false;
  while (at < end) {
    const found = bytes.indexOf(0x0a, at);
    const next = found === -1 || found >= end ? end : found + 1;
    let lineEnd = next;
    while (lineEnd > at && (bytes[lineEnd - 1] === 0x0a || bytes[lineEnd - 1] === 0x0d)) lineEnd -= 1;
    if (lineEnd === at) {
      bodyStart = next;
      break;
    }
    if (next - start > messageLimits.headerBytes || lines.length > messageLimits.headers) {
      tooLarge = true;
      break;
    }
    const line = decodeCharset(bytes.subarray(at, lineEnd), null).text;
    if (/^[ \t]/u.test(line) && lines.length > 0) lines[lines.length - 1] = `${lines.at(-1) ?? ''}${line}`;
    else lines.push(line);
    at = next;
  }
  if (tooLarge) return { headers: [], bodyStart, tooLarge, controls: 0, strayLines: 0 };
  let controls = 0;
  let strayLines = 0;
  const headers = lines.map((line): NamedValue => {
    const [, name, written = ''] = /^([!-9;-~]{1,200})[ \t]*:(.*)$/su.exec(line) ?? [];
    if (name === undefined) strayLines += 1;
    const decoded = decodeWords(name === undefined ? line : written.trim());
    const value = withoutControls(decoded);
    if (value !== decoded) controls += 1;
    return { name: name ?? '', value };
  });
  return { headers, bodyStart, tooLarge, controls, strayLines };
}

/** Tabs come from folding; a line end in an encoded word would make one header look like two. */
function withoutControls(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').toWellFormed();
}

/** The values of every header of a name, in their order; names are compared without regard to case. */
export function headerValues(headers: readonly NamedValue[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter((header) => header.name.toLowerCase() === wanted).map(({ value }) => value);
}

/** The value of the first header of a name, or null. */
export function firstHeader(headers: readonly NamedValue[], name: string): string | null {
  return headerValues(headers, name)[0] ?? null;
}
