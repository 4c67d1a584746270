import type { PageWord, TextMark } from '../../../shared/model/index.ts';
import type { DraftBlock } from '../draft-block.ts';
import { endsTerminally, startsSmall } from '../line-cues.ts';
import type { PageBlock } from './blocks-of-region.ts';
import { headingLevels } from './heading-levels.ts';
import type { LaidPage } from './page-layout.ts';
import type { TextLine } from './text-line.ts';

/** The canonical text of a PDF with what lies on it. */
export interface PdfText {
  readonly text: string;
  readonly drafts: readonly DraftBlock[];
  /** Where each page begins; the next page's beginning ends it. */
  readonly pageStarts: readonly number[];
  readonly pageWords: readonly (readonly PageWord[])[];
  readonly hidden: readonly TextMark[];
}

/** The lines of a block that stand on one page. */
interface PagePart {
  readonly page: number;
  lines: readonly TextLine[];
}

/** A block with its parts on each page. */
interface WholeBlock {
  readonly block: PageBlock;
  /** The block of one column that it ends with. */
  last: PageBlock;
  readonly parts: PagePart[];
  readonly part: 'header' | 'footer' | null;
}

/**
 * The canonical text of laid-out pages: lines are kept, with a line feed between them (a hyphen at the end of a line stays before
 * it), blocks are parted by an empty line, rows of a table by a line feed and their cells by a tab.
 *
 * A page's running header stands at its beginning, its footnotes and its running footer at its end. A paragraph that plainly goes
 * on in the next column or on the next page is one block; since nothing may interrupt it, the footnotes and the footer of the page
 * it leaves then stand before it, and the header of the page it reaches after it.
 */
export function textOfPages(pages: readonly LaidPage[]): PdfText {
  const levels = headingLevels(pages);
  const builder = startText(pages.length);
  for (const whole of inOrder(pages)) builder.add(whole, levels(whole.block));
  return builder.finish();
}

function inOrder(pages: readonly LaidPage[]): readonly WholeBlock[] {
  const order: WholeBlock[] = [];
  /** The block that goes on from the page before, where there is one; it is not in the order yet. */
  let open: WholeBlock | null = null;
  for (const [index, page] of pages.entries()) {
    const whole = (part: 'header' | 'footer' | null) => (block: PageBlock) => wholeBlock(block, index, part);
    const head = page.header.map(whole('header'));
    const tail = [
      ...page.body.filter((block) => block.footnote === true).map(whole(null)),
      ...page.footer.map(whole('footer')),
    ];
    const own = wholesOfPage(page, index, open);
    const reached: WholeBlock | null = open;
    const following = pages[index + 1]?.body.find((block) => block.footnote !== true);
    const last = own.at(-1);
    // A block that fills a whole page ends on it: the page's furniture would have no place outside it.
    const fills: boolean = last === reached && head.length + tail.length > 0;
    const leaving: WholeBlock | null =
      last !== undefined && following !== undefined && !fills && goesOn(last.last, following) ? last : null;
    if (reached !== null && reached !== leaving) order.push(reached);
    order.push(...head, ...own.filter((one) => one !== reached && one !== leaving), ...tail);
    open = leaving;
  }
  return order;
}

function wholeBlock(block: PageBlock, page: number, part: 'header' | 'footer' | null): WholeBlock {
  return { block, last: block, parts: [{ page, lines: block.lines }], part };
}

/** The blocks of a page's running text, the first of which may be one that goes on from the page before. */
function wholesOfPage(page: LaidPage, index: number, open: WholeBlock | null): readonly WholeBlock[] {
  const wholes: WholeBlock[] = [];
  for (const block of page.body) {
    if (block.footnote === true) continue;
    const before = wholes.at(-1);
    const part = before?.parts.at(-1);
    if (before === undefined && open !== null) {
      open.parts.push({ page: index, lines: block.lines });
      open.last = block;
      wholes.push(open);
    } else if (
      before !== undefined &&
      part !== undefined &&
      goesUp(before.last, block) &&
      goesOn(before.last, block)
    ) {
      part.lines = [...part.lines, ...block.lines];
      before.last = block;
    } else {
      wholes.push(wholeBlock(block, index, null));
    }
  }
  return wholes;
}

/** True where a block begins above the end of the one before it: in the next column. */
function goesUp(before: PageBlock, block: PageBlock): boolean {
  return (block.lines[0]?.base ?? 0) < (before.lines.at(-1)?.base ?? 0);
}

/** True where a paragraph plainly goes on in another, which stands in the next column or on the next page. */
function goesOn(before: PageBlock, block: PageBlock): boolean {
  if (before.kind !== 'paragraph' && before.kind !== 'list-item') return false;
  if (block.kind !== 'paragraph' || Math.abs(before.size - block.size) > 0.05 * before.size) return false;
  if (before.bold !== block.bold) return false;
  const last = before.lines.at(-1)?.text ?? '';
  const first = block.lines[0]?.text ?? '';
  if (endsTerminally(last) || !before.full) return false;
  if (startsSmall(first) || /\p{L}[-\u2010\u00ad]$/u.test(last)) return true;
  return (
    /[\p{L}\p{N},]$/u.test(last) && !block.setIn && /^[\p{L}\p{N}"“‘']/u.test(first) && block.lines.length > 1
  );
}

function startText(pageCount: number): {
  readonly add: (whole: WholeBlock, level: number | null) => void;
  readonly finish: () => PdfText;
} {
  const pieces: string[] = [];
  let length = 0;
  const drafts: DraftBlock[] = [];
  const starts: (number | null)[] = Array.from({ length: pageCount }, () => null);
  const pageWords: PageWord[][] = Array.from({ length: pageCount }, () => []);
  const hidden: TextMark[] = [];
  let run: { start: number; end: number; why: 'invisible' | 'layer' } | null = null;
  const put = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  const endRun = (): void => {
    if (run !== null) hidden.push({ kind: 'hidden', ...run });
    run = null;
  };
  return {
    add: ({ block, parts, part }, level) => {
      const kind = level !== null && part === null && block.footnote !== true ? 'heading' : block.kind;
      const before = drafts.at(-1);
      if (before !== undefined) put(before.kind === 'table-row' && kind === 'table-row' ? '\n' : '\n\n');
      const start = length;
      parts.forEach(({ page, lines }, place) => {
        if (place > 0) put('\n');
        starts[page] ??= length;
        lines.forEach((line, index) => {
          const first = line.spaces[0] ?? '';
          if (index > 0 && first === '') put('\n');
          line.words.forEach((word, at) => {
            put(line.spaces[at] ?? '');
            const from = length;
            put(word.text);
            const { left, top, right, bottom } = word.box;
            pageWords[page]?.push({ start: from, end: length, left, top, right, bottom, confidence: -1 });
            const why = word.unseen === 'covered' ? 'invisible' : word.unseen;
            if (run !== null && (why !== run.why || run.start < start)) endRun();
            if (why === null) return;
            if (run === null) run = { start: from, end: length, why };
            else run.end = length;
          });
        });
      });
      endRun();
      drafts.push({
        kind,
        start,
        end: length,
        furniture: part !== null,
        own: null,
        ...(kind === 'heading' && level !== null ? { level } : {}),
        ...(part !== null ? { part } : block.footnote === true ? { part: 'footnote' } : {}),
      });
    },
    finish: () => {
      const pageStarts: number[] = new Array<number>(pageCount).fill(0);
      let next = length;
      for (let page = pageCount - 1; page >= 0; page -= 1) {
        next = starts[page] ?? next;
        pageStarts[page] = page === 0 ? 0 : next;
      }
      return { text: pieces.join(''), drafts, pageStarts, pageWords, hidden };
    },
  };
}
