import type { TextComposition } from './composition.ts';
import { baselineOffset } from './page-geometry.ts';
import { placeLine, type Paragraph, type PlacedRun } from './paragraph.ts';
import { black, washGrey } from './text-style.ts';

/** The lines of a paragraph that stand on one page. */
export interface ParagraphPart {
  /** Indexes of the first line and of the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
}

/** How a paragraph is put on the pages; lengths are points. */
export interface ParagraphPlacing {
  readonly left: number;
  readonly leading: number;
  /** Whether a passage's wash is drawn besides its underline. */
  readonly wash?: boolean;
  /** Called for each part before its text is drawn, to draw beside or behind it. */
  readonly beside?: (part: ParagraphPart) => void;
}

/** Underlines of overlapping passages lie below each other, this far apart; deeper lanes begin again. */
const underlineStep = 1.9;
const underlineLanes = 3;

/**
 * Puts a paragraph on this page and as many more as it needs; yields after each page it fills. The structure element it
 * belongs to is the one that is open. Single lines are not left alone at a page's foot or head.
 */
export function* flowParagraph(
  composition: TextComposition,
  paragraph: Paragraph,
  placing: ParagraphPlacing,
): Generator<void> {
  const { flow } = composition;
  const count = paragraph.lines.length;
  let from = 0;
  while (from < count) {
    const to = from + linesThatFit(composition, count - from, from === 0, placing.leading);
    if (to === from) {
      flow.turnPage();
      yield;
      continue;
    }
    const top = flow.top();
    const bottom = top + (to - from) * placing.leading;
    placing.beside?.({ from, to, top, bottom });
    if (flow.canvas.draws) drawPart(composition, paragraph, placing, { from, to, top, bottom });
    else noteLinks(composition, paragraph, from === 0);
    flow.moveTo(bottom);
    from = to;
    if (from < count) {
      flow.turnPage();
      yield;
    }
  }
}

function linesThatFit(
  composition: TextComposition,
  left: number,
  isBeginning: boolean,
  leading: number,
): number {
  const { flow } = composition;
  if (flow.fits(left * leading)) return left;
  let fitting = 0;
  while (fitting < left && flow.fits((fitting + 1) * leading)) fitting += 1;
  if (left - fitting === 1 && fitting > 2) fitting -= 1;
  if (isBeginning && fitting < 2 && !flow.isPageFresh()) return 0;
  return flow.isPageFresh() ? Math.max(1, fitting) : fitting;
}

/** Planning needs no lines in their places, only what is linked to. */
function noteLinks(composition: TextComposition, paragraph: Paragraph, isBeginning: boolean): void {
  if (!isBeginning) return;
  let known = -1;
  for (const run of paragraph.runs) {
    if (run.span.link === undefined || run.spanIndex === known) continue;
    known = run.spanIndex;
    composition.flow.canvas.link(0, 0, 0, 0, run.span.link.place, run.span.link.description);
  }
}

function drawPart(
  composition: TextComposition,
  paragraph: Paragraph,
  placing: ParagraphPlacing,
  part: ParagraphPart,
): void {
  const { canvas } = composition.flow;
  const lines = paragraph.lines.slice(part.from, part.to).map((line) => placeLine(paragraph, line));
  if (
    lines.some((runs) => runs.some((run) => run.span.lanes !== undefined || run.span.underlined === true))
  ) {
    canvas.artifact('Layout', () => {
      lines.forEach((runs, index) => {
        markLine(composition, runs, placing, part.top + index * placing.leading);
      });
    });
  }
  let openSpan: number | null = null;
  lines.forEach((runs, index) => {
    const top = part.top + index * placing.leading;
    for (const run of runs) {
      const { style, link, tag } = run.span;
      if (openSpan !== run.spanIndex) {
        if (openSpan !== null) canvas.close();
        openSpan = null;
        if (link !== undefined) canvas.open('Link', { alt: link.description });
        else if (tag !== undefined) canvas.open(tag);
        if (link !== undefined || tag !== undefined) openSpan = run.spanIndex;
      }
      const left = placing.left + run.left;
      const baseline = top + baselineOffset({ size: style.size, leading: placing.leading });
      canvas.text({ ...run, size: style.size, colour: style.colour }, left, baseline);
      if (link !== undefined) {
        canvas.link(left, top, run.width, placing.leading, link.place, link.description);
      }
    }
  });
  if (openSpan !== null) canvas.close();
}

function markLine(
  composition: TextComposition,
  runs: readonly PlacedRun[],
  placing: ParagraphPlacing,
  top: number,
): void {
  const { canvas } = composition.flow;
  for (const run of runs) {
    const { style } = run.span;
    const left = placing.left + run.left;
    const baseline = top + baselineOffset({ size: style.size, leading: placing.leading });
    if (placing.wash === true && run.span.lanes !== undefined) {
      canvas.fill(left, baseline - style.size * 0.86, run.width, style.size * 1.18, washGrey);
    }
    const lanes = run.span.underlined === true ? [0] : (run.span.lanes ?? []);
    const offsets = new Set(lanes.map((lane) => lane % underlineLanes));
    for (const lane of offsets) {
      const y = baseline + 2.3 + lane * underlineStep;
      canvas.line(left, y, left + run.width, y, { width: 0.8, colour: black });
    }
  }
}
