import { tableLimits } from '../table/table-limits.ts';

/** Counts what a workbook's sheets hold against the limits of tables. */
export interface WorkbookBudget {
  /** Counts a cell and its characters; false from where the limits are passed on. */
  readonly takeCell: (characters: number) => boolean;
  readonly takeRow: () => boolean;
  readonly isSpent: () => boolean;
}

/** A budget of which nothing is spent. */
export function workbookBudget(): WorkbookBudget {
  let rows = 0;
  let cells = 0;
  let characters = 0;
  const isSpent = (): boolean =>
    rows > tableLimits.rows || cells > tableLimits.cells || characters > tableLimits.characters;
  return {
    takeCell: (count) => {
      cells += 1;
      characters += count;
      return !isSpent();
    },
    takeRow: () => {
      rows += 1;
      return !isSpent();
    },
    isSpent,
  };
}
