import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf, isElement, walk, type Element } from './elements.ts';

/** How many frames are put into one page, at any depth. */
const mostFrames = 200;

/**
 * Puts the pages of frames where the frames stand, frames within them included, and gives how many there were. A frame whose page
 * was not saved stays as it is.
 *
 * @param elements of the page, in its order.
 */
export function putFramesIn(
  elements: readonly Element[],
  frameAt: (address: string) => string | null,
): number {
  let framed = 0;
  const waiting = elements.filter(isFrame);
  for (let frame = waiting.shift(); frame !== undefined && framed < mostFrames; frame = waiting.shift()) {
    const address = attributeOf(frame, 'src') ?? '';
    const html = address === '' ? null : frameAt(address);
    if (html === null) continue;
    framed += 1;
    const body = bodyOf(parse(html));
    frame.tagName = 'div';
    frame.nodeName = 'div';
    frame.childNodes = body.childNodes;
    for (const node of body.childNodes) node.parentNode = frame;
    const inside: Element[] = [];
    walk(frame.childNodes, ({ kind, node }) => {
      if (kind === 'enter' && isElement(node) && isFrame(node)) inside.push(node);
      return isElement(node);
    });
    waiting.push(...inside);
  }
  return framed;
}

function isFrame({ tagName }: Element): boolean {
  return tagName === 'iframe' || tagName === 'frame';
}

function bodyOf(document: DefaultTreeAdapterTypes.Document): Element | DefaultTreeAdapterTypes.Document {
  const root = document.childNodes.filter(isElement).find(({ tagName }) => tagName === 'html');
  const body = root?.childNodes
    .filter(isElement)
    .find(({ tagName }) => tagName === 'body' || tagName === 'frameset');
  return body ?? root ?? document;
}
