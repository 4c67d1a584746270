import { dateInWords, type Block } from '../../shared/model/index.ts';
import {
  fullTextParts,
  printableBlock,
  familyWords,
  type FullTextEntry,
  type FullTextPart,
  type PackPassage,
  type PackSource,
  type TextMark,
} from '../../shared/pack/index.ts';
import { blockLabel, changesInSpan } from '../../shared/text/index.ts';
import type { StructureTag } from './canvas.ts';
import { beginEntry } from './begin-entry.ts';
import { wideBlank, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { drawSlipSheet } from './draw-slip-sheet.ts';
import { flowParagraph, type ParagraphPart } from './flow-paragraph.ts';
import { flowText } from './flow-text.ts';
import { marginLabels, type MarginLabels } from './margin-labels.ts';
import { baselineOffset, columnWidth, page } from './page-geometry.ts';
import { placeLine, setParagraph, type Paragraph, type Span } from './paragraph.ts';
import { black, styles, type TextStyle } from './text-style.ts';

const blockGap = 7;
const gapBeforeHeading = 5;
/** Headings that are higher together are not kept on one page with what follows them. */
const tallestKept = 240;
const sidelineLeft = page.right + 7;
const sidelineStep = 3.6;
/** Deeper lanes begin again at the first. */
const sidelineLanes = 3;
const sidelineWidth = 1.9;

/**
 * Draws a cited document in full: block numbers at the left, and at the right a sideline and the theme codes of each of the
 * pack's passages, linked to the item that quotes it. The document's URN and its own page stand on every page.
 */
export function* drawFullText(composition: Composition, entry: FullTextEntry): Generator<void> {
  const { flow, outline, selection } = composition;
  const { canvas } = flow;
  const { source } = entry;
  const headRight = (own: number): string => `${entry.number} ${source.urn} / ${own}`;
  beginEntry(composition, entry, headRight);
  if (outline.printedDocuments.get(source.documentId) === entry.number) {
    flow.mark(placeOf.document(source.documentId));
  }
  canvas.open('Sect');
  canvas.open('H1');
  const title = [{ text: `${entry.number}${wideBlank}${source.title}`, style: styles.heading }];
  yield* flowText(composition, title, `the title of ${source.urn}`);
  canvas.close();
  flow.moveDown(4);
  canvas.open('P');
  const about = [{ text: describe(source), style: styles.subheading }];
  yield* flowText(composition, about, `the description of ${source.urn}`);
  canvas.close();
  flow.moveDown(10);
  if (source.text === '') {
    yield* drawSlipSheet(composition, source);
    canvas.close();
    return;
  }
  const passages = selection.passages.filter((passage) => passage.documentId === source.documentId);
  const labels = marginLabels(composition);
  flow.beforePageEnds(labels.draw);
  const labelled = new Map<string, number>();
  let headingLevel = 1;
  const parts = fullTextParts(source, passages);
  for (const [index, part] of parts.entries()) {
    flow.moveDown(blockGap);
    if (part.kind === 'furniture') {
      for (let block = part.first; block <= part.last; block += 1) {
        flow.mark(placeOf.block(source.documentId, block), 3);
      }
      canvas.open('P');
      yield* flowText(composition, [{ text: leftOut(source, part), style: styles.leftOut }], source.urn);
      canvas.close();
      continue;
    }
    if (part.block.kind === 'heading') headingLevel = nextLevel(headingLevel, part.block);
    const withNext = part.block.kind === 'heading' ? heightWanted(parts.slice(index + 1)) : 0;
    yield* drawBlock(composition, source, part.block, part.marks, {
      labels,
      labelled,
      headingLevel,
      withNext,
    });
    // Covered words can have stood at the very ends of a block.
    const changes = changesInSpan(source.text, source.marks, part.block.start - 1, part.block.end + 1);
    if (changes === null) continue;
    canvas.open('P');
    yield* flowText(composition, [{ text: `[${changes}]`, style: styles.leftOut }], source.urn);
    canvas.close();
  }
  labels.draw();
  flow.beforePageEnds(null);
  canvas.close();
}

/** Kind, publisher, author and date, as far as they are known. */
function describe(source: PackSource): string {
  const kind = source.kind === 'other' ? '' : source.kind.charAt(0).toUpperCase() + source.kind.slice(1);
  const { family } = source;
  const came = family === undefined ? '' : familyWords(family.how, family.parentUrn);
  return [
    source.urn,
    kind,
    came,
    source.publisher ?? '',
    source.author ?? '',
    dateInWords(source.date, 'long'),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function leftOut(source: PackSource, part: { readonly first: number; readonly last: number }): string {
  const range = part.first === part.last ? `¶${part.first}` : `¶${part.first}–${part.last}`;
  const file = `whole in sources/${source.urn}.txt`;
  return `[Page furniture left out: ${range}; ${file}]`;
}

/** The height that must be left below a heading, so that what it heads begins on its page: headings under it, and two lines. */
function heightWanted(after: readonly FullTextPart[]): number {
  let height = 0;
  for (const part of after) {
    if (part.kind !== 'block' || part.block.kind !== 'heading') {
      return height + blockGap + 2 * styles.body.leading;
    }
    height += blockGap + gapBeforeHeading + styles.bodyHeading.leading;
  }
  return height;
}

/** A heading's level below the document's title, never skipping one, as readers by ear need it. */
function nextLevel(before: number, block: Block): number {
  return Math.min(before + 1, (block.level ?? 1) + 1, 6);
}

interface BlockSurroundings {
  readonly labels: MarginLabels;
  /** The page on which each passage was last labelled. */
  readonly labelled: Map<string, number>;
  readonly headingLevel: number;
  /** What must have room below the block on its page, in points; 0 but for headings. */
  readonly withNext: number;
}

function* drawBlock(
  composition: Composition,
  source: PackSource,
  block: Block,
  marks: readonly TextMark[],
  surroundings: BlockSurroundings,
): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const style = styleOf(block);
  const indent = block.kind === 'quotation' ? 20 : block.kind === 'list-item' ? 14 : 0;
  const where = `{${source.urn} ¶${block.number}}`;
  const cuts = cutAtMarks(block, marks);
  const printable = printableBlock(source.text.slice(block.start, block.end), block);
  const spans = cuts.map((cut): Span => {
    const text = printable.slice(cut.start - block.start, cut.end - block.start);
    return cut.lanes.length === 0 ? { text, style } : { text, style, lanes: cut.lanes, tag: 'Quote' };
  });
  const width = columnWidth - indent - (block.kind === 'quotation' ? 20 : 0);
  const name = placeOf.block(source.documentId, block.number);
  const paragraph = setParagraph(composition.setter, spans, width, composition.report(where), name);
  const isHeading = block.kind === 'heading';
  const linesWanted = isHeading ? paragraph.lines.length : Math.min(paragraph.lines.length, 2);
  const wanted = linesWanted * style.leading + (isHeading ? gapBeforeHeading + surroundings.withNext : 0);
  if (!flow.isPageFresh() && !flow.fits(Math.min(wanted, tallestKept))) {
    flow.turnPage();
    yield;
  }
  if (isHeading && !flow.isPageFresh()) flow.moveDown(gapBeforeHeading);
  canvas.open(tagOf(block, surroundings.headingLevel));
  yield* flowParagraph(composition, paragraph, {
    left: page.left + indent,
    leading: style.leading,
    beside: (part) => {
      if (part.from === 0) {
        flow.mark(name, 3);
        drawBlockNumber(composition, block, style, part.top);
      }
      for (const mark of marks) {
        drawMark(composition, mark, linesOfMark(paragraph, cuts, mark), part, style, surroundings);
      }
    },
  });
  canvas.close();
}

function styleOf(block: Block): TextStyle {
  if (block.kind === 'heading') return styles.bodyHeading;
  return block.kind === 'caption' ? styles.bodyCaption : styles.body;
}

function tagOf(block: Block, headingLevel: number): StructureTag {
  if (block.kind === 'quotation') return 'BlockQuote';
  if (block.kind !== 'heading') return 'P';
  return headingTags[headingLevel - 2] ?? 'H6';
}

const headingTags = ['H2', 'H3', 'H4', 'H5', 'H6'] as const;

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly lanes: readonly number[];
  readonly passages: readonly PackPassage[];
}

/** The block cut wherever a passage begins or ends. */
function cutAtMarks(block: Block, marks: readonly TextMark[]): readonly Cut[] {
  const edges = new Set([block.start, block.end]);
  for (const { passage } of marks) {
    edges.add(Math.max(block.start, passage.start));
    edges.add(Math.min(block.end, passage.end));
  }
  const ordered = [...edges].sort((one, other) => one - other);
  return ordered.slice(0, -1).map((start, index) => {
    const end = ordered[index + 1] ?? block.end;
    const covering = marks.filter(({ passage }) => passage.start <= start && passage.end >= end);
    return {
      start,
      end,
      lanes: covering.map((mark) => mark.lane),
      passages: covering.map((mark) => mark.passage),
    };
  });
}

/** First and last line of a paragraph that a passage touches. */
function linesOfMark(paragraph: Paragraph, cuts: readonly Cut[], mark: TextMark): readonly [number, number] {
  const first = cuts.findIndex((cut) => cut.passages.includes(mark.passage));
  const last = cuts.findLastIndex((cut) => cut.passages.includes(mark.passage));
  const start = paragraph.spanStarts[first] ?? 0;
  const end = paragraph.spanStarts[last + 1] ?? paragraph.text.length;
  const { lines } = paragraph;
  const firstLine = lines.findIndex((line) => line.next > start || line.end > start);
  const lastLine = lines.findLastIndex((line) => line.start < end);
  return [Math.max(0, firstLine), Math.max(0, lastLine)];
}

function drawBlockNumber(composition: Composition, block: Block, style: TextStyle, top: number): void {
  const { canvas } = composition.flow;
  if (!canvas.draws) return;
  const label = [{ text: blockLabel(block), style: styles.blockNumber }];
  const paragraph = setParagraph(composition.setter, label, page.left, composition.report('a block number'));
  const line = paragraph.lines[0];
  if (line === undefined) return;
  const runs = placeLine(paragraph, line);
  const used = runs.reduce((sum, run) => sum + run.width, 0);
  // A long number of the source's own is set smaller rather than onto the text.
  const shrink = Math.min(1, (page.left - 22) / Math.max(used, 1));
  const left = page.left - 10 - used * shrink;
  canvas.open('Span');
  for (const run of runs) {
    const { size, colour } = run.span.style;
    const text = { ...run, size: size * shrink, colour };
    canvas.text(text, left + run.left * shrink, top + baselineOffset(style));
  }
  canvas.close();
}

function drawMark(
  composition: Composition,
  mark: TextMark,
  [firstLine, lastLine]: readonly [number, number],
  part: ParagraphPart,
  style: TextStyle,
  surroundings: BlockSurroundings,
): void {
  if (lastLine < part.from || firstLine >= part.to) return;
  const { flow, outline } = composition;
  const { passage } = mark;
  const top = part.top + Math.max(0, firstLine - part.from) * style.leading;
  const bottom = part.top + (Math.min(part.to - 1, lastLine) - part.from + 1) * style.leading;
  const left = sidelineLeft + (mark.lane % sidelineLanes) * sidelineStep;
  flow.canvas.artifact('Layout', () => {
    flow.canvas.fill(left, top + 2, sidelineWidth, bottom - top - 3, black);
  });
  const labelledOn = surroundings.labelled.get(passage.id);
  if (labelledOn === flow.page()) return;
  surroundings.labelled.set(passage.id, flow.page());
  if (labelledOn === undefined) flow.mark(placeOf.passage(passage.id), part.top - top + 3);
  for (const item of outline.itemsOfPassage.get(passage.id) ?? []) {
    const codes = item.theme === null ? item.themes.map((theme) => theme.code).join(' ') : item.theme.code;
    const text = `${codes} ${item.number}`.trim();
    const link = {
      place: placeOf.item(item.number),
      description: `Quoted at ${item.number}, ${item.chapter}`,
    };
    surroundings.labels.add(top + 2, text, link);
  }
}
