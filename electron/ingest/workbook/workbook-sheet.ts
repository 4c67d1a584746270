/** A cell with something to show. */
export interface SheetCell {
  /** From 0. */
  readonly column: number;
  /** As shown; line ends LF. */
  readonly text: string;
}

/** A row with at least one cell that shows something. */
export interface SheetRow {
  /** As the workbook numbers it, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** A comment on a cell. */
export interface SheetComment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly by: string | null;
  /** As written. */
  readonly at: string | null;
}

/** A sheet of a workbook, read. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly comments: readonly SheetComment[];
  /** Words in shapes and text boxes that lie over the cells, a paragraph each. */
  readonly shapes: readonly string[];
  readonly counts: SheetCounts;
}

/** What is told of a sheet in numbers. */
export interface SheetCounts {
  readonly formulas: number;
  /** Formulas that ask for something outside the file. */
  readonly reachingOut: number;
  /** Cells whose formula has no value saved with it, such as `C14`. */
  readonly withoutValue: readonly string[];
  readonly merged: number;
  /** Cells whose date is shown in the manner of the computer that shows it. */
  readonly regional: number;
}

/** The letters of a column from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The place that a cell's reference names (`B14`), or null where it names none. */
export function placeOfReference(
  reference: string,
): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference.toUpperCase()) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}

/** Functions and references by which a formula asks for something outside its file. */
const outside =
  /\b(?:WEBSERVICE|FILTERXML|HYPERLINK|IMAGE|RTD|CALL|REGISTER|DDE|STOCKHISTORY|CUBE[A-Z]+)\s*\(|\[\d+\]|'file:|https?:|\|'?[^!]*'?!/iu;

/** True for a formula that asks for something outside its file; no formula is ever worked out here. */
export function reachesOut(formula: string): boolean {
  return outside.test(formula.slice(0, 10_000));
}
