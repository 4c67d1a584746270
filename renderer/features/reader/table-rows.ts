import type { Block } from '../../../shared/model/index.ts';
import { columnStarts, tabStops } from './table-columns.ts';

/** Rows of a table that its columns are made from; further ones fall into line with them. */
const mostMeasured = 500;

/** A longer cell is wider than any column and need not be measured to know it. */
const longestMeasured = 120;

/** The tab stops of the rows of a text's tables. */
export interface TableRows {
  /** The widths of the tab stops behind the cells of a row, in its font sizes; null for a block that is no row with cells. */
  readonly stopsOf: (index: number) => readonly (number | null)[] | null;
}

/**
 * Finds the tables of a text, rows of cells that follow each other, and measures each one's cells once, when it is first drawn.
 *
 * @param room the width of a row in its font sizes.
 */
export function tableRows(text: string, blocks: readonly Block[], room: number): TableRows {
  const startsByTable = new Map<number, readonly number[]>();
  const cellsOf = (index: number): readonly string[] | null => {
    const block = blocks[index];
    if (block?.kind !== 'table-row') return null;
    const slice = text.slice(block.start, block.end);
    return slice.includes('\n') ? [slice] : slice.split('\t');
  };
  const firstRowOf = (index: number): number => {
    let first = index;
    while (blocks[first - 1]?.kind === 'table-row') first -= 1;
    return first;
  };
  const startsOf = (first: number, widthOf: WidthOf): readonly number[] => {
    const known = startsByTable.get(first);
    if (known !== undefined) return known;
    const rows: (readonly number[])[] = [];
    for (let index = first; rows.length < mostMeasured; index += 1) {
      const cells = cellsOf(index);
      if (cells === null) break;
      if (cells.length > 1) rows.push(cells.map(widthOf));
    }
    const starts = columnStarts(rows, room);
    startsByTable.set(first, starts);
    return starts;
  };
  let table = -1;
  let last = -1;
  return {
    stopsOf: (index) => {
      const cells = cellsOf(index);
      if (cells === null || cells.length < 2) return null;
      const widthOf = measure();
      // Rows are drawn one after another, so the table is nearly always that of the row before.
      table = index === last + 1 && blocks[last]?.kind === 'table-row' ? table : firstRowOf(index);
      last = index;
      return tabStops(cells.map(widthOf), startsOf(table, widthOf));
    },
  };
}

type WidthOf = (cell: string) => number;

/** A font size that widths are measured at, so that a hundredth of it is told apart. */
const measuredAtPixels = 100;

let context: OffscreenCanvasRenderingContext2D | null = null;

/** The width of a cell in the font of rows, in font sizes. */
function measure(): WidthOf {
  context ??= new OffscreenCanvas(1, 1).getContext('2d');
  const drawing = context;
  if (drawing === null) return (cell) => cell.length / 2;
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-tools');
  drawing.font = `${measuredAtPixels}px ${family}`;
  return (cell) =>
    cell.length > longestMeasured ? cell.length / 2 : drawing.measureText(cell).width / measuredAtPixels;
}
