import type { BodySection, DocumentBody } from './document-body.ts';

/** How far around the viewport text counts as near, in CSS pixels. */
const nearPixels = 600;

/**
 * Watches which sections are near the viewport of `scroller`, and says so each time that changes, in order of the text.
 * Gives the function that ends the watching.
 */
export function watchNearSections(
  body: DocumentBody,
  scroller: HTMLElement,
  onChange: (sections: readonly BodySection[]) => void,
): () => void {
  const near = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) near.add(entry.target);
        else near.delete(entry.target);
      }
      onChange(body.sections.filter((section) => near.has(section.element)));
    },
    { root: scroller, rootMargin: `${nearPixels}px 0px` },
  );
  for (const section of body.sections) observer.observe(section.element);
  return () => observer.disconnect();
}
