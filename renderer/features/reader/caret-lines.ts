import type { DocumentBody } from './document-body.ts';
import { caretRectangle, offsetFromPoint } from './dom-positions.ts';

/** Where a move by lines ended, and the column it aims for, in viewport pixels, so that short lines do not shift it. */
export interface LineMove {
  readonly offset: number;
  readonly goalX: number;
}

/**
 * Moves a caret by one line as it is laid out; over the edge of a block into the next one.
 *
 * The caret has to be laid out, hence scrolled to, before. At the first or last line the caret stays where it is.
 */
export function moveByLine(
  body: DocumentBody,
  offset: number,
  direction: 'back' | 'forward',
  goalX: number | null,
): LineMove {
  if (body.places !== undefined) return body.places.moveByLine(offset, direction, goalX);
  const here = caretRectangle(body, offset);
  if (here === null) return { offset, goalX: goalX ?? 0 };
  const x = goalX ?? here.left;
  const step = Math.max(4, here.height / 3);
  const towards = direction === 'forward' ? 1 : -1;
  let y = direction === 'forward' ? here.bottom + 2 : here.top - 2;
  // Between two blocks, and around hidden lists, lies a gap that holds no text: look on until a line is met.
  for (let tries = 0; tries < 24; tries += 1) {
    const found = offsetOnLine(body, x, y);
    const line = found === null ? null : caretRectangle(body, found, 'after');
    if (found !== null && line !== null && (line.top - here.top) * towards > here.height / 2) {
      return { offset: found, goalX: x };
    }
    y += step * towards;
  }
  return { offset, goalX: x };
}

/** The first or last place of the line a caret is in. */
export function lineEdge(body: DocumentBody, offset: number, edge: 'start' | 'end'): number {
  if (body.places !== undefined) return body.places.lineEdge(offset, edge);
  const here = caretRectangle(body, offset);
  const index = body.indexOf(document.elementFromPoint(here?.left ?? 0, here?.top ?? 0) ?? body.root);
  const element = index === null ? null : body.elementOf(index);
  if (here === null) return offset;
  const box = (element ?? body.root).getBoundingClientRect();
  const y = here.top + here.height / 2;
  const isRightToLeft = element !== null && getComputedStyle(element).direction === 'rtl';
  const x = (edge === 'start') === isRightToLeft ? box.right - 1 : box.left + 1;
  return offsetOnLine(body, x, y) ?? offset;
}

function offsetOnLine(body: DocumentBody, x: number, y: number): number | null {
  const found = offsetFromPoint(body, x, y);
  if (found !== null) return found;
  // Beside the text the point may meet the margin: try the middle of the column.
  const box = body.root.getBoundingClientRect();
  return offsetFromPoint(body, Math.min(Math.max(x, box.left + 80), box.right - 100), y);
}
