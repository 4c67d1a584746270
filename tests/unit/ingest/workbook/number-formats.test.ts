import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitRecords } from '../../../../electron/ingest/table/split-records.ts';
import { parseNumberFormat } from '../../../../electron/ingest/workbook/number-format.ts';
import { showNumber } from '../../../../electron/ingest/workbook/show-number.ts';
import { buildWorkbook } from '../../../fixtures/workbook/build-workbook.ts';
import { numberCases } from '../../../fixtures/workbook/number-cases.ts';
import { readAny } from '../reading-any.ts';

const shown = (number: number, format: string): string | null =>
  showNumber(number, parseNumberFormat(format), false);

/** Other programs that show workbooks, as far as this machine has one. */
const otherPrograms = ['/usr/bin/soffice'].filter((path) => existsSync(path));

describe.each(otherPrograms)('beside %s', (program) => {
  test('numbers show as they show there, and its own workbooks and spreadsheets are read as it shows them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glossator-numbers-'));
    try {
      const rows = numberCases.map((cell, at) => [`no. ${at}`, cell, 'end']);
      writeFileSync(join(folder, 'made.xlsx'), buildWorkbook([{ name: 'made', rows }]));
      const convert = (to: string, from: string, out: string): void => {
        const profile = pathToFileURL(join(folder, 'profile')).href;
        const options = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', to];
        execFileSync(program, [...options, '--outdir', join(folder, out), join(folder, from)], {
          stdio: 'ignore',
        });
      };
      convert('csv:Text - txt - csv (StarCalc):9,34,76,1,,2057,false,true', 'made.xlsx', '.');
      const csv = readFileSync(join(folder, 'made.csv'), 'utf8').replaceAll('\r\n', '\n');
      const expected = splitRecords(csv, '\t', 10_000).records.map(({ values }) => values.join('\t'));
      const rowsOf = async (path: string, name: string): Promise<readonly string[]> => {
        const { text, blocks } = await readAny(readFileSync(join(folder, path)), name);
        return blocks.flatMap(({ kind, start, end }) =>
          kind === 'table-row' ? [text.slice(start, end)] : [],
        );
      };
      expect(await rowsOf('made.xlsx', 'made.xlsx')).toEqual(expected);
      convert('ods', 'made.xlsx', '.');
      expect(await rowsOf('made.ods', 'made.ods')).toEqual(expected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a number under a format', () => {
  test.each([
    // What Excel shows, where other programs differ.
    [5, '#.##', '5.'],
    [60, 'd mmm yyyy', '29 Feb 1900'],
    [1, 'd mmm yyyy', '1 Jan 1900'],
    [-5, '#,##0;[Red](#,##0)', '(5)'],
    [-5, '0', '-5'],
    [-0.4, '0', '0'],
    [1_234_567, '[$€-407]#,##0', '€1,234,567'],
    [123_456_789_012, 'General', '1.23457E+11'],
    [0.1 + 0.2, 'General', '0.3'],
    [1.005, '0.00', '1.01'],
    [4, ';;;', ''],
  ])('%d under %s is shown as %s', (number, format, text) => {
    expect(shown(number, format)).toBe(text);
  });

  test('never fails to be shown, whatever the format', () => {
    const format = fc.string({
      unit: fc.constantFrom(...'0#?.,%/Ee+-;"\\_*[]<>=$@ymdhsAP GR1'.split('')),
      maxLength: 24,
    });
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), format, (number, code) => {
        expect(typeof (shown(number, code) ?? '')).toBe('string');
      }),
    );
  });

  test.each([
    [-1.797693134862316e306, '%0', '-1.79769E+306'],
    [5e-324, '0.00E+00', '4.94066E-324'],
  ])('of %d under %s is shown as it is where its scale is beyond every number', (number, code, as) => {
    expect(shown(number, code)).toBe(as);
  });

  test('in whole digits is the number itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (number) => {
        expect(Number(shown(number, '#,##0')?.replaceAll(',', ''))).toBe(number === 0 ? 0 : number);
        expect(Number(shown(number, 'General'))).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
