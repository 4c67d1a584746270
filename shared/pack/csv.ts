/** A row of cells by column. */
export type CsvRow<Column extends string> = Readonly<Record<Column, string>>;

/**
 * What a spreadsheet may take for the beginning of a formula: its signs with their full-width and small forms, also behind
 * blanks, quotation marks, apostrophes and signs that are not seen, which some programs take off; and tabs and line ends.
 */
const formulaLead =
  /^(?:[\t\r\n]|[\s\p{Cf}"'\u2018-\u201f]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B])/u;

/** The name of the column that says in which cells an apostrophe was put before the text. */
export const prefixedColumn = 'prefixed_columns';

/**
 * Writes a table as CSV (RFC 4180): UTF-8 with a byte order mark, CRLF after every row, every cell in quotation marks.
 *
 * A cell that a spreadsheet could run as a formula is led by one apostrophe; the last column, `prefixed_columns`, names
 * the columns of that row where this was done, separated by blanks. Taking one character off those cells gives every
 * text back exactly, and all other cells are exact as they are.
 */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly CsvRow<Column>[],
): string {
  const lines = [[...columns, prefixedColumn].map(quoted).join(',')];
  for (const row of rows) {
    const dangerous = columns.filter((column) => formulaLead.test(row[column]));
    const cells = columns.map((column) =>
      quoted(dangerous.includes(column) ? `'${row[column]}` : row[column]),
    );
    lines.push([...cells, quoted(dangerous.join(' '))].join(','));
  }
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
