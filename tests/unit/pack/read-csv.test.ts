import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, readCsvTable } from '../../../shared/pack/index.ts';

const columns = ['code', 'name', 'definition'] as const;
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', "'", '=', '+', '-', '@', 'a', ' '),
    maxLength: 9,
  }),
);
const rows = fc.array(fc.record({ code: cell, name: cell, definition: cell }), { maxLength: 8 });

function cellsOf(text: string): unknown {
  const read = readCsvTable(text);
  return read.ok
    ? { rows: read.value.rows.map((row) => Object.fromEntries(row.cells)), faults: read.value.faults }
    : read.failure;
}

describe('a table read from CSV', () => {
  test('is the one that was written, formulas and quotation marks included', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const read = readCsvTable(csvText(columns, written));
        expect(
          read.ok &&
            read.value.rows.map((row) =>
              Object.fromEntries(columns.map((column) => [column, row.cells.get(column)])),
            ),
        ).toEqual(written);
      }),
    );
  });

  test('may be written by a spreadsheet: other separators, line ends and bare cells', () => {
    const expected = {
      rows: [
        { name: 'Night staffing', parent_path: 'Leadership' },
        { name: 'Two\nlines', parent_path: '' },
      ],
      faults: [],
    };
    expect([
      cellsOf('Name,Parent path\r\nNight staffing,Leadership\r\n"Two\nlines",\r\n'),
      cellsOf('\ufeffname;parent_path\nNight staffing;Leadership\n\n"Two\nlines";'),
      cellsOf('NAME\tPARENT PATH\rNight staffing\tLeadership\r"Two\nlines"\t\r'),
    ]).toEqual([expected, expected, expected]);
  });

  test('keeps an apostrophe that nobody put there', () => {
    expect(cellsOf("name,prefixed_columns\n'=SUM(A1),\n'=SUM(A1),name\n'Tis,other\n")).toEqual({
      rows: [
        { name: "'=SUM(A1)", prefixed_columns: '' },
        { name: '=SUM(A1)', prefixed_columns: 'name' },
        { name: "'Tis", prefixed_columns: 'other' },
      ],
      faults: [],
    });
  });

  test('names the line of a row that does not fit, and goes on', () => {
    expect(cellsOf('name,code\n"a\nb",X\nlonely\nc,Y,Z\nd,W\n')).toEqual({
      rows: [
        { name: 'a\nb', code: 'X' },
        { name: 'd', code: 'W' },
      ],
      faults: [
        { line: 4, sentence: 'This row has 1 cells where the first row has 2.' },
        { line: 5, sentence: 'This row has 3 cells where the first row has 2.' },
      ],
    });
  });

  test('is refused with its line where quotation marks leave no row certain', () => {
    expect([
      cellsOf(''),
      cellsOf('name,name\na,b\n'),
      cellsOf('name,code\n"never closed,X\nb,Y\n'),
      cellsOf('name,code\nsaid "so",X\n'),
      cellsOf('name,code\n"said" so,X\n'),
    ]).toEqual([
      {
        line: 1,
        sentence: 'The file has no row with the names of its columns, so nothing could be read from it.',
      },
      { line: 1, sentence: 'Two columns are called “name”, so it is not clear which is meant.' },
      { line: 2, sentence: 'The quotation mark that begins a cell here is never closed.' },
      { line: 2, sentence: 'A quotation mark stands inside a cell here, so the rows cannot be told apart.' },
      { line: 2, sentence: 'A quotation mark stands inside a cell here, so the rows cannot be told apart.' },
    ]);
  });
});
