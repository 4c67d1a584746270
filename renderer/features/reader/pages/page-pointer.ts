import { blockAt } from '../../../../shared/text/index.ts';
import type { DocumentBody } from '../document-body.ts';
import { offsetFromPoint } from '../dom-positions.ts';
import { readNativeSelection, writeNativeSelection } from '../native-selection.ts';

/** How near the edge of the pane a drag scrolls it, and by how much a frame, in CSS pixels. */
const edge = 28;
const scrollBy = 14;

/**
 * Selecting by the pointer on pages: the window's selection is set to the words nearest to the pointer, since the browser by itself
 * leaps to far places wherever no word is under it. Gives what ends it.
 */
export function watchPagePointer(
  body: DocumentBody,
  scroller: HTMLElement,
  /** Told of the offset that a drag began at, and of its end (null). */
  onDrag: (anchor: number | null) => void,
): () => void {
  const { root } = body;
  let anchor: number | null = null;
  let at = { x: 0, y: 0 };
  let frame: number | undefined;

  const extend = (): void => {
    const focus = offsetFromPoint(body, at.x, at.y);
    if (anchor !== null && focus !== null) writeNativeSelection(body, { anchor, focus });
  };
  const scrollAtEdge = (): void => {
    frame = undefined;
    if (anchor === null) return;
    const pane = scroller.getBoundingClientRect();
    const by = at.y > pane.bottom - edge ? scrollBy : at.y < pane.top + edge ? -scrollBy : 0;
    if (by === 0) return;
    scroller.scrollTop += by;
    extend();
    frame = requestAnimationFrame(scrollAtEdge);
  };
  const onMove = (event: MouseEvent): void => {
    at = { x: event.clientX, y: event.clientY };
    extend();
    frame ??= requestAnimationFrame(scrollAtEdge);
  };
  const onUp = (): void => {
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', onUp);
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    anchor = null;
    onDrag(null);
  };
  const onDown = (event: MouseEvent): void => {
    if (event.button !== 0) return;
    const offset = offsetFromPoint(body, event.clientX, event.clientY);
    if (offset === null) return;
    if (event.detail === 2) return;
    if (event.detail > 2) {
      const block = blockAt(body.blocks(), offset);
      if (block !== undefined) writeNativeSelection(body, { anchor: block.start, focus: block.end });
      event.preventDefault();
      return;
    }
    const standing = readNativeSelection(body);
    // What is selected can be dragged away, as in the text.
    if (standing !== null && !event.shiftKey && isWithin(standing, offset)) return;
    event.preventDefault();
    root.focus({ preventScroll: true });
    anchor = event.shiftKey && standing !== null ? standing.anchor : offset;
    onDrag(anchor);
    writeNativeSelection(body, { anchor, focus: offset });
    window.addEventListener('mousemove', onMove);
    // Heard before the window's other listeners are, so that what they read is the whole selection.
    window.addEventListener('mouseup', onUp);
  };
  root.addEventListener('mousedown', onDown);
  return () => {
    root.removeEventListener('mousedown', onDown);
    onUp();
  };
}

function isWithin(selection: { readonly anchor: number; readonly focus: number }, offset: number): boolean {
  const start = Math.min(selection.anchor, selection.focus);
  const end = Math.max(selection.anchor, selection.focus);
  return start < offset && offset < end;
}
