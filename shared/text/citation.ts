import { assertNever } from '../base/index.ts';
import type { Block, Page, PrintedLine } from '../model/index.ts';
import { blocksOfSpan } from './block-span.ts';
import { pagesOfSpan } from './page-words.ts';

/** What a citation is made from: the document's permanent reference and its numberings. */
export interface CitableDocument {
  readonly urn: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
  readonly pages: readonly Page[];
}

/**
 * The citation of a span, the source's own numbering first: `{HAR000012 para 4.12}`, `{HAR000012 paras 4.12–4.14}`,
 * `{MVI000010 14:3-9}`, `{MVI000010 14:22-15:2}`, `{HAR000012 Costs row 14}`; then the page of a paged source, `{HAR000012/3}`,
 * `{HAR000012/3-4}`, with its own paragraph where it has one, `{HAR000012/3 para 4.12}`; else our block numbers, which never look
 * like theirs: `{HAR000012 ¶14}`.
 *
 * Own numbers are used only where both ends of the span have one. Of a number the source uses twice (an annex that begins
 * again at 1) only the first bearer is cited by it.
 */
export function citationOf(document: CitableDocument, start: number, end: number): string {
  const { urn, blocks, printedLines } = document;
  const pageAndLine = pageAndLineOfSpan(printedLines, start, end);
  if (pageAndLine !== null) return `{${urn} ${pageAndLine}}`;
  const place = `${urn}${pagesInCitation(document.pages, start, end)}`;
  const [first, last] = blocksOfSpan(blocks, start, end);
  const labels = paragraphLabels(blocks);
  const firstLabel = labels.get(first);
  const lastLabel = labels.get(last);
  if (firstLabel !== undefined && lastLabel !== undefined) {
    if (firstLabel === lastLabel) return `{${place} para ${firstLabel}}`;
    return `{${place} paras ${firstLabel}–${lastLabel}}`;
  }
  const rows = rowsOfSpan(blocks[first - 1], blocks[last - 1]);
  if (rows !== null) return `{${place} ${rows}}`;
  if (place !== urn) return `{${place}}`;
  return first === last ? `{${urn} ¶${first}}` : `{${urn} ¶${first}–${last}}`;
}

function pagesInCitation(pages: readonly Page[], start: number, end: number): string {
  const span = pagesOfSpan(pages, start, end);
  if (span === null) return '';
  const [first, last] = span;
  return first === last ? `/${first}` : `/${first}-${last}`;
}

/** Rows as the table numbers them, where both ends are rows of one sheet. */
function rowsOfSpan(first: Block | undefined, last: Block | undefined): string | null {
  if (first?.own?.kind !== 'row' || last?.own?.kind !== 'row' || first.own.sheet !== last.own.sheet)
    return null;
  const sheet = first.own.sheet === null ? '' : `${first.own.sheet} `;
  return first.own.row === last.own.row
    ? `${sheet}row ${first.own.row}`
    : `${sheet}rows ${first.own.row}–${last.own.row}`;
}

/** What the reader's margin shows beside a block: the source's own number (`4.12`, `14:3`, `row 7`) or ours (`¶14`). */
export function blockLabel(block: Block): string {
  if (block.own === null) return `¶${block.number}`;
  switch (block.own.kind) {
    case 'paragraph':
      return block.own.label;
    case 'page-line':
      return `${block.own.page}:${block.own.line}`;
    case 'row':
      return `row ${block.own.row}`;
    default:
      return assertNever(block.own, 'kind of own number');
  }
}

function pageAndLineOfSpan(lines: readonly PrintedLine[], start: number, end: number): string | null {
  const first = lineAt(lines, start);
  const last = lineAt(lines, Math.max(start, end - 1));
  if (first === undefined || last === undefined) return null;
  if (first.page !== last.page) return `${first.page}:${first.line}-${last.page}:${last.line}`;
  return first.line === last.line
    ? `${first.page}:${first.line}`
    : `${first.page}:${first.line}-${last.line}`;
}

function lineAt(lines: readonly PrintedLine[], offset: number): PrintedLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line === undefined) return undefined;
    if (line.end <= offset) low = middle + 1;
    else if (line.start > offset) high = middle - 1;
    else return line;
  }
  return undefined;
}

/** Kept for each block list, so that citing many passages of one document costs one walk over its blocks. */
const labelsOfBlocks = new WeakMap<readonly Block[], ReadonlyMap<number, string>>();

/**
 * The own paragraph label that each block is cited by, by block number.
 *
 * A block without a number of its own (a continuation, a sub-list, a quotation) belongs to the numbered paragraph before it
 * unless it is a heading or furniture or a heading stands between.
 */
function paragraphLabels(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const known = labelsOfBlocks.get(blocks);
  if (known !== undefined) return known;
  const labels = new Map<number, string>();
  const taken = new Set<string>();
  let current: string | null = null;
  for (const block of blocks) {
    if (block.own?.kind === 'paragraph') {
      current = taken.has(block.own.label) ? null : block.own.label;
      taken.add(block.own.label);
    } else if (block.kind === 'heading') {
      current = null;
    }
    if (current !== null && !block.furniture) labels.set(block.number, current);
  }
  labelsOfBlocks.set(blocks, labels);
  return labels;
}
