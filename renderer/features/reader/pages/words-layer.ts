import type { PageWord } from '../../../../shared/model/index.ts';
import type { PlaceInNodes } from '../block-nodes.ts';
import type { GapSide } from '../text-positions.ts';
import type { Interval } from '../interval-index.ts';

/** The words of a page as real text that is not seen, each over its place on the picture: for selecting and for screen readers. */
export interface WordsLayer {
  readonly domPosition: (offset: number, side: GapSide) => PlaceInNodes | null;
  /** The canonical offset of a place in the layer, or null where the node is not in it. */
  readonly offsetOfDom: (node: Node, offset: number) => number | null;
}

/** The size that words are measured at, in CSS pixels. */
const measuredSize = 20;

let measuring: CanvasRenderingContext2D | null = null;

/**
 * Fills an element whose pixels are the page's points. Each word's node holds the canonical text up to the next word, so that the
 * nodes together hold the whole text of the page.
 */
export function fillWordsLayer(
  element: HTMLElement,
  text: string,
  page: Interval,
  words: readonly PageWord[],
): WordsLayer {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const spans = words.map((word, index) => {
    const start = index === 0 ? Math.min(page.start, word.start) : word.start;
    const end = words[index + 1]?.start ?? Math.max(page.end, word.end);
    const node = document.createTextNode(text.slice(start, end));
    nodes.push(node);
    starts.push(start);
    return wordSpan(node, word, text.slice(word.start, word.end));
  });
  element.replaceChildren(...spans);
  return {
    domPosition: (offset, side) => {
      const at = lastAtOrBefore(starts, offset);
      // The start of a word is also the end of what stands before it.
      const place = side === 'before' && starts[at] === offset && at > 0 ? at - 1 : Math.max(0, at);
      const node = nodes[place];
      if (node === undefined) return null;
      return { node, offset: Math.min(node.length, Math.max(0, offset - (starts[place] ?? 0))) };
    },
    offsetOfDom: (node, offset) => {
      if (node instanceof Text) {
        const at = nodes.indexOf(node);
        return at === -1 ? null : (starts[at] ?? 0) + offset;
      }
      const following = node === element ? offset : spans.findIndex((span) => span === node) + offset;
      if (node !== element && !spans.some((span) => span === node)) return null;
      return starts[following] ?? page.end;
    },
  };
}

function wordSpan(node: Text, word: PageWord, written: string): HTMLElement {
  const span = document.createElement('span');
  const width = (word.right - word.left) / 100;
  const height = Math.max(1, (word.bottom - word.top) / 100);
  const natural = (widthOf(written) * height) / measuredSize;
  span.style.left = `${word.left / 100}px`;
  span.style.top = `${word.top / 100}px`;
  span.style.height = `${height}px`;
  span.style.fontSize = `${height}px`;
  if (natural > 0) span.style.transform = `scaleX(${width / natural})`;
  span.append(node);
  return span;
}

function widthOf(written: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return 0;
  measuring.font = `${measuredSize}px sans-serif`;
  return measuring.measureText(written).width;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let from = 0;
  let to = starts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
