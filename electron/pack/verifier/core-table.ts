/**
 * The part of the verifiers' shared source that reads `passages.csv`. Plain JavaScript kept as text; see `verifierCore`.
 */
export const coreTable = String.raw`
/** The rows of a table written as packs write it (every cell in quotation marks, CRLF), or null where it is not. */
function readTable(text) {
  if (!text.startsWith('\ufeff')) return null;
  const rows = [];
  let cells = [];
  let at = 1;
  while (at < text.length) {
    if (text[at] !== '"') return null;
    let cell = '';
    let from = at + 1;
    for (;;) {
      const to = text.indexOf('"', from);
      if (to === -1) return null;
      cell += text.slice(from, to);
      at = to + 1;
      if (text[at] !== '"') break;
      cell += '"';
      from = at + 1;
    }
    cells.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(cells);
      cells = [];
      at += 2;
    } else return null;
  }
  return cells.length === 0 ? rows : null;
}

/** The table for spreadsheets must give the manifest's passages, one row each in the same order. */
function checkTable(text, passages, check) {
  const rows = text === null ? null : readTable(text);
  const columns = rows === null || rows.length === 0 ? undefined : tableHeads.find((head) => head.join(' ') === rows[0].join(' '));
  if (columns === undefined) {
    check('passages.csv', false, 'The table of passages is missing or cannot be read, so it was not compared with manifest.json.');
    return;
  }
  const differing = [];
  for (let index = 0; index < Math.max(passages.length, rows.length - 1); index += 1) {
    const passage = passages[index];
    const row = rows[index + 1];
    if (passage === undefined || row === undefined || !givesPassage(columns, row, passage)) differing.push(index + 1);
  }
  const shown = differing.slice(0, 20).join(', ') + (differing.length > 20 ? ' and more' : '');
  check(
    'passages.csv',
    differing.length === 0,
    differing.length === 0 ? 'Gives the same quotations as manifest.json.' : 'Does not give what manifest.json gives for passage ' + shown + '.',
  );
}

function givesPassage(columns, row, passage) {
  if (row.length !== columns.length) return false;
  const prefixed = row[row.length - 1].split(' ');
  const said = { ...passage, passage: passage.id };
  return ['urn', 'citation', 'quote', 'start', 'end', 'passage'].every(
    (column) => row[columns.indexOf(column)] === (prefixed.includes(column) ? "'" : '') + said[column],
  );
}
`;
