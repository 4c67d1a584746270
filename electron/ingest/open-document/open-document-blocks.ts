import type { BlockKind } from '../../../shared/model/index.ts';
import type { BlockHandle, TextState, WrittenBlock } from '../written/written-text.ts';
import { elementsIn, type XmlElement } from '../written/xml-units.ts';
import {
  endComment,
  noteComment,
  tellChangeEdge,
  tellCharacters,
  tellDrawing,
  withInserted,
  type NextParagraph,
} from './open-document-inline.ts';
import type { OpenDocumentStory, OpenList } from './open-document-story.ts';
import { outlineList, type OpenDocumentLabel } from './open-document-styles.ts';

/** Where rows stand. */
export interface TableRows {
  readonly sheet: string;
  row: number;
}

/** The most cells that one element of a row stands for. */
const mostCells = 64;

const hidden: TextState = { kind: 'hidden', why: 'invisible' };

/** Tells paragraphs, headings, lists, tables and what holds them; each paragraph and row is a block. */
export function tellOpenBlocks(
  story: OpenDocumentStory,
  children: readonly (XmlElement | string)[],
  states: readonly TextState[],
  first?: { readonly block: BlockHandle; readonly label: string },
): void {
  let begin = first;
  for (const child of children) {
    if (typeof child === 'string') continue;
    const { name } = child;
    if (name === 'text:p' || name === 'text:h') {
      tellOpenParagraph(story, child, states, null, begin);
      begin = undefined;
    } else if (name === 'text:list') tellList(story, child, states, null);
    else if (name === 'table:table') tellOpenTable(story, child, states);
    else if (!tellOpenEdge(story, child)) {
      const isUnseen = name === 'text:section' && child.attributes['text:display'] === 'none';
      tellOpenBlocks(story, child.children, isUnseen ? [...states, hidden] : states, begin);
    }
  }
}

/** Tells what stands between blocks without being one; false where the element holds blocks. */
export function tellOpenEdge(story: OpenDocumentStory, element: XmlElement): boolean {
  const { name } = element;
  if (name === 'text:change-start' || name === 'text:change-end') tellChangeEdge(story, element);
  else if (name === 'office:annotation') noteComment(story, element);
  else if (name === 'office:annotation-end') endComment(story, element);
  else if (name === 'text:change') tellDeletedBetween(story, element);
  else if (name.startsWith('draw:')) {
    tellDrawing(story, element);
    tellBoxes(story, []);
  } else return false;
  return true;
}

function tellDeletedBetween(story: OpenDocumentStory, place: XmlElement): void {
  tellOpenParagraph(story, { name: 'text:p', attributes: {}, children: [place] }, [], null);
}

/** Tells a paragraph or heading as a block of its own, then the boxes that hang on it. */
export function tellOpenParagraph(
  story: OpenDocumentStory,
  paragraph: XmlElement,
  states: readonly TextState[],
  label: OpenDocumentLabel | null,
  first?: { readonly block: BlockHandle; readonly label: string },
): void {
  const { out, styles, title } = story.content;
  const style = paragraph.attributes['text:style-name'];
  const shown = label ?? headingLabel(story, paragraph);
  const block = blockOf(story, paragraph, shown);
  out.beginBlock(first === undefined ? block : { ...block, label: `${first.label} ` }, first?.block);
  const next: NextParagraph = (end) => {
    out.endBlock([...states, ...end]);
    out.beginBlock({ ...block, label: '', own: null });
  };
  tellCharacters(story, paragraph, states, next);
  if (story.part === null && title.words === null && styles.isTitle(style)) {
    const words = wordsOf(paragraph).trim();
    if (words !== '') title.words = words;
  }
  out.endBlock(withInserted(story, states));
  tellBoxes(story, states);
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : /^(?:office:annotation|text:note|draw:)/u.test(child.name)
          ? ''
          : wordsOf(child),
    )
    .join('')
    .replace(/\s+/gu, ' ');
}

function tellBoxes(story: OpenDocumentStory, states: readonly TextState[]): void {
  for (const box of story.boxes.splice(0)) {
    tellOpenBlocks(
      story,
      elementsIn(box).filter(({ name }) => !name.startsWith('draw:')),
      states,
    );
  }
}

function headingLevel({ name, attributes }: XmlElement): number | null {
  if (name !== 'text:h') return null;
  const level = Number(attributes['text:outline-level'] ?? 1);
  return Number.isInteger(level) && level >= 1 && level <= 10 ? level : 1;
}

/** The number of a heading, where headings are numbered. */
function headingLabel(story: OpenDocumentStory, paragraph: XmlElement): OpenDocumentLabel | null {
  const level = headingLevel(paragraph);
  if (level === null || paragraph.attributes['text:is-list-header'] === 'true') return null;
  const { counts } = story.content;
  const counted = counts.get(outlineList) ?? [];
  counts.set(outlineList, counted);
  return countedLabel(story, { style: outlineList, level, counts: counted }, null);
}

function countedLabel(story: OpenDocumentStory, list: OpenList, start: number | null): OpenDocumentLabel {
  const { styles } = story.content;
  const at = list.level - 1;
  const before = list.counts[at];
  list.counts[at] = start ?? (before === undefined ? styles.startOf(list.style, list.level) : before + 1);
  list.counts.length = list.level;
  for (let higher = 0; higher < at; higher += 1)
    list.counts[higher] ??= styles.startOf(list.style, higher + 1);
  return styles.label(list.style, list.level, list.counts);
}

function blockOf(
  story: OpenDocumentStory,
  paragraph: XmlElement,
  label: OpenDocumentLabel | null,
): WrittenBlock {
  const level = headingLevel(paragraph);
  const number =
    label === null || label.isBullet
      ? undefined
      : /^\(?(\d{1,4}(?:\.\d{1,4}){1,5})[.):]?$/u.exec(label.label.trim())?.[1];
  const isLabelled = label !== null && label.label !== '';
  const styled = story.content.styles.kindOf(paragraph.attributes['text:style-name']);
  const kind: BlockKind =
    level !== null
      ? 'heading'
      : number !== undefined
        ? 'paragraph'
        : isLabelled
          ? 'list-item'
          : (styled ?? 'paragraph');
  return {
    kind,
    ...(level === null ? {} : { level }),
    ...(story.part === null ? {} : { part: story.part }),
    furniture: story.part === 'header' || story.part === 'footer',
    own:
      number !== undefined && level === null && story.part === null
        ? { kind: 'paragraph', label: number }
        : null,
    ...(isLabelled ? { label: `${label.label}${label.isBullet ? ' ' : '\t'}` } : {}),
  };
}

/** Tells a list; the first paragraph of each item carries its label. */
export function tellList(
  story: OpenDocumentStory,
  list: XmlElement,
  states: readonly TextState[],
  outer: OpenList | null,
): void {
  const open = openList(story, list, outer);
  for (const item of elementsIn(list)) {
    const start = Number(item.attributes['text:start-value'] ?? Number.NaN);
    let label: OpenDocumentLabel | null =
      item.name === 'text:list-item' && holdsParagraph(item)
        ? countedLabel(story, open, Number.isInteger(start) ? start : null)
        : null;
    for (const child of elementsIn(item)) {
      if (child.name === 'text:list') tellList(story, child, states, open);
      else if (child.name === 'text:p' || child.name === 'text:h') {
        tellOpenParagraph(story, child, states, label ?? { label: '', isBullet: true });
        label = null;
      } else if (!tellOpenEdge(story, child)) tellOpenBlocks(story, [child], states);
    }
  }
}

function holdsParagraph(item: XmlElement): boolean {
  return elementsIn(item).some(({ name }) => name === 'text:p' || name === 'text:h');
}

/** A list counts on from an outer one, from the one it names, or from the last of its style where it says so. */
function openList(story: OpenDocumentStory, list: XmlElement, outer: OpenList | null): OpenList {
  const { attributes } = list;
  const style = attributes['text:style-name'] ?? outer?.style ?? null;
  if (outer !== null) return { style, level: Math.min(outer.level + 1, 10), counts: outer.counts };
  const { counts } = story.content;
  const named = attributes['text:continue-list'];
  const before =
    named !== undefined
      ? counts.get(`id ${named}`)
      : attributes['text:continue-numbering'] === 'true'
        ? counts.get(`style ${style ?? ''}`)
        : undefined;
  const counted = before ?? [];
  const id = attributes['xml:id'] ?? attributes['text:id'];
  if (id !== undefined) counts.set(`id ${id}`, counted);
  counts.set(`style ${style ?? ''}`, counted);
  return { style, level: 1, counts: counted };
}

function tellOpenTable(story: OpenDocumentStory, table: XmlElement, states: readonly TextState[]): void {
  story.content.tables += 1;
  const rows = { sheet: `Table ${story.content.tables}`, row: 0 };
  const tellRows = (children: readonly XmlElement[]): void => {
    for (const child of children) {
      if (child.name === 'table:table-row') tellOpenRow(story, child, rows, states);
      else if (!tellOpenEdge(story, child)) tellRows(elementsIn(child));
    }
  };
  tellRows(elementsIn(table));
}

/** Tells a row of a table as a block: cells parted by tabs, paragraphs in a cell by line ends. */
export function tellOpenRow(
  story: OpenDocumentStory,
  row: XmlElement,
  rows: TableRows,
  states: readonly TextState[],
): void {
  const { out } = story.content;
  rows.row += 1;
  out.beginBlock({
    kind: 'table-row',
    own: story.part === null ? { kind: 'row', sheet: rows.sheet, row: rows.row } : null,
    ...(story.part === null ? {} : { part: story.part }),
    furniture: story.part === 'header' || story.part === 'footer',
  });
  tellOpenCells(story, row, states);
  out.endBlock();
}

function tellOpenCells(story: OpenDocumentStory, row: XmlElement, states: readonly TextState[]): void {
  let tabs = 0;
  for (const cell of elementsIn(row)) {
    if (cell.name !== 'table:table-cell' && cell.name !== 'table:covered-table-cell') continue;
    if (tabs > 0) story.content.out.add('\t'.repeat(tabs), withInserted(story, states));
    tellOpenCell(story, cell.children, states);
    tabs = Math.min(
      Math.max(1, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1),
      mostCells,
    );
  }
}

/** Tells paragraphs as lines of the block that is open. */
export function tellOpenCell(
  story: OpenDocumentStory,
  children: readonly (XmlElement | string)[],
  states: readonly TextState[],
): void {
  const { out } = story.content;
  let end: readonly TextState[] | null = null;
  const line: NextParagraph = (after) => out.add('\n', [...states, ...after]);
  const part = (): void => {
    if (end !== null) out.add('\n', end);
    end = null;
  };
  const tell = (inside: readonly (XmlElement | string)[]): void => {
    for (const child of inside) {
      if (typeof child === 'string') continue;
      const { name } = child;
      if (name === 'text:p' || name === 'text:h') {
        part();
        tellCharacters(story, child, states, line);
        end = withInserted(story, states);
        for (const box of story.boxes.splice(0))
          tell(elementsIn(box).filter((one) => !one.name.startsWith('draw:')));
      } else if (name === 'table:table-row') {
        part();
        tellOpenCells(story, child, states);
        end = withInserted(story, states);
      } else if (name.startsWith('draw:')) tellDrawing(story, child);
      else if (name === 'text:list') tellListInCell(child, null);
      else if (name !== 'office:annotation' && !tellOpenEdge(story, child)) tell(child.children);
    }
  };
  const tellListInCell = (list: XmlElement, outer: OpenList | null): void => {
    const open = openList(story, list, outer);
    for (const item of elementsIn(list)) {
      const label =
        item.name === 'text:list-item' && holdsParagraph(item) ? countedLabel(story, open, null) : null;
      if (label !== null && label.label !== '') {
        part();
        out.add(`${label.label}${label.isBullet ? ' ' : '\t'}`, withInserted(story, states));
      }
      for (const child of elementsIn(item)) {
        if (child.name === 'text:list') tellListInCell(child, open);
        else tell([child]);
      }
    }
  };
  tell(children);
}
