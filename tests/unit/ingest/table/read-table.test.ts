import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitRecords } from '../../../../electron/ingest/table/split-records.ts';
import { citationOf } from '../../../../shared/text/index.ts';
import { failureOf, readAny } from '../reading-any.ts';
import { blockTexts } from '../reading-fixtures.ts';

const costs =
  'Date,Payee,Amount\n2018-03-01,"Moor Street, Home",£120.50\n\n2018-03-02,"said ""no""\nand left",7\n';

describe('a table of separated values', () => {
  test('is its own canonical text, with each record a row under the number a spreadsheet gives it', async () => {
    const reading = await readAny(costs, 'costs.csv');
    expect(reading.text).toBe(costs);
    expect(blockTexts(reading, ({ kind }) => kind === 'table-row')).toEqual([
      'Date,Payee,Amount',
      '2018-03-01,"Moor Street, Home",£120.50',
      '2018-03-02,"said ""no""\nand left",7',
    ]);
    expect(reading.blocks.map(({ own }) => (own?.kind === 'row' ? own.row : null))).toEqual([1, 2, 4]);
    expect(reading.detected).toMatchObject({ title: 'costs', titleMadeUp: false, date: null });
    expect(reading.facts.fields).toContainEqual({ name: 'Columns', value: 'Date, Payee, Amount' });
  });

  test('is cited by its rows', async () => {
    const { text, blocks } = await readAny(costs, 'costs.csv');
    const start = text.indexOf('Moor Street');
    const document = { urn: 'MVI000001', blocks, printedLines: [], pages: [] };
    expect(citationOf(document, start, start + 11)).toBe('{MVI000001 row 2}');
    expect(citationOf(document, start, text.indexOf('and left'))).toBe('{MVI000001 rows 2–4}');
  });

  test.each([
    ['semicolons', 'a;b;c\n1,5;2;3\n1,7;2;3\n', 'semicolon'],
    ['tabs', 'a\tb\n1, 2\t3\n', 'tab'],
    ['bars', 'a|b|c\n1|2|3\n', 'vertical bar'],
    ['a line that names its delimiter', 'sep=|\na|b\n1|2\n', 'vertical bar'],
  ])('parted by %s is told as that', async (_, text, delimiter) => {
    const reading = await readAny(text, 'table.csv');
    expect(reading.facts.fields).toContainEqual({ name: 'Values parted by', value: delimiter });
  });

  test('keeps a line that names its delimiter as furniture, before row 1', async () => {
    const { blocks } = await readAny('sep=;\na;b\n1;2\n', 'table.csv');
    expect(blocks.map(({ furniture, own }) => [furniture, own?.kind === 'row' ? own.row : null])).toEqual([
      [true, null],
      [false, 1],
      [false, 2],
    ]);
  });

  test('in UTF-16 and in Windows-1252 shows its signs', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Fee;£5\n', 'utf16le')]);
    expect((await readAny(utf16, 'fees.csv')).text).toBe('Fee;£5\n');
    expect(
      (await readAny(Buffer.from('Fee;\xa35 – paid\n'.replace('–', '\x96'), 'latin1'), 'fees.csv')).text,
    ).toBe('Fee;£5 – paid\n');
  });

  test('with a quotation that is never closed loses no row to it, and says which row it is', async () => {
    const reading = await readAny('a,b\n1,"open\n2,x\n3,y\n', 'table.csv');
    expect(reading.blocks).toHaveLength(4);
    expect(reading.warnings.join()).toContain('Row 2 opens a quotation mark');
  });

  test('with rows of more values than the others says so', async () => {
    const reading = await readAny('a,b\n1,2\n1,2\nx,y,z\n', 'table.csv');
    expect(reading.warnings.join()).toContain('1 row has more values than the 2 of most rows (first row 4)');
  });

  test('is sealed where a row is no row any more, and where there are too many', async () => {
    expect(await failureOf(`a,${'x'.repeat(1_100_000)}\n`, 'a.csv')).toBe('source-too-complex');
    expect(await failureOf('a\n'.repeat(200_001), 'a.csv')).toBe('source-too-complex');
  });
});

describe('splitting records', () => {
  const written = (value: string): string =>
    /["\n,;]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const value = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é', '😀'), maxLength: 8 });
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 10 });

  test('gives back whatever values were written', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), (rows, delimiter) => {
        const text = rows.map((row) => `${row.map(written).join(delimiter)}\n`).join('');
        const { records, unclosed } = splitRecords(text, delimiter, 1_000);
        expect(records.map(({ values }) => values)).toEqual(rows);
        expect(unclosed).toEqual([]);
      }),
    );
  });

  test('leaves out nothing but line ends between records, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\t'), maxLength: 60 }), (text) => {
        const { records } = splitRecords(text, ',', 1_000);
        const joined = records.map(({ start, end }) => text.slice(start, end)).join('\n');
        expect(text === joined || text === `${joined}\n`).toBe(true);
      }),
    );
  });
});
