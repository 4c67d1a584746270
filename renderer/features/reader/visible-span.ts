import type { DocumentBody } from './document-body.ts';
import { spanOfSection } from './document-body.ts';
import { caretRectangle } from './dom-positions.ts';
import type { Interval } from './interval-index.ts';

/**
 * The canonical offset drawn at a height of the viewport, in CSS pixels; beyond the ends the nearest. Inside a block it is
 * told from how far down the height lies. Sections and blocks are halved until it is found, whatever the length of the text.
 */
export function offsetAtHeight(body: DocumentBody, height: number): number {
  if (body.places !== undefined) return body.places.offsetAtHeight(height);
  const { sections } = body;
  const section = sections[firstReaching(0, sections.length, height, (at) => sections[at]?.element)];
  if (section === undefined) return body.blocks().at(-1)?.end ?? 0;
  if (section.element.getBoundingClientRect().top >= height) return spanOfSection(body, section).start;
  const index = firstReaching(section.from, section.to, height, (at) => body.elementOf(at) ?? undefined);
  const block = body.blocks()[index];
  const box = body.elementOf(index)?.getBoundingClientRect();
  if (block === undefined || box === undefined) return spanOfSection(body, section).end;
  const part = box.height === 0 ? 0 : Math.min(1, Math.max(0, (height - box.top) / box.height));
  return Math.round(block.start + part * (block.end - block.start));
}

/** The part of the canonical text that can be seen in `scroller`. */
export function visibleSpan(scroller: HTMLElement, body: DocumentBody): Interval {
  const { top, bottom } = scroller.getBoundingClientRect();
  return { start: offsetAtHeight(body, top), end: offsetAtHeight(body, bottom) };
}

/** Scrolls until a canonical offset is drawn so many CSS pixels below the upper edge. */
export function scrollToOffset(
  scroller: HTMLElement,
  body: DocumentBody,
  offset: number,
  below: number,
): void {
  // The first scrolling lays out what was only estimated, which moves the target; the later ones meet it.
  for (let tries = 0; tries < 4; tries += 1) {
    const box = caretRectangle(body, offset, 'after');
    if (box === null) return;
    const by = Math.round(box.top - scroller.getBoundingClientRect().top - below);
    if (by === 0) return;
    scroller.scrollTop += by;
  }
}

/** The first of ascending elements whose lower edge is below a height. */
function firstReaching(
  first: number,
  after: number,
  height: number,
  elementAt: (index: number) => HTMLElement | undefined,
): number {
  let from = first;
  let to = after;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((elementAt(middle)?.getBoundingClientRect().bottom ?? 0) <= height) from = middle + 1;
    else to = middle;
  }
  return from;
}
