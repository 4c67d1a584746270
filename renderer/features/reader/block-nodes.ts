import { graphemeBoundaryAtOrBefore } from '../../../shared/text/index.ts';

/** A place in the text nodes of a block. */
export interface PlaceInNodes {
  readonly node: Text;
  readonly offset: number;
}

/**
 * The longest text node, in UTF-16 code units. The browser counts the width of a node's unbroken line in a number that ends
 * at some four million signs, and shows none of those beyond it.
 */
const longestNode = 100_000;

/** A block's text as text nodes: one, or as many as a very long text needs, cut where no sign is cut. */
export function nodesOfText(text: string): readonly Text[] {
  const nodes: Text[] = [];
  for (let from = 0; from < text.length;) {
    const end = Math.min(text.length, from + longestNode);
    const cut = end === text.length ? end : graphemeBoundaryAtOrBefore(text, end);
    const to = cut > from ? cut : end;
    nodes.push(document.createTextNode(text.slice(from, to)));
    from = to;
  }
  return nodes.length === 0 ? [document.createTextNode('')] : nodes;
}

/** The place of an offset in a block's text; null where the element holds no text. */
export function placeInNodes(element: Element | null, offset: number): PlaceInNodes | null {
  let before = 0;
  for (let node = element?.firstChild ?? null; node instanceof Text; node = node.nextSibling) {
    if (offset <= before + node.length) return { node, offset: offset - before };
    before += node.length;
  }
  return null;
}

/** The offset in a block's text of a place in one of its text nodes, or among them. */
export function offsetInBlock(node: Node, offset: number): number {
  let before = node instanceof Text ? node.previousSibling : (node.childNodes[offset - 1] ?? null);
  let length = node instanceof Text ? offset : 0;
  for (; before !== null; before = before.previousSibling) length += before.textContent?.length ?? 0;
  return length;
}
