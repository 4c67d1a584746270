import type { PackEntry, PackSection } from '../../shared/pack/index.ts';
import { packHead, type Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { flowText } from './flow-text.ts';
import { widestPageNumber } from './page-column.ts';
import { baselineOffset, columnWidth, page } from './page-geometry.ts';
import { placeLine, setParagraph, type Paragraph, type Span } from './paragraph.ts';
import { black, ruleGrey, styles, type TextStyle } from './text-style.ts';

/** The left edge and the width of a column, in points. */
interface Column {
  readonly left: number;
  readonly width: number;
}

/** The index's columns; page numbers have the room that the longest can need, and descriptions what is left. */
interface Columns {
  readonly number: Column;
  readonly description: Column;
  readonly date: Column;
  readonly page: Column;
}

function columnsOf(composition: Composition): Columns {
  const [dateWidth, gap] = [76, 12];
  const pageWidth = Math.max(columnWidth - 424, widestPageNumber(composition, styles.indexText));
  const pageLeft = page.right - pageWidth;
  const dateLeft = pageLeft - 2 - dateWidth;
  return {
    number: { left: page.left, width: 32 },
    description: { left: page.left + 34, width: dateLeft - gap - (page.left + 34) },
    date: { left: dateLeft, width: dateWidth },
    page: { left: pageLeft, width: pageWidth },
  };
}

const cellPadding = 4.5;

/** Draws the index: number, description with URN, date and page, under the headings of the sections; every row is a link. */
export function* drawIndex(composition: Composition): Generator<void> {
  const { flow } = composition;
  const { canvas } = flow;
  flow.startSection({ left: packHead(composition), right: () => '', style: styles.indexRunningHead });
  canvas.open('Sect');
  canvas.open('H1');
  drawCell(
    composition,
    set(composition, [{ text: 'Index', style: styles.heading }], columnWidth),
    page.left,
    flow.top(),
  );
  canvas.close();
  flow.moveDown(styles.heading.leading + 8);
  canvas.open('Table');
  const columns = columnsOf(composition);
  drawHeaderRow(composition, columns);
  for (const { title: heading, entries } of sectionsHere(composition)) {
    const title = set(composition, [{ text: heading, style: styles.indexStrong }], columnWidth);
    const firstRow = entries[0];
    const needed =
      heightOf(title) + (firstRow === undefined ? 0 : rowOf(composition, columns, firstRow).height);
    yield* makeRoom(composition, columns, needed);
    canvas.open('TR');
    canvas.open('TH', { scope: 'Row' });
    drawCell(composition, title, page.left, flow.top() + cellPadding);
    canvas.close();
    canvas.close();
    endRow(composition, heightOf(title), 0.5);
    for (const entry of entries) {
      const row = rowOf(composition, columns, entry);
      yield* makeRoom(composition, columns, row.height);
      drawRow(composition, columns, entry, row);
    }
  }
  canvas.close();
  yield* drawOtherVolumes(composition);
  canvas.close();
}

/** The sections with what of them stands in this volume. */
function sectionsHere({ outline, volume }: Composition): readonly Pick<PackSection, 'title' | 'entries'>[] {
  return outline.sections
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter(({ number }) => volume.entries.has(number)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** Says which entries stand in the other volumes. */
function* drawOtherVolumes(composition: Composition): Generator<void> {
  const { flow, volume, others } = composition;
  if (volume.count === 1) return;
  flow.moveDown(14);
  for (const other of others) {
    const numbers = [...other.entries];
    const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
    const which = first === last ? `entry ${first}` : `entries ${first} to ${last}`;
    const text = `Volume ${other.number} of ${volume.count} holds ${which}.`;
    flow.canvas.open('P');
    yield* flowText(composition, [{ text, style: styles.indexDetail }], 'the index');
    flow.canvas.close();
  }
}

interface Row {
  readonly description: Paragraph;
  readonly date: Paragraph;
  readonly height: number;
}

function rowOf(composition: Composition, columns: Columns, entry: PackEntry): Row {
  const link = {
    place: placeOf.entry(entry.number),
    description: `Go to ${entry.number} ${entry.description}`,
  };
  const spans: Span[] = [{ text: entry.description, style: styles.indexText, link }];
  if (entry.detail !== '') spans.push({ text: `\n${entry.detail}`, style: styles.indexDetail });
  const description = set(composition, spans, columns.description.width);
  const date = set(composition, [{ text: entry.date, style: styles.indexText }], columns.date.width);
  return { description, date, height: Math.max(heightOf(description), heightOf(date)) };
}

function drawRow(composition: Composition, columns: Columns, entry: PackEntry, row: Row): void {
  const { canvas } = composition.flow;
  const top = composition.flow.top() + cellPadding;
  canvas.open('TR');
  canvas.open('TD');
  drawText(composition, String(entry.number), styles.indexText, columns.number, 'left', top);
  canvas.close();
  canvas.open('TD');
  drawCell(composition, row.description, columns.description.left, top);
  canvas.close();
  canvas.open('TD');
  drawCell(composition, row.date, columns.date.left, top);
  canvas.close();
  canvas.open('TD');
  const place = placeOf.entry(entry.number);
  const label = composition.pageLabelOf(place);
  const description = `Page ${label}`;
  canvas.open('Link', { alt: description });
  drawText(composition, label, styles.indexText, columns.page, 'right', top);
  canvas.link(columns.page.left, top, columns.page.width, styles.indexText.leading, place, description);
  canvas.close();
  canvas.close();
  canvas.close();
  endRow(composition, row.height, 0.5);
}

function drawHeaderRow(composition: Composition, columns: Columns): void {
  const { canvas } = composition.flow;
  const top = composition.flow.top() + cellPadding;
  const cells = [
    ['No.', columns.number, 'left'],
    ['Description', columns.description, 'left'],
    ['Date', columns.date, 'left'],
    ['Page', columns.page, 'right'],
  ] as const;
  canvas.open('TR');
  for (const [text, column, side] of cells) {
    canvas.open('TH', { scope: 'Column' });
    drawText(composition, text, styles.indexStrong, column, side, top);
    canvas.close();
  }
  canvas.close();
  endRow(composition, styles.indexStrong.leading + 2 * cellPadding, 1.2);
}

/** Turns the page where a row does not fit, and repeats the header row there. */
function* makeRoom(composition: Composition, columns: Columns, height: number): Generator<void> {
  if (composition.flow.fits(height)) return;
  composition.flow.turnPage();
  yield;
  drawHeaderRow(composition, columns);
}

function endRow(composition: Composition, height: number, weight: number): void {
  const { canvas } = composition.flow;
  composition.flow.moveDown(height);
  const top = composition.flow.top();
  canvas.artifact('Layout', () => {
    canvas.line(page.left, top, page.right, top, { width: weight, colour: weight > 1 ? black : ruleGrey });
  });
}

function heightOf(paragraph: Paragraph): number {
  return paragraph.lines.length * styles.indexText.leading + 2 * cellPadding;
}

function set(composition: Composition, spans: readonly Span[], width: number): Paragraph {
  return setParagraph(composition.setter, spans, width, composition.report('the index'));
}

function drawText(
  composition: Composition,
  text: string,
  style: TextStyle,
  column: Column,
  side: 'left' | 'right',
  top: number,
): void {
  const paragraph = set(composition, [{ text, style }], 1000);
  const line = paragraph.lines[0];
  if (line === undefined || !composition.flow.canvas.draws) return;
  const used = placeLine(paragraph, line).reduce((sum, run) => sum + run.width, 0);
  drawCell(composition, paragraph, side === 'left' ? column.left : column.left + column.width - used, top);
}

/** Draws the lines of a cell; its links lie over the text they belong to. */
function drawCell(composition: Composition, paragraph: Paragraph, left: number, top: number): void {
  const { canvas } = composition.flow;
  paragraph.lines.forEach((line, index) => {
    const lineTop = top + index * (paragraph.runs[0]?.span.style.leading ?? 0);
    for (const run of placeLine(paragraph, line)) {
      const { style, link } = run.span;
      if (link !== undefined) canvas.open('Link', { alt: link.description });
      canvas.text(
        { ...run, size: style.size, colour: style.colour },
        left + run.left,
        lineTop + baselineOffset(style),
      );
      if (link !== undefined) {
        canvas.link(left + run.left, lineTop, run.width, style.leading, link.place, link.description);
        canvas.close();
      }
    }
  });
}
