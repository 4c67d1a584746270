import type { Block, Page, PageWord, QuarterTurns, TextMark } from '../../../shared/model/index.ts';
import { countWords } from '../../../shared/text/index.ts';
import { draftBlock, numberBlocks, type DraftBlock } from '../draft-block.ts';
import { markFurniture } from '../furniture.ts';
import { markOwnNumbers } from '../own-numbers.ts';
import { meanConfidence, type RecognisedPage } from './recognised-page.ts';

/** A paged text with everything that is counted along it. */
export interface PagedText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
  /** One list for each page. */
  readonly pageWords: readonly (readonly PageWord[])[];
  readonly marks: readonly TextMark[];
}

/** A part of a text that stands in another one as it is, so many code units further on. */
export interface KeptSpan {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

/** A text with recognised pages, and what of the text before it was kept: one span for each page, in their order. */
export interface ComposedText extends PagedText {
  readonly words: number;
  readonly kept: readonly KeptSpan[];
}

/**
 * Recognised words below this confidence, in per cent, are marked as unsure. Measured on eight prints of a page, from clean to
 * hardly legible, against the words printed on it (2,086 words, 51 of them read wrongly): of the 93 words below it 42 % were wrong,
 * of those above it 0.6 %. At 70 the marks missed six in ten wrong words, at 90 three in four marks stood on words read rightly.
 */
export const unsureBelow = 80;

/**
 * Puts recognised pages into a text: where a page was recognised, what was recognised stands in place of what it had; every other
 * page keeps its text exactly, with its blocks, words and marks. White space is added between pages only where there is none.
 */
export function composeText(
  standing: PagedText,
  recognised: ReadonlyMap<number, RecognisedPage>,
): ComposedText {
  let text = '';
  const kept: KeptSpan[] = [];
  const drafts: DraftBlock[] = [];
  const pages: Page[] = [];
  const pageWords: (readonly PageWord[])[] = [];
  const marks: TextMark[] = [];
  standing.pages.forEach((page, index) => {
    const start = text.length;
    const found = recognised.get(page.number);
    const words = found === undefined ? (standing.pageWords[index] ?? []) : found.words;
    const body = found === undefined ? standing.text.slice(page.start, page.end) : found.text;
    if (
      found !== undefined ||
      standing.pages[index - 1]?.end !== page.start ||
      recognised.has(page.number - 1)
    ) {
      text += gap(text, body);
    }
    const shift = text.length - (found === undefined ? page.start : 0);
    text += body;
    if (found === undefined) {
      kept.push({ start: page.start, end: page.end, shift });
      drafts.push(...blocksWithin(standing.blocks, page, shift));
      marks.push(...marksWithin(standing.marks, page, page.end === standing.text.length, shift));
    } else {
      drafts.push(...found.paragraphs.map(([from, to]) => draftBlock('paragraph', from + shift, to + shift)));
      marks.push(...unsureMarks(words, shift));
    }
    pages.push({
      ...(found === undefined ? page : lyingAs(page, found)),
      start,
      end: text.length,
      ...(found === undefined ? {} : { text: 'recognised', confidence: meanConfidence(words) }),
    });
    pageWords.push(words.map((word) => ({ ...word, start: word.start + shift, end: word.end + shift })));
  });
  const joined = joinAcrossPages(drafts);
  // Furniture and numbers of a text that stood are as they were found or set; a text that is wholly new is looked through.
  if (standing.pages.every(({ number }) => recognised.has(number))) {
    markFurniture(text, joined);
    markOwnNumbers(text, joined);
  }
  const blocks = numberBlocks(joined);
  return {
    text,
    blocks,
    pages,
    pageWords,
    marks: marks.map((mark) => withBlockOf(mark, standing.blocks, blocks, kept)),
    words: countWords(text),
    kept,
  };
}

/** A page as it was turned to be recognised, with its sides exchanged where it lay on one. */
function lyingAs({ turned: before, ...page }: Page, { turned }: RecognisedPage): Page {
  const exchanged = isOnSide(before) !== isOnSide(turned);
  return {
    ...page,
    ...(exchanged ? { width: page.height, height: page.width } : {}),
    ...(turned === undefined ? {} : { turned }),
  };
}

function isOnSide(turned: QuarterTurns | undefined): boolean {
  return turned === 90 || turned === 270;
}

/** What has to stand between a text and the page that follows it, so that an empty line parts them. */
function gap(text: string, body: string): string {
  if (text === '' || body === '') return '';
  const ends = /\n{0,2}$/u.exec(text)?.[0].length ?? 0;
  const begins = /^\n{0,2}/u.exec(body)?.[0].length ?? 0;
  return '\n'.repeat(Math.max(0, 2 - ends - begins));
}

/** A part of a block that runs over pages, with whether it goes on from the page before. */
type BlockPiece = DraftBlock & { readonly goesOn?: boolean };

function blocksWithin(blocks: readonly Block[], page: Page, shift: number): readonly BlockPiece[] {
  return blocks
    .filter(({ start, end }) => start < page.end && end > page.start)
    .map(({ kind, start, end, furniture, own, level, part }) => ({
      kind,
      start: Math.max(start, page.start) + shift,
      end: Math.min(end, page.end) + shift,
      furniture,
      own,
      ...(level === undefined ? {} : { level }),
      ...(part === undefined ? {} : { part }),
      ...(start < page.start ? { goesOn: true } : {}),
    }));
}

/** Joins the parts of blocks that run over pages between which nothing was put. */
function joinAcrossPages(pieces: readonly BlockPiece[]): DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (const { goesOn, ...draft } of pieces) {
    const before = joined.at(-1);
    if (goesOn === true && before?.end === draft.start)
      joined[joined.length - 1] = { ...before, end: draft.end };
    else joined.push(draft);
  }
  return joined;
}

function marksWithin(
  marks: readonly TextMark[],
  page: Page,
  isLast: boolean,
  shift: number,
): readonly TextMark[] {
  return marks
    .filter(
      ({ start, end }) =>
        start >= page.start && (start < page.end || (start === end && start === page.end && isLast)),
    )
    .map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift }));
}

/** A mark that names a block names it by the number that it has now. */
function withBlockOf(
  mark: TextMark,
  before: readonly Block[],
  after: readonly Block[],
  kept: readonly KeptSpan[],
): TextMark {
  if ((mark.kind !== 'note-reference' && mark.kind !== 'comment') || mark.block === null) return mark;
  const start = before.find(({ number }) => number === mark.block)?.start ?? -1;
  const span = kept.find((one) => start >= one.start && start < one.end);
  const now = after.find((block) => block.start === start + (span?.shift ?? Number.NaN));
  return now === undefined ? mark : { ...mark, block: now.number };
}

function unsureMarks(words: readonly PageWord[], shift: number): readonly TextMark[] {
  return words.flatMap(({ start, end, confidence }) =>
    confidence >= 0 && confidence < unsureBelow
      ? [{ kind: 'unsure' as const, start: start + shift, end: end + shift, confidence }]
      : [],
  );
}
