import { offsetInBlock, placeInNodes } from './block-nodes.ts';
import type { PlaceInNodes } from './block-nodes.ts';
import type { DocumentBody } from './document-body.ts';
import { offsetOfPlace, placeOfOffset, segmentsOfSpan } from './text-positions.ts';
import type { GapSide } from './text-positions.ts';

/** Where a canonical offset is in the DOM; null in a document without blocks. */
export function domPositionOf(
  body: DocumentBody,
  offset: number,
  side: GapSide = 'before',
): PlaceInNodes | null {
  if (body.places !== undefined) return body.places.domPosition(offset, side);
  const place = placeOfOffset(body.blocks(), offset, side);
  return place === null ? null : placeInNodes(body.elementOf(place.index), place.offset);
}

/**
 * The canonical offset of a DOM position, or null outside the text.
 *
 * Selections may end at an element rather than in a text node, above all at the start of a block: such a position counts
 * as the start of what follows it, or the end of what precedes it where nothing follows.
 */
export function offsetOfDomPosition(body: DocumentBody, node: Node, offset: number): number | null {
  if (!body.root.contains(node)) return null;
  if (body.places !== undefined) return body.places.offsetOfDom(node, offset);
  const index = body.indexOf(node);
  const block = index === null ? null : body.elementOf(index);
  if (index !== null && block !== null) {
    return offsetOfPlace(body.blocks(), { index, offset: offsetInBlock(block, node, offset) });
  }
  const following = node.childNodes[offset];
  if (following !== undefined) {
    const first = firstBlockWithin(body, following);
    return first === null ? null : offsetOfPlace(body.blocks(), { index: first, offset: 0 });
  }
  const last = lastBlockWithin(body, node);
  return last === null
    ? null
    : offsetOfPlace(body.blocks(), { index: last, offset: Number.MAX_SAFE_INTEGER });
}

/** The ranges that cover a span: one for each block it touches, so that none runs over the edge of a block. */
export function rangesOfSpan(body: DocumentBody, start: number, end: number): readonly Range[] {
  return segmentsOfSpan(body.blocks(), start, end).flatMap((segment) => {
    const element = body.elementOf(segment.index);
    const from = placeInNodes(element, segment.start);
    const to = placeInNodes(element, segment.end);
    if (from === null || to === null) return [];
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return [range];
  });
}

/** The rectangle of the caret at an offset, in viewport pixels, with no width; null in a document without blocks. */
export function caretRectangle(body: DocumentBody, offset: number, side: GapSide = 'before'): DOMRect | null {
  if (body.places !== undefined) return body.places.caretAt(offset, side);
  const position = domPositionOf(body, offset, side);
  if (position === null) return null;
  const range = document.createRange();
  range.setStart(position.node, position.offset);
  range.collapse(true);
  const rectangle = range.getClientRects()[0] ?? range.getBoundingClientRect();
  if (rectangle.height > 0) return rectangle;
  const element = position.node.parentElement;
  if (element === null) return rectangle;
  const box = element.getBoundingClientRect();
  return new DOMRect(box.left, box.top, 0, Math.min(box.height, 27));
}

/** The canonical offset under a point of the viewport, or null where there is no text near it. */
export function offsetFromPoint(body: DocumentBody, x: number, y: number): number | null {
  if (body.places !== undefined) return body.places.offsetAt(x, y);
  const position = document.caretPositionFromPoint(x, y);
  return position === null ? null : offsetOfDomPosition(body, position.offsetNode, position.offset);
}

/** The canonical offset of the character that is drawn at a point of the viewport, or null where none is. */
export function characterAtPoint(body: DocumentBody, x: number, y: number): number | null {
  if (body.places !== undefined) return body.places.characterAt(x, y);
  const near = offsetFromPoint(body, x, y);
  if (near === null) return null;
  const holds = (offset: number): boolean =>
    rangesOfSpan(body, offset, offset + 1).some((range) =>
      [...range.getClientRects()].some(
        (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
      ),
    );
  return [near, near - 1].find((offset) => offset >= 0 && holds(offset)) ?? null;
}

function firstBlockWithin(body: DocumentBody, node: Node): number | null {
  const section = body.sections.find(({ element }) => element === node || element.contains(node));
  if (section === undefined) return null;
  body.elementOf(section.from);
  const first =
    node instanceof Element && node !== section.element ? node.querySelector('[data-block]') : null;
  return (first === null ? null : body.indexOf(first)) ?? section.from;
}

function lastBlockWithin(body: DocumentBody, node: Node): number | null {
  if (node === body.root) return body.blocks().length === 0 ? null : body.blocks().length - 1;
  const section = body.sections.find(({ element }) => element === node || element.contains(node));
  if (section === undefined) return null;
  const inside =
    node instanceof Element && node !== section.element ? [...node.querySelectorAll('[data-block]')] : [];
  const last = inside.at(-1);
  return (last === undefined ? null : body.indexOf(last)) ?? section.to - 1;
}
