import { failure, success, type Result } from '../../../shared/base/index.ts';
import type { NamedValue } from '../../../shared/model/index.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { firstHeader, readHeaders, type HeaderBlock } from './header-lines.ts';
import { messageLimits } from './message-limits.ts';
import { structuredHeader, type StructuredHeader } from './structured-header.ts';

/** A part of a message: a leaf with content, or a multipart that holds others. */
export interface MimePart {
  readonly headers: readonly NamedValue[];
  readonly type: StructuredHeader;
  readonly disposition: StructuredHeader;
  readonly parts: readonly MimePart[];
  /** The decoded bytes of a leaf. */
  readonly content: Uint8Array;
  /** True where the transfer encoding was not what it should be. */
  readonly broken: boolean;
  /** Letters before the first part and after the last, which no mail program shows; 0 in a leaf. */
  readonly unseenLetters: number;
  /** True for a multipart of which no part was found, or that has no end. */
  readonly cutOff: boolean;
}

/** A message as its parts, with what was odd about its own headers. */
export interface ParsedMessage {
  readonly root: MimePart;
  readonly headerBlock: HeaderBlock;
}

/** Thrown inside this module alone, to leave a walk at a cap. */
class TooComplex extends Error {}

/**
 * Takes a message apart into its parts (RFC 5322, 2045, 2046). Outer boundaries end inner parts that have no end of their own,
 * so that a forged boundary cannot swallow what comes after it.
 *
 * Failure: `source-too-complex` where there are more headers or parts than `messageLimits` allows.
 */
export function parseMime(bytes: Uint8Array): Result<ParsedMessage> {
  const budget = { parts: messageLimits.parts };
  try {
    const headerBlock = readHeaders(bytes, 0, bytes.length);
    if (headerBlock.tooLarge) return tooComplex;
    return success({
      root: parsePart(bytes, bytes.length, headerBlock, 'text/plain', 0, budget),
      headerBlock,
    });
  } catch (error) {
    if (error instanceof TooComplex) return tooComplex;
    throw error;
  }
}

function parsePart(
  bytes: Uint8Array,
  end: number,
  { headers, bodyStart }: HeaderBlock,
  usualType: string,
  depth: number,
  budget: { parts: number },
): MimePart {
  budget.parts -= 1;
  if (budget.parts < 0) throw new TooComplex();
  const type = structuredHeader(firstHeader(headers, 'Content-Type') ?? usualType);
  const disposition = structuredHeader(firstHeader(headers, 'Content-Disposition') ?? '');
  const boundary = type.parameters.get('boundary') ?? '';
  const isMultipart = type.value.startsWith('multipart/') && boundary !== '';
  if (!isMultipart || depth >= messageLimits.depth) {
    const encoding = firstHeader(headers, 'Content-Transfer-Encoding') ?? '';
    const { bytes: content, broken } = decodeTransfer(bytes.subarray(bodyStart, end), encoding);
    const cutOff = type.value.startsWith('multipart/');
    return { headers, type, disposition, parts: [], content, broken, unseenLetters: 0, cutOff };
  }
  const { ranges, closed, unseenLetters } = rangesBetween(bytes, bodyStart, end, boundary, budget.parts);
  const inner = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parts = ranges.map(([start, stop]) => {
    const block = readHeaders(bytes, start, stop);
    if (block.tooLarge) throw new TooComplex();
    return parsePart(bytes, stop, block, inner, depth + 1, budget);
  });
  if (parts.length === 0) {
    const content = bytes.subarray(bodyStart, end);
    const text = structuredHeader('text/plain');
    return {
      headers,
      type: text,
      disposition,
      parts,
      content,
      broken: false,
      unseenLetters: 0,
      cutOff: true,
    };
  }
  const content = new Uint8Array();
  return { headers, type, disposition, parts, content, broken: false, unseenLetters, cutOff: !closed };
}

/** Where the parts between boundaries lie, at most so many, and what stands outside them. */
function rangesBetween(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: string,
  most: number,
): { readonly ranges: [number, number][]; readonly closed: boolean; readonly unseenLetters: number } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marker = Buffer.from(`--${boundary}`, 'utf8');
  const ranges: [number, number][] = [];
  let open: number | null = null;
  let closed = false;
  let preambleEnd = end;
  let after = end;
  for (let at = whole.indexOf(marker, start); at !== -1 && at < end; at = whole.indexOf(marker, at + 1)) {
    if (at > start && whole[at - 1] !== 0x0a) continue;
    const found = whole.indexOf(0x0a, at);
    const next = found === -1 || found >= end ? end : found + 1;
    const rest = whole.toString('latin1', at + marker.length, Math.min(next, at + marker.length + 200));
    const closes = /^--[ \t]*\r?\n?$/u.test(rest);
    if (!closes && !/^[ \t]*\r?\n?$/u.test(rest)) continue;
    if (open === null) preambleEnd = at;
    else ranges.push([open, lineEndBefore(whole, open, at)]);
    if (ranges.length > most) throw new TooComplex();
    open = next;
    if (closes) {
      closed = true;
      after = next;
      break;
    }
  }
  if (!closed && open !== null && open < end) ranges.push([open, end]);
  const unseenLetters =
    open === null
      ? 0
      : lettersIn(whole.subarray(start, preambleEnd), true) + lettersIn(whole.subarray(after, end), false);
  return { ranges, closed, unseenLetters };
}

/** The line end before a boundary belongs to the boundary. */
function lineEndBefore(bytes: Buffer, start: number, at: number): number {
  let end = at;
  if (end > start && bytes[end - 1] === 0x0a) end -= 1;
  if (end > start && bytes[end - 1] === 0x0d) end -= 1;
  return end;
}

/** The sentence that mail programs write for programs that cannot read parts is not counted. */
function lettersIn(bytes: Buffer, isPreamble: boolean): number {
  const text = bytes.toString('latin1').replace(/\s+/gu, ' ').trim();
  if (isPreamble && text.length < 200 && /\bMIME\b/u.test(text)) return 0;
  return text.replace(/ /gu, '').length;
}

const tooComplex = failure(
  'source-too-complex',
  `This message has more headers or parts than is safe to read (${messageLimits.parts.toLocaleString('en-GB')} parts, ${messageLimits.headers.toLocaleString('en-GB')} headers or 1 MB of them in one part), so it was not read further. Open it in a mail program and save what you need from it.`,
);
