import { graphemeBoundaryAtOrBefore } from '../../../shared/text/index.ts';
import { leastGap } from './table-columns.ts';

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

/**
 * The text of a row of a table as nodes: its cells as those of any block, and between them each tab in an element of its own that says
 * how far it goes. The characters are those of the text, tabs too.
 */
export function nodesOfRow(text: string, stops: readonly (number | null)[]): readonly (Text | HTMLElement)[] {
  return text.split('\t').flatMap((cell, column): readonly (Text | HTMLElement)[] => {
    const nodes: readonly Text[] = cell === '' ? [] : nodesOfText(cell);
    if (column === 0) return nodes;
    const tab = document.createElement('span');
    const stop = stops[column - 1] ?? null;
    tab.style.tabSize = stop === null ? '0' : `${stop.toFixed(3)}em`;
    if (stop === null) tab.style.paddingInlineEnd = `${leastGap}em`;
    tab.append(document.createTextNode('\t'));
    return [tab, ...nodes];
  });
}

/** The place of an offset in a block's text; null where the element holds no text. */
export function placeInNodes(element: Element | null, offset: number): PlaceInNodes | null {
  let before = 0;
  for (let child = element?.firstChild ?? null; child !== null; child = child.nextSibling) {
    const node = child instanceof Text ? child : child.firstChild;
    if (!(node instanceof Text)) return null;
    if (offset <= before + node.length) return { node, offset: offset - before };
    before += node.length;
  }
  return null;
}

/** The offset in a block's text of a place in one of its text nodes, or among them. */
export function offsetInBlock(block: Element, node: Node, offset: number): number {
  let length = node instanceof Text ? offset : lengthBefore(node.childNodes[offset - 1] ?? null);
  for (let at: Node = node; at !== block && at.parentNode !== null; at = at.parentNode) {
    length += lengthBefore(at.previousSibling);
  }
  return length;
}

/** The length of the text of a node and of its siblings before it. */
function lengthBefore(node: Node | null): number {
  let length = 0;
  for (let at = node; at !== null; at = at.previousSibling) length += at.textContent?.length ?? 0;
  return length;
}
