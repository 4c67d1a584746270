import type { Page, PageBox } from '../../shared/model/index.ts';
import { inLanes, type PackPassage, type SourcePagesEntry, type TextMark } from '../../shared/pack/index.ts';
import { announceEntry, numberEntry } from './begin-entry.ts';
import type { Composition } from './composition.ts';
import { placeOf } from './place-of.ts';
import { marginLabels, type MarginLabels } from './margin-labels.ts';
import { placeLine, setParagraph } from './paragraph.ts';
import { black, styles, washGrey, type TextStyle } from './text-style.ts';

/** What is added to a page of a source, so that nothing is ever printed onto it: a strip below, and beside it where passages are marked. */
export const sheetMargins = { bottom: 27, right: 62 } as const;

/** A page narrower than this is given room for its number and its reference. */
const narrowestSheet = 200;

const sidelineStep = 3.6;
const sidelineLanes = 3;
const sidelineWidth = 1.9;
const underlineStep = 1.9;
const labelDistance = 17;

/** A document whose pages must be made ready before drawing goes on. */
export interface PagesWanted {
  readonly documentId: string;
}

/**
 * Draws pages of a document's own, in their size and upright. Below each stand its reference with its own page number and the
 * page's number in the pack; passages are washed and underlined on the page, with a line and the theme codes beside it that lead to
 * the items that quote them.
 */
export function* drawSourcePages(
  composition: Composition,
  entry: SourcePagesEntry,
): Generator<PagesWanted | undefined> {
  const { flow, selection } = composition;
  const { canvas } = flow;
  const { source } = entry;
  if (canvas.draws) yield { documentId: source.documentId };
  const passages = selection.passages.filter((passage) => passage.documentId === source.documentId);
  const marks = inLanes(passages).flatMap((mark) => marksOf(mark));
  const isMarked = marks.some(({ box }) => box.page >= entry.from && box.page <= entry.to);
  numberEntry(composition, entry);
  canvas.open('Sect');
  for (let number = entry.from; number <= entry.to; number += 1) {
    const page = source.pages[number - 1];
    if (page === undefined) throw new Error(`${source.urn} has no page ${number}.`);
    if (number > entry.from) yield undefined;
    drawSheet(composition, entry, page, {
      marks: marks.filter(({ box }) => box.page === number),
      right: isMarked ? sheetMargins.right : 0,
    });
  }
  canvas.close();
  canvas.sourceBookmarks(source.documentId);
}

interface BoxMark {
  readonly passage: PackPassage;
  readonly lane: number;
  readonly box: PageBox;
}

function marksOf({ passage, lane }: TextMark): readonly BoxMark[] {
  return (passage.boxes ?? []).map((box) => ({ passage, lane, box }));
}

function drawSheet(
  composition: Composition,
  entry: SourcePagesEntry,
  page: Page,
  beside: { readonly marks: readonly BoxMark[]; readonly right: number },
): void {
  const { flow, outline } = composition;
  const { canvas } = flow;
  const { source } = entry;
  const size = {
    width: Math.max(page.width + beside.right, narrowestSheet),
    height: page.height + sheetMargins.bottom,
  };
  flow.startSheet(size);
  flow.markAt(placeOf.page(source.documentId, page.number), 0);
  if (page.number === entry.from) {
    if (outline.printedDocuments.get(source.documentId) === entry.number) {
      flow.markAt(placeOf.document(source.documentId), 0);
    }
    announceEntry(composition, entry, 0);
  }
  canvas.open('Figure', { alt: `Page ${page.number} of ${source.urn}, ${source.title}, as it was received` });
  canvas.sourcePage(source.documentId, page);
  canvas.close();
  stamp(composition, `${source.urn} / ${page.number}`, styles.runningHead, 14, size);
  stamp(composition, flow.label(), styles.pageNumber, null, size);
  drawMarks(composition, entry, page, beside.marks);
}

/** Sets a line of text into the strip below the page: from the left, or ending where a thumb finds it. */
function stamp(
  { flow, setter }: Composition,
  text: string,
  style: TextStyle,
  left: number | null,
  size: { readonly width: number; readonly height: number },
): void {
  const { canvas } = flow;
  if (!canvas.draws) return;
  const paragraph = setParagraph(setter, [{ text, style }], 10_000, silent);
  const line = paragraph.lines[0];
  if (line === undefined) return;
  const runs = placeLine(paragraph, line);
  const used = runs.reduce((sum, run) => sum + run.width, 0);
  const from = left ?? size.width - 18 - used;
  canvas.artifact('Pagination', () => {
    for (const run of runs) {
      canvas.text({ ...run, size: style.size, colour: style.colour }, from + run.left, size.height - 9);
    }
  });
}

const silent = { missing: (): void => undefined, invisible: (): void => undefined };

function drawMarks(
  composition: Composition,
  entry: SourcePagesEntry,
  page: Page,
  marks: readonly BoxMark[],
): void {
  const { flow, outline } = composition;
  const { canvas } = flow;
  const labels = marginLabels(composition, {
    left: page.width + labelDistance,
    width: sheetMargins.right - labelDistance - 6,
    top: 4,
    bottom: page.height,
  });
  if (canvas.draws) {
    canvas.artifact('Layout', () => {
      for (const { box, lane } of marks) {
        canvas.wash(box.left, box.top, box.right - box.left, box.bottom - box.top, washGrey);
        const under = box.bottom + 0.6 + (lane % sidelineLanes) * underlineStep;
        canvas.line(box.left, under, box.right, under, { width: 0.8, colour: black });
      }
    });
  }
  const byPassage = new Map<PackPassage, BoxMark[]>();
  for (const mark of marks) byPassage.set(mark.passage, [...(byPassage.get(mark.passage) ?? []), mark]);
  for (const [passage, boxes] of byPassage) {
    const top = Math.min(...boxes.map(({ box }) => box.top));
    const bottom = Math.max(...boxes.map(({ box }) => box.bottom));
    const left = page.width + 4 + ((boxes[0]?.lane ?? 0) % sidelineLanes) * sidelineStep;
    canvas.artifact('Layout', () => canvas.fill(left, top, sidelineWidth, bottom - top, black));
    const isFirst = (passage.boxes ?? [])[0]?.page === page.number;
    if (isFirst && outline.printedIn.get(passage.id) === entry.number) {
      flow.markAt(placeOf.passage(passage.id), top);
    }
    addLabels(composition, labels, passage, top);
  }
  labels.draw();
}

/** The theme codes and numbers of the items that quote a passage, or the codes alone where none does. */
function addLabels({ outline }: Composition, labels: MarginLabels, passage: PackPassage, top: number): void {
  for (const item of outline.itemsOfPassage.get(passage.id) ?? []) {
    const codes = item.theme === null ? item.themes.map((theme) => theme.code).join(' ') : item.theme.code;
    labels.add(top, `${codes} ${item.number}`.trim(), {
      place: placeOf.item(item.number),
      description: `Quoted at ${item.number}, ${item.chapter}`,
    });
  }
}
