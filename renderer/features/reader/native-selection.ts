import type { DocumentBody } from './document-body.ts';
import { domPositionOf, offsetOfDomPosition } from './dom-positions.ts';

/** A selection in canonical offsets: where it was begun and where the caret is. Equal where nothing is selected. */
export interface TextSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** The window's selection as canonical offsets, or null where it is not, or not wholly, in the text. */
export function readNativeSelection(body: DocumentBody): TextSelection | null {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!(anchorNode instanceof Node) || !(focusNode instanceof Node)) return null;
  const anchor = offsetOfDomPosition(body, anchorNode, anchorOffset ?? 0);
  const focus = offsetOfDomPosition(body, focusNode, focusOffset ?? 0);
  return anchor === null || focus === null ? null : { anchor, focus };
}

/** Makes the window's selection the given one, so that copying and screen readers see what is selected. */
export function writeNativeSelection(body: DocumentBody, { anchor, focus }: TextSelection): void {
  const forward = anchor <= focus;
  const from = domPositionOf(body, anchor, forward ? 'after' : 'before');
  const to = domPositionOf(body, focus, forward ? 'before' : 'after');
  if (from === null || to === null) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The span of a selection, start before end. */
export function spanOf({ anchor, focus }: TextSelection): { readonly start: number; readonly end: number } {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}
