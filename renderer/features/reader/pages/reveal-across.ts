/** Room kept beside what is shown of a page wider than the pane, in CSS pixels. */
const comfort = 48;

/** Scrolls sideways until a box of the viewport can be seen. */
export function revealAcross(scroller: HTMLElement, box: DOMRect | null): void {
  if (box === null) return;
  const pane = scroller.getBoundingClientRect();
  if (box.left < pane.left + comfort) scroller.scrollLeft -= pane.left + comfort - box.left;
  else if (box.right > pane.right - comfort) scroller.scrollLeft += box.right - pane.right + comfort;
}
