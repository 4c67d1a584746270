import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../../shared/pack/index.ts';

/** A reader of RFC 4180, written from the grammar. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error('A cell is not in quotation marks.');
    let cell = '';
    for (at += 1; ; at += 1) {
      if (text[at] === undefined) throw new Error('A cell does not end.');
      if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error('A row does not end.');
  }
  return rows;
}

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[=+\-@\t\r\n'"]{1,3}[a-z0-9(),;"\r\n]*$/),
);

test('every cell can be read back exactly, taking one character off those that the last column names', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ quote: anyCell, title: anyCell })), (rows) => {
      const [header, ...read] = parseCsv(csvText(['quote', 'title'], rows));
      expect(header).toEqual(['quote', 'title', 'prefixed_columns']);
      const back = read.map(([quote = '', title = '', prefixed = '']) => {
        const names = prefixed.split(' ');
        const exact = (name: string, cell: string): string => (names.includes(name) ? cell.slice(1) : cell);
        return { quote: exact('quote', quote), title: exact('title', title) };
      });
      expect(back).toEqual(rows);
    }),
  );
});

test('no cell begins with what a spreadsheet could run', () => {
  fc.assert(
    fc.property(anyCell, (quote) => {
      for (const row of parseCsv(csvText(['quote'], [{ quote }]))) {
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }
    }),
  );
});

test('a table begins with a byte order mark, ends rows with CRLF, and marks the one cell it had to change', () => {
  expect(csvText(['quote'], [{ quote: '=HYPERLINK("x")' }, { quote: '“said” she' }])).toBe(
    '\ufeff"quote","prefixed_columns"\r\n"\'=HYPERLINK(""x"")","quote"\r\n"“said” she",""\r\n',
  );
});
