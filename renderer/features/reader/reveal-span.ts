import type { DocumentBody } from './document-body.ts';
import { caretRectangle } from './dom-positions.ts';

/** Room kept above and below what is scrolled to, in CSS pixels. */
const comfort = 48;

/** Scrolls until a span can be seen: to a third of the height, or not at all where it is seen already. */
export function revealSpan(scroller: HTMLElement, body: DocumentBody, start: number, end: number): void {
  // The first scrolling lays out what was only estimated, which moves the target; the later ones meet it.
  for (let tries = 0; tries < 4; tries += 1) {
    const box = caretRectangle(body, start, 'after');
    const last = caretRectangle(body, end) ?? box;
    if (box === null || last === null) return;
    const frame = scroller.getBoundingClientRect();
    const fits = last.bottom - box.top < frame.height - 2 * comfort;
    const below = fits ? last.bottom : box.bottom;
    if (box.top >= frame.top + comfort && below <= frame.bottom - comfort) return;
    const isNear = box.top > frame.top - frame.height / 2 && below < frame.bottom + frame.height / 2;
    const target = !isNear
      ? frame.top + frame.height / 3
      : box.top < frame.top + comfort
        ? frame.top + comfort
        : frame.bottom - comfort - (below - box.top);
    scroller.scrollTop += Math.round(box.top - Math.max(frame.top + comfort, target));
  }
}
