/**
 * The rows of a table exactly as `csvText` writes it: a byte order mark, every cell in quotation marks, CRLF after every
 * row. Null where the text is written in any other way; unlike `readCsvTable` it forgives nothing, so that a text has one
 * reading only.
 */
export function readWrittenTable(text: string): readonly (readonly string[])[] | null {
  if (!text.startsWith('\ufeff')) return null;
  const rows: (readonly string[])[] = [];
  let cells: string[] = [];
  let at = 1;
  while (at < text.length) {
    if (text.charAt(at) !== '"') return null;
    const end = endOfCell(text, at + 1);
    if (end === null) return null;
    cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (text.charAt(end + 1) === ',') at = end + 2;
    else if (text.startsWith('\r\n', end + 1)) {
      rows.push(cells);
      cells = [];
      at = end + 3;
    } else return null;
  }
  return cells.length === 0 ? rows : null;
}

/** The place of the quotation mark that ends a cell; doubled ones belong to the cell. */
function endOfCell(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charAt(at + 1) !== '"') return at;
  }
  return null;
}
