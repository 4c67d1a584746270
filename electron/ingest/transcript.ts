import type { PrintedLine } from '../../shared/model/index.ts';
import { draftBlock, type DraftBlock } from './draft-block.ts';
import { isBlank, linesOf, type Line } from './lines.ts';
import { isSpeakerStart } from './line-cues.ts';

/** A transcript's blocks and its printed lines. */
export interface TranscriptLayout {
  readonly drafts: DraftBlock[];
  readonly printedLines: readonly PrintedLine[];
}

/** One printed page of numbered lines, as found in the text. */
interface NumberedPage {
  readonly lines: NumberedLine[];
}

interface NumberedLine {
  readonly number: number;
  readonly index: number;
  readonly line: Line;
  /** Where the words after the line's number begin; the line's end where there are none. */
  readonly words: number;
}

/** Pages of transcripts have 25 lines; some print a few more or fewer. */
const mostLines = 32;
const fewestLines = 10;

/**
 * Reads a text as a transcript with numbered lines, or gives null where it is none.
 *
 * It is one where numbers count up from 1 at the starts of at least twenty lines, in runs of ten to thirty-two (one shorter
 * run may end it), and every run has a page number: a line `Page 14`, `- 14 -` or `14` between the runs, always before them
 * or always after, counting up by one. Blocks are turns of speakers; a turn that a page break interrupts goes on in
 * a block of its own. Page numbers and what else stands between the runs are furniture.
 */
export function readTranscript(text: string): TranscriptLayout | null {
  const lines = linesOf(text);
  const pages = numberedPages(text, lines);
  const numbered = pages.reduce((sum, page) => sum + page.lines.length, 0);
  const long = pages.filter((page) => page.lines.length >= fewestLines).length;
  if (numbered < 20 || long < pages.length - 1 || long === 0) return null;
  const pageNumbers = pageNumbersOf(text, lines, pages);
  if (pageNumbers === null) return null;
  const drafts: DraftBlock[] = [];
  const printedLines: PrintedLine[] = [];
  let at = 0;
  pages.forEach((page, position) => {
    const first = page.lines[0]?.index ?? 0;
    between(lines.slice(at, first), drafts, position > 0);
    const pageNumber = pageNumbers[position] ?? 0;
    turnsOfPage(text, page, pageNumber, drafts);
    for (const { number, line } of page.lines) {
      printedLines.push({ page: pageNumber, line: number, start: line.start, end: line.end });
    }
    at = (page.lines.at(-1)?.index ?? 0) + 1;
  });
  between(lines.slice(at), drafts, true);
  return { drafts, printedLines };
}

function numberedPages(text: string, lines: readonly Line[]): readonly NumberedPage[] {
  const pages: NumberedPage[] = [];
  let open: NumberedLine[] = [];
  const finish = (): void => {
    if (open.length >= 3) pages.push({ lines: open });
    open = [];
  };
  lines.forEach((line, index) => {
    if (isBlank(line)) return;
    const printed = /^(\d{1,2})(?:\s+|$)/u.exec(text.slice(line.start, Math.min(line.end, line.start + 12)));
    const number = printed === null ? 0 : Number(printed[1]);
    const last = open.at(-1)?.number ?? 0;
    if (number === last + 1 && number <= mostLines) {
      open.push({ number, index, line, words: Math.min(line.end, line.start + (printed?.[0].length ?? 0)) });
    } else if (number === 1) {
      finish();
      open.push({ number, index, line, words: Math.min(line.end, line.start + (printed?.[0].length ?? 0)) });
    } else {
      finish();
    }
  });
  finish();
  return pages;
}

/** The page number of each run: the lines just before the runs, or just after them, whichever count up by one. */
function pageNumbersOf(
  text: string,
  lines: readonly Line[],
  pages: readonly NumberedPage[],
): readonly number[] | null {
  const gaps = pages.map((page, position) => {
    const from = (pages[position - 1]?.lines.at(-1)?.index ?? -1) + 1;
    return numbersIn(text, lines.slice(from, page.lines[0]?.index ?? 0));
  });
  const tail = numbersIn(text, lines.slice((pages.at(-1)?.lines.at(-1)?.index ?? 0) + 1));
  for (const choice of [gaps.map((gap) => gap.at(-1)), [...gaps.slice(1), tail].map((gap) => gap[0])]) {
    const counted = choice.map((number, position) => (number ?? Number.NaN) - position);
    if (counted.every((number) => number === counted[0])) return choice.map((number) => number ?? 0);
  }
  return null;
}

function numbersIn(text: string, lines: readonly Line[]): readonly number[] {
  const numbers: number[] = [];
  for (const line of lines) {
    const found = /^(?:[-–—]\s?)?(?:page\s)?(\d{1,4})(?:\s?[-–—]|\sof\s\d{1,4})?$/iu.exec(
      text.slice(line.start, Math.min(line.end, line.start + 40)),
    );
    if (found !== null && line.end - line.start < 40) numbers.push(Number(found[1]));
  }
  return numbers;
}

/** Lines outside the numbered ones: a title before the first page, furniture between pages. */
function between(lines: readonly Line[], drafts: DraftBlock[], furniture: boolean): void {
  for (const line of lines) {
    if (isBlank(line)) continue;
    drafts.push({ ...draftBlock('paragraph', line.start, line.end), furniture });
  }
}

function turnsOfPage(text: string, page: NumberedPage, pageNumber: number, drafts: DraftBlock[]): void {
  let open: { start: number; end: number; line: number } | null = null;
  const finish = (): void => {
    if (open !== null) {
      const own = { kind: 'page-line', page: pageNumber, line: open.line } as const;
      drafts.push({ ...draftBlock('paragraph', open.start, open.end), own });
    }
    open = null;
  };
  for (const { number, line, words } of page.lines) {
    const begins = isSpeakerStart(text.slice(words, Math.min(line.end, words + 80)));
    if (begins || open === null) {
      finish();
      open = { start: line.start, end: line.end, line: number };
    } else {
      open.end = line.end;
    }
  }
  finish();
}
