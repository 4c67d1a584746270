import type { Block, TextMark } from '../../../shared/model/index.ts';
import { blockLabel, partLabels } from '../../../shared/text/index.ts';
import { nodesOfRow, nodesOfText } from './block-nodes.ts';
import { headingRanks } from './heading-ranks.ts';
import type { PlaceInNodes } from './block-nodes.ts';
import type { Interval } from './interval-index.ts';
import { tableRows } from './table-rows.ts';
import type { GapSide } from './text-positions.ts';

/** The text of a document as real elements: one element a block, each holding text nodes with exactly its slice. */
export interface DocumentBody {
  readonly root: HTMLElement;
  readonly text: string;
  readonly blocks: () => readonly Block[];
  /** The element of the block at an index from 0, made now where it was not yet; null beyond the end. */
  readonly elementOf: (index: number) => HTMLElement | null;
  /** The index of the block an element or text node lies in, or null outside the blocks. */
  readonly indexOf: (node: Node) => number | null;
  /** The section an index lies in, and the sections themselves, for watching what is near the viewport. */
  readonly sections: readonly BodySection[];
  readonly sectionOf: (index: number) => BodySection | null;
  /** The sections that were drawn at once, around where the document opened. */
  readonly openedAt: readonly BodySection[];
  /** Shows changed marks and numbers of the same blocks; the text never changes. */
  readonly refresh: (blocks: readonly Block[]) => void;
  /** Where the text stands, for a body that is not laid out block by block by the browser. */
  readonly places?: BodyPlaces;
  readonly dispose: () => void;
}

/** Where the canonical text stands on the screen, in viewport pixels, as a body says that draws it in its own way. */
export interface BodyPlaces {
  readonly domPosition: (offset: number, side: GapSide) => PlaceInNodes | null;
  readonly offsetOfDom: (node: Node, offset: number) => number | null;
  /** The offset nearest to a point, or null where there is no text near it. */
  readonly offsetAt: (x: number, y: number) => number | null;
  /** The offset of the character drawn at a point, or null where none is. */
  readonly characterAt: (x: number, y: number) => number | null;
  readonly caretAt: (offset: number, side: GapSide) => DOMRect | null;
  /** The offset that is read at a height. */
  readonly offsetAtHeight: (height: number) => number;
  readonly lineEdge: (offset: number, edge: 'start' | 'end') => number;
  /** The offset a line further on or back, nearest to a column, whose measure is the body's own. */
  readonly moveByLine: (
    offset: number,
    direction: 'back' | 'forward',
    goalX: number | null,
  ) => { readonly offset: number; readonly goalX: number };
}

/** Some neighbouring blocks under one element, laid out only when near the viewport. */
export interface BodySection {
  readonly element: HTMLElement;
  /** Index of the first block, and of the one after the last. */
  readonly from: number;
  readonly to: number;
}

const charactersPerSection = 6_000;
const blocksPerSection = 60;
const fillBudgetMs = 8;

/**
 * Draws a document into `root`, the blocks around `firstIndex` at once and the others in short steps between frames.
 *
 * Sections not yet filled have their estimated height, so the scroll bar is right from the start. `charactersPerLine`
 * feeds that estimate only.
 */
export function mountDocumentBody(
  root: HTMLElement,
  document_: {
    readonly text: string;
    readonly blocks: readonly Block[];
    readonly marks?: readonly TextMark[];
  },
  firstIndex: number,
  charactersPerLine: number,
): DocumentBody {
  let blocks = document_.blocks;
  const { text } = document_;
  const elements: (HTMLElement | undefined)[] = new Array<HTMLElement | undefined>(blocks.length);
  const indexes = new WeakMap<Node, number>();
  const filled = new Set<BodySection>();
  const ranks = headingRanks(blocks);
  const parts = partLabels(text, blocks, document_.marks ?? []);
  const sections = cutIntoSections(blocks, charactersPerLine);
  const rows = tableRows(text, blocks, roomForRows(root));

  const fill = (section: BodySection): void => {
    if (filled.has(section)) return;
    filled.add(section);
    const content = document.createDocumentFragment();
    let list: HTMLElement | null = null;
    for (let index = section.from; index < section.to; index += 1) {
      const block = blocks[index];
      if (block === undefined) break;
      const element = createBlockElement(block, text, ranks.get(block.number) ?? 2, rows.stopsOf(index));
      const part = parts.get(block.number);
      if (part !== undefined) element.dataset['part'] = part;
      elements[index] = element;
      indexes.set(element, index);
      if (block.kind === 'list-item') {
        if (list === null) {
          list = document.createElement('ul');
          content.append(list);
        }
        list.append(element);
      } else {
        list = null;
        content.append(element);
      }
    }
    section.element.append(content);
  };
  const sectionOf = (index: number): BodySection | null =>
    sections.find((section) => index >= section.from && index < section.to) ?? null;

  const firstSection = sections.findIndex((section) => firstIndex < section.to);
  const openedAt = sections.slice(Math.max(0, firstSection - 1), firstSection + 2);
  for (const section of openedAt) fill(section);
  root.replaceChildren(...sections.map((section) => section.element));

  let timer: number | undefined;
  let next = 0;
  const fillOn = (): void => {
    const startedAt = performance.now();
    while (next < sections.length && performance.now() - startedAt < fillBudgetMs) {
      const section = sections[next];
      if (section !== undefined) fill(section);
      next += 1;
    }
    timer = next < sections.length ? window.setTimeout(fillOn, 0) : undefined;
  };
  timer = window.setTimeout(fillOn, 0);

  return {
    root,
    text,
    blocks: () => blocks,
    elementOf: (index) => {
      const section = sectionOf(index);
      if (section !== null) fill(section);
      return elements[index] ?? null;
    },
    indexOf: (node) => {
      for (let at: Node | null = node; at !== null && at !== root; at = at.parentNode) {
        const index = indexes.get(at);
        if (index !== undefined) return index;
      }
      return null;
    },
    sections,
    sectionOf,
    openedAt,
    refresh: (changed) => {
      blocks = changed;
      for (const [index, element] of elements.entries()) {
        const block = changed[index];
        if (element !== undefined && block !== undefined) describeBlock(element, block);
      }
    },
    dispose: () => {
      window.clearTimeout(timer);
      root.replaceChildren();
    },
  };
}

/** The span of the canonical text from a section's first block to the end of its last. */
export function spanOfSection(body: DocumentBody, section: BodySection): Interval {
  const blocks = body.blocks();
  return { start: blocks[section.from]?.start ?? 0, end: blocks[section.to - 1]?.end ?? 0 };
}

/** The width of a row of a table in its own font sizes, as the style sheet sets rows beside the numbers of blocks. */
function roomForRows(root: HTMLElement): number {
  const [besideText, rowShare, usual] = [78, 0.85, 31];
  const size = Number.parseFloat(getComputedStyle(root).fontSize) * rowShare;
  const room = (root.clientWidth - besideText) / size;
  return room > 0 ? room : usual;
}

function cutIntoSections(blocks: readonly Block[], charactersPerLine: number): readonly BodySection[] {
  const sections: BodySection[] = [];
  let from = 0;
  let characters = 0;
  let height = 0;
  const close = (to: number): void => {
    if (to === from) return;
    const element = document.createElement('div');
    element.className = 'reader-section';
    element.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`;
    sections.push({ element, from, to });
    from = to;
    characters = 0;
    height = 0;
  };
  for (const [index, block] of blocks.entries()) {
    const length = block.end - block.start;
    if (index - from >= blocksPerSection || (characters > 0 && characters + length > charactersPerSection)) {
      close(index);
    }
    characters += length;
    height += Math.ceil(length / charactersPerLine) * 27 + 13;
  }
  close(blocks.length);
  return sections;
}

function createBlockElement(
  block: Block,
  text: string,
  rank: number,
  stops: readonly (number | null)[] | null,
): HTMLElement {
  const element = document.createElement(elementName(block, rank));
  element.dir = 'auto';
  element.dataset['block'] = String(block.number);
  describeBlock(element, block);
  const slice = text.slice(block.start, block.end);
  if (block.kind === 'list-item' && !/^[\p{P}\p{S}]|^\(?[\p{L}\p{N}]{1,4}[.)]/u.test(slice)) {
    element.dataset['bare'] = '';
  }
  element.append(...(stops === null ? nodesOfText(slice) : nodesOfRow(slice, stops)));
  return element;
}

function describeBlock(element: HTMLElement, block: Block): void {
  element.className = `reader-block reader-${block.kind}`;
  element.dataset['label'] = blockLabel(block);
  if (block.part !== undefined) element.dataset['part'] = block.part;
  element.toggleAttribute('data-own', block.own !== null);
  element.toggleAttribute('data-furniture', block.furniture);
  if (block.furniture) element.setAttribute('aria-description', 'marked as furniture');
  else element.removeAttribute('aria-description');
}

function elementName(block: Block, rank: number): string {
  switch (block.kind) {
    case 'heading':
      return `h${rank}`;
    case 'quotation':
      return 'blockquote';
    case 'list-item':
      return 'li';
    case 'paragraph':
    case 'table-row':
    case 'caption':
      return 'p';
  }
}
