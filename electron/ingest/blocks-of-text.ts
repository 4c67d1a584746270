import type { BlockKind } from '../../shared/model/index.ts';
import { draftBlock, type DraftBlock } from './draft-block.ts';
import { takeBackHeadings } from './heading-fit.ts';
import { headingLevelOf } from './heading-lines.ts';
import {
  endsTerminally,
  isCaption,
  isMessageHeader,
  isSpeakerStart,
  leadingNumber,
  listMarkerLength,
  startsSmall,
} from './line-cues.ts';
import { isFull, wrapColumnOf } from './line-wrapping.ts';
import { isBlank, linesOf, type Line } from './lines.ts';
import { markQuotations } from './quotations.ts';
import { tableLinesOf } from './table-lines.ts';

/** A paragraph being gathered from lines. */
interface Gathered {
  readonly lines: Line[];
  readonly kind: BlockKind;
}

/**
 * The blocks of a plain text, in order; they hold every character that is not white space.
 *
 * Blank lines part paragraphs. Inside a group of lines a line end parts them too, unless it was made by wrapping: in a text
 * wrapped at a column (see `wrapColumnOf`) lines that are full go on in the next; in any text a line goes on where it does
 * not end as a sentence does and the next begins with a small letter.
 */
export function blocksOfText(text: string): DraftBlock[] {
  const lines = linesOf(text);
  const column = wrapColumnOf(text, lines);
  const drafts: DraftBlock[] = [];
  let group: Line[] = [];
  const finish = (): void => {
    if (group.length > 0) for (const draft of blocksOfGroup(text, group, column)) drafts.push(draft);
    group = [];
  };
  for (const line of lines) {
    if (isBlank(line) || line.afterPageBreak) finish();
    if (!isBlank(line)) group.push(line);
  }
  finish();
  markQuotations(text, drafts, usualIndent(lines), lines);
  takeBackHeadings(text, drafts);
  return drafts;
}

function blocksOfGroup(text: string, group: readonly Line[], column: number | null): DraftBlock[] {
  const tables = tableLinesOf(text, group);
  const gathered: Gathered[] = [];
  group.forEach((line, index) => {
    const open = gathered.at(-1);
    const previous = group[index - 1];
    const joins =
      open !== undefined &&
      previous !== undefined &&
      !tables.has(line) &&
      !tables.has(previous) &&
      goesOn(text, open, previous, line, column);
    if (joins) open.lines.push(line);
    else gathered.push({ lines: [line], kind: tables.has(line) ? 'table-row' : kindOfFirstLine(text, line) });
  });
  return gathered.map(({ lines, kind }) => {
    const start = lines[0]?.start ?? 0;
    const end = lines.at(-1)?.end ?? start;
    if (kind === 'paragraph' || kind === 'list-item') {
      const level = headingLevelOf(text.slice(start, Math.min(end, start + 240)), {
        lines: lines.length,
        alone: gathered.length === 1,
        groupSize: gathered.length,
      });
      if (level !== null) return draftBlock('heading', start, end, level);
    }
    return draftBlock(kind, start, end);
  });
}

function kindOfFirstLine(text: string, line: Line): BlockKind {
  const shown = text.slice(line.start, Math.min(line.end, line.start + 200));
  if (line.end - line.start <= 200 && isCaption(shown)) return 'caption';
  if (shown.startsWith('> ')) return 'quotation';
  return listMarkerLength(shown) > 0 ? 'list-item' : 'paragraph';
}

/** Whether a line belongs to the paragraph of the line before it. */
function goesOn(text: string, open: Gathered, previous: Line, line: Line, column: number | null): boolean {
  const before = text.slice(Math.max(previous.start, previous.end - 60), previous.end);
  const shown = text.slice(line.start, Math.min(line.end, line.start + 200));
  if (open.kind === 'quotation') return shown.startsWith('>') && shown.length > 1;
  if (open.kind === 'caption' || isCaption(shown)) return false;
  if (isMessageHeader(shown) || isSpeakerStart(shown)) return false;
  const small = startsSmall(shown);
  const terminal = endsTerminally(before);
  const hyphenated = /\p{L}[-\u2010\u00ad]$/u.test(before) && small;
  const full = column !== null && isFull(text, previous, line, column);
  const begins = listMarkerLength(shown) > 0 || leadingNumber(shown) !== null;
  if (begins && (terminal || !full || open.kind === 'list-item' || line.indent > previous.indent + 1))
    return false;
  if (hyphenated) return true;
  if (column === null) return small && !terminal;
  if (isMessageHeader(text.slice(previous.start, Math.min(previous.end, previous.start + 40))))
    return line.indent > 0;
  const deeper = line.indent >= previous.indent + 2;
  if (deeper && terminal && open.kind !== 'list-item') return false;
  if (full) return true;
  return small && !terminal;
}

/** The indent that most lines have. */
function usualIndent(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (!isBlank(line)) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  }
  let usual = 0;
  for (const [indent, count] of counts) {
    if (count > (counts.get(usual) ?? 0)) usual = indent;
  }
  return usual;
}
