import { dateInWords } from '../../shared/model/index.ts';
import {
  confidenceWords,
  countOf,
  printableBlock,
  quotedPieces,
  familyWords,
  type ChapterEntry,
  type PackItem,
  type QuotedPiece,
} from '../../shared/pack/index.ts';
import { changesInSpan } from '../../shared/text/index.ts';
import { beginEntry } from './begin-entry.ts';
import { pageReference, wideBlank, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { flowNote, noteHeight, setNote, type NoteLine } from './draw-notes.ts';
import { flowParagraph } from './flow-paragraph.ts';
import { flowText } from './flow-text.ts';
import { baselineOffset, columnWidth, page } from './page-geometry.ts';
import { placeLine, setParagraph, type Paragraph, type Span } from './paragraph.ts';
import { black, ruleGrey, styles } from './text-style.ts';

/** The rule beside an item, and the text to the right of it. */
const itemLeft = page.left + 13;
const itemWidth = columnWidth - 13;
const ruleWidth = 2.2;
const itemGap = 20;
const paragraphGap = 5;

/** Draws a chapter: its heading, what the theme means, and every passage with its context, citation and notes. */
export function* drawChapter(composition: Composition, entry: ChapterEntry): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const headRight = `${entry.number} ${entry.heading}`;
  beginEntry(composition, entry, () => headRight);
  canvas.open('Sect');
  canvas.open('H1');
  yield* flowText(
    composition,
    [{ text: `${entry.number}${wideBlank}${entry.heading}`, style: styles.heading }],
    'the index',
  );
  canvas.close();
  if (entry.subheading !== '') {
    canvas.open('P');
    flow.moveDown(3);
    const where = `the definition of ${entry.heading}`;
    yield* flowText(composition, [{ text: entry.subheading, style: styles.subheading }], where);
    canvas.close();
  }
  if (entry.items.length === 0) {
    flow.moveDown(14);
    canvas.open('P');
    const sentence = `No passage in this pack belongs under ${entry.heading}.`;
    yield* flowText(composition, [{ text: sentence, style: styles.plain }], 'the index');
    canvas.close();
  }
  for (const item of entry.items) yield* drawItem(composition, item);
  canvas.close();
}

interface SetItem {
  readonly quotes: readonly Paragraph[];
  readonly codes: string;
  /** The box of theme codes stands in the margin, or above the text where it is too wide for it. */
  readonly codesAbove: boolean;
  readonly citation: Paragraph;
  /** What tracked changes the quote contains; null where it contains none. */
  readonly changes: Paragraph | null;
  readonly notes: readonly (readonly NoteLine[])[];
  readonly height: number;
}

function* drawItem(composition: Composition, item: PackItem): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  const set = setItem(composition, item);
  const heading = item.groupHeading;
  const headingHeight = heading === null ? 0 : styles.groupHeading.leading + 12;
  const wholePage = page.bottom - page.top;
  flow.moveDown(itemGap);
  const needed = headingHeight + (set.height <= wholePage - headingHeight ? set.height : 90);
  if (!flow.fits(needed) && !flow.isPageFresh()) {
    flow.turnPage();
    yield;
  }
  if (heading !== null) {
    canvas.open('H2');
    yield* flowText(composition, [{ text: heading, style: styles.groupHeading }], item.passage.citation);
    canvas.close();
    flow.moveDown(12);
  }
  flow.mark(placeOf.item(item.number), 4);
  canvas.open('Sect');
  let ruleTop = flow.top();
  const drawRule = (): void => {
    const [from, to] = [ruleTop, flow.top()];
    canvas.artifact('Layout', () => {
      canvas.fill(page.left, from, ruleWidth, to - from, black);
    });
    ruleTop = page.top;
  };
  flow.beforePageEnds(drawRule);
  drawCodes(composition, item, set);
  canvas.open('BlockQuote');
  let first = true;
  for (const paragraph of set.quotes) {
    if (!first) flow.moveDown(paragraphGap);
    first = false;
    canvas.open('P');
    yield* flowParagraph(composition, paragraph, {
      left: itemLeft,
      leading: styles.quote.leading,
      wash: true,
    });
    canvas.close();
  }
  canvas.close();
  flow.moveDown(4);
  canvas.open('P');
  yield* flowParagraph(composition, set.citation, { left: itemLeft, leading: styles.citation.leading });
  canvas.close();
  if (set.changes !== null) {
    canvas.open('P');
    yield* flowParagraph(composition, set.changes, { left: itemLeft, leading: styles.citation.leading });
    canvas.close();
  }
  for (const note of set.notes) yield* drawNote(composition, note);
  drawRule();
  flow.beforePageEnds(null);
  canvas.close();
}

function* drawNote(composition: Composition, note: readonly NoteLine[]): Generator<void> {
  const { flow } = composition;
  flow.moveDown(5);
  if (!flow.fits(styles.note.leading * 2)) {
    flow.turnPage();
    yield;
  }
  const top = flow.top();
  flow.canvas.artifact('Layout', () => {
    flow.canvas.line(itemLeft, top, page.right, top, { width: 0.7, colour: ruleGrey, dash: [0.8, 2] });
  });
  flow.moveDown(3);
  yield* flowNote(composition, note, itemLeft);
}

function setItem(composition: Composition, item: PackItem): SetItem {
  const { setter, selection } = composition;
  const { passage, source } = item;
  const report = composition.report(passage.citation);
  const quotes = quotedPieces(source, passage, selection.choices.context).map((piece) =>
    setParagraph(
      setter,
      quoteSpans(source.text, piece),
      itemWidth,
      report,
      `quote ${item.number} ${piece.block.number}`,
    ),
  );
  const codes = item.themes.map((theme) => theme.code).join(' ');
  const codesAbove = codesWidth(composition, codes) > 44;
  const citation = setParagraph(setter, citationSpans(composition, item), itemWidth, report);
  const remark = changesInSpan(source.text, source.marks, passage.start, passage.end);
  const changes =
    remark === null
      ? null
      : setParagraph(setter, [{ text: remark, style: styles.citation }], itemWidth, report);
  const notes = passage.notes.map((note) =>
    setNote(composition, note, itemWidth, `a note on ${passage.citation}`),
  );
  const height =
    quotes.reduce((sum, paragraph) => sum + paragraph.lines.length * styles.quote.leading + paragraphGap, 0) +
    (codesAbove ? 18 : 0) +
    (citation.lines.length + (changes?.lines.length ?? 0)) * styles.citation.leading +
    notes.reduce((sum, note) => sum + noteHeight(note) + 8, 0) +
    8;
  return { quotes, codes, codesAbove, citation, changes, notes, height };
}

/** The quoted piece as spans: context, the passage itself, context. */
function quoteSpans(text: string, piece: QuotedPiece): readonly Span[] {
  const { block, start, end, markStart, markEnd } = piece;
  const printable = printableBlock(text.slice(block.start, block.end), block);
  const slice = (from: number, to: number): string => printable.slice(from - block.start, to - block.start);
  const spans: Span[] = [];
  if (markStart > start) spans.push({ text: slice(start, markStart), style: styles.context });
  spans.push({ text: slice(markStart, markEnd), style: styles.quote, lanes: [0], tag: 'Quote' });
  if (end > markEnd) spans.push({ text: slice(markEnd, end), style: styles.context });
  return spans;
}

/** Item, citation, title and date, the page in the full text, and where else the passage stands. */
function citationSpans(composition: Composition, item: PackItem): readonly Span[] {
  const { passage, source } = item;
  const isPrinted = composition.outline.printedIn.has(passage.id);
  const place = isPrinted ? placeOf.passage(passage.id) : placeOf.scheduled(passage.documentId);
  const link = {
    place,
    description: `${passage.citation} ${isPrinted ? 'in its document' : 'in the schedule of sources'}`,
  };
  const spans: Span[] = [
    { text: `${item.number}${wideBlank}`, style: styles.citation },
    { text: passage.citation, style: styles.citationLink, link },
    {
      text: `${wideBlank}${source.title}, ${dateInWords(source.date, 'long')}${
        source.family === undefined ? '' : `, ${familyWords(source.family.how, source.family.parentUrn)}`
      }`,
      style: styles.citation,
    },
  ];
  if (isPrinted) {
    spans.push({ text: wideBlank, style: styles.citation });
    spans.push({ text: pageReference(composition, place), style: styles.citationLink, link });
  }
  if (passage.recognised !== undefined) {
    spans.push({ text: `\n${confidenceWords(passage.recognised)}`, style: styles.citation });
  }
  const others = (composition.outline.itemsOfPassage.get(passage.id) ?? []).filter(
    (other) => other.number !== item.number,
  );
  others.forEach((other, index) => {
    spans.push({ text: index === 0 ? '\nAlso at ' : wideBlank, style: styles.citation });
    const otherPlace = placeOf.item(other.number);
    spans.push({
      text: `${other.number} ${other.chapter}, ${pageReference(composition, otherPlace)}`,
      style: styles.citationLink,
      link: { place: otherPlace, description: `The same passage at ${other.number}, ${other.chapter}` },
    });
  });
  return spans;
}

function codesWidth(composition: Composition, codes: string): number {
  const paragraph = setParagraph(
    composition.setter,
    [{ text: codes, style: styles.themeCode }],
    1000,
    silent,
  );
  const line = paragraph.lines[0];
  return line === undefined ? 0 : placeLine(paragraph, line).reduce((sum, run) => sum + run.width, 0) + 8;
}

const silent = { missing: (): void => undefined, invisible: (): void => undefined };

/** Draws the box of theme codes: in the left margin beside the first line, or on a line of its own above it. */
function drawCodes(composition: Composition, item: PackItem, set: SetItem): void {
  const { flow } = composition;
  const { canvas } = flow;
  if (set.codes === '') return;
  const report = composition.report(`the codes of ${countOf(item.themes.length, 'theme')}`);
  const width = set.codesAbove ? itemWidth - 10 : 1000;
  const paragraph = setParagraph(
    composition.setter,
    [{ text: set.codes, style: styles.themeCode }],
    width,
    report,
  );
  const boxWidth = Math.min(codesWidth(composition, set.codes), itemWidth);
  const boxHeight = paragraph.lines.length * styles.themeCode.leading + 2;
  const left = set.codesAbove ? itemLeft : page.left - 6 - boxWidth;
  const top = flow.top() + (set.codesAbove ? 0 : 2.5);
  canvas.artifact('Layout', () => {
    canvas.frame(left, top, boxWidth, boxHeight, { width: 0.8, colour: black });
  });
  canvas.open('P');
  paragraph.lines.forEach((line, index) => {
    for (const run of placeLine(paragraph, line)) {
      const { style } = run.span;
      const baseline = top + 1 + index * style.leading + baselineOffset(style);
      canvas.text({ ...run, size: style.size, colour: style.colour }, left + 4 + run.left, baseline);
    }
  });
  canvas.close();
  if (set.codesAbove) flow.moveDown(boxHeight + 5);
}
