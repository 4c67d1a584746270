import type { BlockKind, OwnNumber } from '../../../shared/model/index.ts';
import type { BlockHandle, TextState, WrittenBlock } from '../written/written-text.ts';
import { childOf, elementsIn, textOf, type XmlElement } from '../written/xml-units.ts';
import type { ListLabel } from './word-numbering.ts';
import { chosenContent, commentPlace, tellInline, trackedState } from './word-runs.ts';
import type { WordStory } from './word-story.ts';
import type { ParagraphStyle } from './word-styles.ts';

/** Where rows stand: in a table of the running text with its number, or null in a cell. */
export interface TablePlace {
  readonly sheet: string;
  row: number;
}

/** Cells of this many paragraphs or more that are alone in their row lay out a page, and each of their paragraphs is a block. */
const layoutParagraphs = 4;

/** The most columns that one cell can span, as Word has it. */
const mostColumns = 63;

/** Tells a paragraph as a block of its own, then the text boxes that hang on it. */
export function tellParagraph(
  story: WordStory,
  paragraph: XmlElement,
  states: readonly TextState[],
  handle?: BlockHandle,
): void {
  const { document } = story;
  const properties = childOf(paragraph, 'w:pPr');
  const style = document.styles.paragraph(childOf(properties, 'w:pStyle')?.attributes['w:val']);
  const level = levelOf(properties, style);
  const label = labelOf(story, properties, style);
  const block = blockOf(story, style, level, label);
  document.out.beginBlock(block, handle);
  tellParagraphText(story, paragraph, states, style);
  if (style.isTitle && story.part === null && document.title.words === null) {
    const words = textOf(paragraph).trim();
    if (words !== '') document.title.words = words;
  }
  document.out.endBlock(markStates(story, properties, states));
  tellBoxes(story, states);
}

function tellParagraphText(
  story: WordStory,
  paragraph: XmlElement,
  states: readonly TextState[],
  style: ParagraphStyle,
): void {
  tellInline(story, paragraph.children, states, style.isHidden);
  // A field whose code did not end with its paragraph is damaged; what follows is text.
  for (const field of story.fields) field.phase = 'result';
}

function levelOf(properties: XmlElement | undefined, style: ParagraphStyle): number | null {
  const outline = childOf(properties, 'w:outlineLvl')?.attributes['w:val'];
  if (outline === undefined) return style.level;
  const level = Number(outline);
  return level >= 0 && level < 9 ? level + 1 : null;
}

function labelOf(
  story: WordStory,
  properties: XmlElement | undefined,
  style: ParagraphStyle,
): ListLabel | null {
  const direct = childOf(properties, 'w:numPr');
  const list = childOf(direct, 'w:numId')?.attributes['w:val'] ?? style.list?.list ?? null;
  if (list === null || list === '0') return null;
  const written = childOf(direct, 'w:ilvl')?.attributes['w:val'];
  const level =
    written !== undefined && /^\d$/u.test(written) ? Number(written) : (style.list?.level ?? null);
  return story.document.numbering.next({ list, level }, style.id);
}

function blockOf(
  story: WordStory,
  style: ParagraphStyle,
  level: number | null,
  label: ListLabel | null,
): WrittenBlock {
  const number = label === null || label.isBullet ? null : paragraphNumber(label.label);
  const kind: BlockKind =
    level !== null
      ? 'heading'
      : number !== null
        ? 'paragraph'
        : label !== null && label.label !== ''
          ? 'list-item'
          : (style.kind ?? 'paragraph');
  const own: OwnNumber | null =
    number !== null && level === null && story.part === null ? { kind: 'paragraph', label: number } : null;
  return {
    kind,
    ...(level === null ? {} : { level }),
    ...(story.part === null ? {} : { part: story.part }),
    furniture: story.part === 'header' || story.part === 'footer',
    own,
    ...(label === null || label.label === '' ? {} : { label: label.label + label.after }),
  };
}

/** The number of a numbered paragraph, where it is one of several parts: `4.12`. Plain numbers are judged over the whole document. */
function paragraphNumber(label: string): string | null {
  return /^\(?(\d{1,4}(?:\.\d{1,4}){1,5})[.):]?$/u.exec(label.trim())?.[1] ?? null;
}

/** What the paragraph's own mark stands under. */
function markStates(
  story: WordStory,
  properties: XmlElement | undefined,
  states: readonly TextState[],
): readonly TextState[] {
  if (childOf(properties, 'w:pPrChange') !== undefined)
    story.document.report.count('tracked change of formatting', 'tracked changes of formatting');
  const mark = childOf(properties, 'w:rPr');
  const tracked =
    mark === undefined
      ? []
      : elementsIn(mark)
          .map(trackedState)
          .filter((state) => state !== null);
  return [...states, ...tracked];
}

function tellBoxes(story: WordStory, states: readonly TextState[]): void {
  for (const box of story.boxes.splice(0)) tellBlocks(story, box.children, states);
}

/** Tells paragraphs, tables and what holds them, each paragraph and row as a block. */
export function tellBlocks(
  story: WordStory,
  children: readonly (XmlElement | string)[],
  states: readonly TextState[],
  first?: BlockHandle,
): void {
  let handle = first;
  for (const child of children) {
    if (typeof child === 'string') continue;
    if (child.name === 'w:p') {
      tellParagraph(story, child, states, handle);
      if (handle?.number !== null) handle = undefined;
    } else if (child.name === 'w:tbl') tellTable(story, child, states);
    else if (child.name === 'mc:AlternateContent') tellBlocks(story, chosenContent(child), states);
    else
      tellBetween(story, child, (inside) => {
        const tracked = trackedState(child);
        tellBlocks(story, inside, tracked === null ? states : [...states, tracked], handle);
      });
  }
}

/** What stands between blocks: ends of comments, or something that holds blocks. */
export function tellBetween(
  story: WordStory,
  element: XmlElement,
  inside: (children: readonly (XmlElement | string)[]) => void,
): void {
  const { name, attributes, children } = element;
  if (name === 'w:commentRangeStart')
    commentPlace(story, attributes['w:id']).start = story.document.out.here();
  else if (name === 'w:commentRangeEnd')
    commentPlace(story, attributes['w:id']).end = story.document.out.here();
  else if (!name.endsWith('Pr') && children.length > 0) inside(children);
}

function tellTable(story: WordStory, table: XmlElement, states: readonly TextState[]): void {
  story.document.tables += 1;
  const place = { sheet: `Table ${story.document.tables}`, row: 0 };
  const tellRows = (children: readonly (XmlElement | string)[]): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:tr') tellRow(story, child, place, states);
      else tellBetween(story, child, tellRows);
    }
  };
  tellRows(table.children);
}

/** Tells a row of a table as a block: its cells parted by tabs, paragraphs in a cell by line ends. */
export function tellRow(
  story: WordStory,
  row: XmlElement,
  place: TablePlace,
  outer: readonly TextState[],
): void {
  const { out } = story.document;
  place.row += 1;
  const cells = cellsIn(row);
  const [only] = cells;
  const states = [...outer, ...trackedIn(childOf(row, 'w:trPr'))];
  if (cells.length === 1 && only !== undefined && isLayout(only)) {
    tellBlocks(story, only.children, states);
    return;
  }
  out.beginBlock({
    kind: 'table-row',
    own: story.part === null ? { kind: 'row', sheet: place.sheet, row: place.row } : null,
    ...(story.part === null ? {} : { part: story.part }),
    furniture: story.part === 'header' || story.part === 'footer',
  });
  tellCells(story, row, cells, states);
  out.endBlock();
}

function tellCells(
  story: WordStory,
  row: XmlElement,
  cells: readonly XmlElement[],
  states: readonly TextState[],
): void {
  const { out } = story.document;
  const before = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0);
  let tabs = before > 0 ? Math.min(before, mostColumns) : 0;
  for (const cell of cells) {
    if (tabs > 0) out.add('\t'.repeat(tabs), states);
    const properties = childOf(cell, 'w:tcPr');
    tellCell(story, cell, [...states, ...trackedIn(properties)]);
    const span = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
    tabs = span > 1 ? Math.min(span, mostColumns) : 1;
  }
}

/** Tells what a cell holds inside the row's block; tables in it as lines whose cells are parted by tabs. */
function tellCell(story: WordStory, cell: XmlElement, states: readonly TextState[]): void {
  const lines = lineBreaks(story, states);
  const tellInCell = (children: readonly (XmlElement | string)[], tracked: readonly TextState[]): void => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:p') tellLine(story, child, tracked, lines);
      else if (child.name === 'w:tr') {
        lines.next();
        tellCells(story, child, cellsIn(child), [...tracked, ...trackedIn(childOf(child, 'w:trPr'))]);
        lines.told([]);
      } else if (child.name === 'mc:AlternateContent') tellInCell(chosenContent(child), tracked);
      else tellBetween(story, child, (inside) => tellInCell(inside, tracked));
    }
  };
  tellInCell(cell.children, states);
}

interface LineBreaks {
  /** Parts what follows from what was told. */
  readonly next: () => void;
  /** A line was told whose end stands under states. */
  readonly told: (end: readonly TextState[]) => void;
}

/** Line ends between paragraphs that stand in one block. */
export function lineBreaks(story: WordStory, states: readonly TextState[]): LineBreaks {
  let end: readonly TextState[] | null = null;
  return {
    next: () => {
      if (end !== null) story.document.out.add('\n', [...states, ...end]);
      end = null;
    },
    told: (after) => (end = after),
  };
}

/** Tells a paragraph as a line of the block that is open. */
export function tellLine(
  story: WordStory,
  paragraph: XmlElement,
  states: readonly TextState[],
  lines: LineBreaks,
): void {
  const { document } = story;
  const properties = childOf(paragraph, 'w:pPr');
  const style = document.styles.paragraph(childOf(properties, 'w:pStyle')?.attributes['w:val']);
  lines.next();
  const label = labelOf(story, properties, style);
  if (label !== null && label.label !== '') document.out.add(label.label + label.after, states);
  tellParagraphText(story, paragraph, states, style);
  lines.told(markStates(story, properties, []));
  const boxes = story.boxes.splice(0);
  for (const box of boxes) {
    for (const inside of elementsIn(box)) {
      if (inside.name === 'w:p') tellLine(story, inside, states, lines);
      else if (inside.name === 'w:tbl') tellCell(story, { ...inside, name: 'w:tc' }, states);
    }
  }
}

function cellsIn(row: XmlElement): readonly XmlElement[] {
  return elementsIn(row).flatMap((child) =>
    child.name === 'w:tc'
      ? [child]
      : child.name === 'w:sdt' || child.name === 'w:sdtContent' || child.name === 'w:customXml'
        ? cellsIn(child)
        : [],
  );
}

function isLayout(cell: XmlElement): boolean {
  const children = elementsIn(cell);
  return (
    children.some(({ name }) => name === 'w:tbl') ||
    children.filter(({ name }) => name === 'w:p').length >= layoutParagraphs
  );
}

const trackedRows: Readonly<Record<string, string>> = {
  'w:ins': 'w:ins',
  'w:del': 'w:del',
  'w:cellIns': 'w:ins',
  'w:cellDel': 'w:del',
};

/** The tracked insertion or deletion of a row or cell. */
function trackedIn(properties: XmlElement | undefined): readonly TextState[] {
  if (properties === undefined) return [];
  return elementsIn(properties).flatMap((element) => {
    const name = trackedRows[element.name];
    const state = name === undefined ? null : trackedState({ ...element, name });
    return state === null ? [] : [state];
  });
}
