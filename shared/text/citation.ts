import type { Block, PrintedLine } from '../model/index.ts';
import { blocksOfSpan } from './block-span.ts';

/** What a citation is made from: the document's permanent reference and its numberings. */
export interface CitableDocument {
  readonly urn: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
}

/**
 * The citation of a span, the source's own numbering first: `{HAR000012 para 4.12}`, `{HAR000012 paras 4.12–4.14}`,
 * `{MVI000010 14:3-9}`, `{MVI000010 14:22-15:2}`, else our block numbers, which never look like theirs: `{HAR000012 ¶14}`.
 *
 * Own numbers are used only where both ends of the span have one. Of a number the source uses twice (an annex that begins
 * again at 1) only the first bearer is cited by it.
 */
export function citationOf(document: CitableDocument, start: number, end: number): string {
  const { urn, blocks, printedLines } = document;
  const pageAndLine = pageAndLineOfSpan(printedLines, start, end);
  if (pageAndLine !== null) return `{${urn} ${pageAndLine}}`;
  const [first, last] = blocksOfSpan(blocks, start, end);
  const labels = paragraphLabels(blocks);
  const firstLabel = labels.get(first);
  const lastLabel = labels.get(last);
  if (firstLabel !== undefined && lastLabel !== undefined) {
    if (firstLabel === lastLabel) return `{${urn} para ${firstLabel}}`;
    return `{${urn} paras ${firstLabel}–${lastLabel}}`;
  }
  return first === last ? `{${urn} ¶${first}}` : `{${urn} ¶${first}–${last}}`;
}

/** What the reader's margin shows beside a block: the source's own number (`4.12`, `14:3`) or ours (`¶14`). */
export function blockLabel(block: Block): string {
  if (block.own === null) return `¶${block.number}`;
  return block.own.kind === 'paragraph' ? block.own.label : `${block.own.page}:${block.own.line}`;
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
