/** How much of a table is read; beyond it is sealed with the advice to split it. */
export const tableLimits = {
  /** Rows of all sheets together. */
  rows: 200_000,
  /** Cells of all sheets together. */
  cells: 2_000_000,
  /** Characters of all cells as shown. */
  characters: 50_000_000,
} as const;
