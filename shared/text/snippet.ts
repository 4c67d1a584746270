import type { SnippetPart } from '../model/index.ts';
import { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore } from './graphemes.ts';
import { trimSpan } from './selector.ts';
import type { TextSpan } from './text-span.ts';

/** How far a cut may move to find a word border. */
const reach = 30;

/**
 * About `length` code units of a block around its first matches, in parts that say which are matches.
 *
 * Cut at word borders where one is near, else between graphemes; a cut end shows `…`. What is not `…` is the text itself,
 * unchanged. `matches` ascend and do not overlap; without any, the beginning of the block is shown.
 */
export function snippetOf(
  text: string,
  block: TextSpan,
  matches: readonly TextSpan[],
  length: number,
): readonly SnippetPart[] {
  const { start, end } = windowOf(text, block, matches, length);
  const parts: { text: string; hit: boolean }[] = [];
  const add = (partText: string, hit: boolean): void => {
    if (partText !== '') parts.push({ text: partText, hit });
  };
  let at = start;
  for (const match of matches) {
    const from = Math.max(match.start, at);
    const to = Math.min(match.end, end);
    if (from >= to) continue;
    add(text.slice(at, from), false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(text.slice(at, end), false);
  if (start > block.start) lead(parts);
  if (end < block.end) trail(parts);
  return parts;
}

function windowOf(text: string, block: TextSpan, matches: readonly TextSpan[], length: number): TextSpan {
  if (block.end - block.start <= length) return { start: block.start, end: block.end };
  const first = matches.find((match) => match.end > block.start && match.start < block.end);
  const anchor = first === undefined ? block.start : Math.max(block.start, first.start);
  const lead = Math.floor(Math.max(0, length - ((first?.end ?? anchor) - anchor)) / 3);
  let from = Math.max(block.start, anchor - lead);
  let to = Math.min(block.end, from + length);
  from = Math.max(block.start, Math.min(from, to - length));
  if (from > block.start) from = wordStartNear(text, from, anchor);
  if (to < block.end) to = wordEndNear(text, to, Math.max(from, Math.min(first?.end ?? from, to)));
  const [start, end] = trimSpan(text, from, to);
  return { start, end };
}

/** The first word start from `offset` on, not beyond `limit`. */
function wordStartNear(text: string, offset: number, limit: number): number {
  if (/\s/.test(text.charAt(offset - 1))) return offset;
  for (let at = offset; at < Math.min(limit, offset + reach); at += 1) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  return Math.min(limit, graphemeBoundaryAtOrAfter(text, offset));
}

/** The last word end up to `offset`, not before `limit`. */
function wordEndNear(text: string, offset: number, limit: number): number {
  if (/\s/.test(text.charAt(offset))) return offset;
  for (let at = offset; at > Math.max(limit, offset - reach); at -= 1) {
    if (/\s/.test(text.charAt(at - 1))) return at - 1;
  }
  return Math.max(limit, graphemeBoundaryAtOrBefore(text, offset));
}

function lead(parts: { text: string; hit: boolean }[]): void {
  const first = parts[0];
  if (first === undefined || first.hit) parts.unshift({ text: '…', hit: false });
  else first.text = `…${first.text}`;
}

function trail(parts: { text: string; hit: boolean }[]): void {
  const last = parts.at(-1);
  if (last === undefined || last.hit) parts.push({ text: '…', hit: false });
  else last.text = `${last.text}…`;
}
