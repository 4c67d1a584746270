import type { BodySection, DocumentBody } from './document-body.ts';
import { offsetFromPoint } from './dom-positions.ts';
import type { Interval } from './interval-index.ts';
import type { PaintUnit, PaintUnits } from './paint-units.ts';
import { visibleSpan } from './visible-span.ts';

/** How far around the viewport text counts as near, in CSS pixels. */
const nearPixels = 600;

/**
 * Watches which parts of the text are near the viewport of `scroller`, and says so each time that changes, in order of the
 * text. Gives the function that ends the watching.
 */
export function watchNearUnits(
  body: DocumentBody,
  units: PaintUnits,
  scroller: HTMLElement,
  onChange: (near: readonly PaintUnit[]) => void,
): () => void {
  const near = new Set<Element>();
  let sections: readonly BodySection[] = [];
  let told: readonly PaintUnit[] = [];
  let frame: number | undefined;
  const tell = (): void => {
    const seen = sections.some(units.isLong) ? spanOnScreen(scroller, body) : visibleNothing;
    const now = units.near(sections, seen);
    if (now.length === told.length && now.every((unit, place) => unit === told[place])) return;
    told = now;
    onChange(now);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) near.add(entry.target);
        else near.delete(entry.target);
      }
      sections = body.sections.filter((section) => near.has(section.element));
      tell();
    },
    { root: scroller, rootMargin: `${nearPixels}px 0px` },
  );
  // Inside one long section nothing comes near or leaves while it is scrolled.
  const onScroll = (): void => {
    if (frame !== undefined || !sections.some(units.isLong)) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      tell();
    });
  };
  scroller.addEventListener('scroll', onScroll, { passive: true });
  for (const section of body.sections) observer.observe(section.element);
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', onScroll);
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}

const visibleNothing: Interval = { start: 0, end: 0 };

/** What can be seen, by the signs at the upper and lower edge; what lies over the text there is looked past. */
function spanOnScreen(scroller: HTMLElement, body: DocumentBody): Interval {
  const { top, bottom } = scroller.getBoundingClientRect();
  const { left, width } = body.root.getBoundingClientRect();
  const offsetNear = (height: number, step: number): number | null => {
    for (let tries = 0; tries < 6; tries += 1) {
      const offset = offsetFromPoint(body, left + width / 2, height + tries * step);
      if (offset !== null) return offset;
    }
    return null;
  };
  const estimate = visibleSpan(scroller, body);
  return {
    start: offsetNear(top + 4, 30) ?? estimate.start,
    end: offsetNear(bottom - 4, -30) ?? estimate.end,
  };
}
