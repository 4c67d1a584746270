import { describe, expect, test } from 'vitest';
import { citationOf } from '../../../../shared/text/index.ts';
import { buildWorkbook } from '../../../fixtures/workbook/build-workbook.ts';
import { zipArchive } from '../../../fixtures/workbook/zip-archive.ts';
import { failureOf, readAny } from '../reading-any.ts';

const workbook = buildWorkbook(
  [
    {
      name: 'Costs',
      rows: [
        ['Item', 'When', 'Fee'],
        null,
        ['Door lock', { number: 43_189, format: 'dd/mm/yyyy' }, { number: 1234.5, format: '£#,##0.00' }],
        ['Kept back', null, { number: 0.125, format: '0.0%' }],
        [null, { number: 43_189, formatId: 14 }, { formula: 'SUM(C3:C4)', value: 1234.625 }],
        ['Asked', { formula: 'WEBSERVICE("http://example.test")' }],
      ],
      hiddenRows: [4],
      merged: ['A1:B1'],
      comments: [{ cell: 'A3', by: 'Priya Nair', text: 'Who ordered this?' }],
      threads: [
        { cell: 'C3', by: 'Owen Hale', at: '2018-04-02T09:30:00.00', text: 'Not the sum we agreed.' },
      ],
    },
    { name: 'Kept out of sight', state: 'veryHidden', rows: [['Withheld list']] },
  ],
  { also: { 'docProps/core.xml': '<p xmlns:dc="d"><dc:creator>Anna Brook</dc:creator></p>' } },
);

describe('an Excel workbook', () => {
  test('is read sheet by sheet as its cells show', async () => {
    const { text } = await readAny(workbook, 'costs.xlsx');
    expect(text).toBe(
      'Costs\n\nItem\tWhen\tFee\nDoor lock\t30/03/2018\t£1,234.50\nKept back\t\t12.5%\n\t2018-03-30\t1234.625\nAsked\n\n' +
        'Who ordered this?\n\nNot the sum we agreed.\n\nKept out of sight\n\nWithheld list',
    );
  });

  test('is cited by sheet and row as the workbook numbers them', async () => {
    const { text, blocks } = await readAny(workbook, 'costs.xlsx');
    const document = { urn: 'HAR000012', blocks, printedLines: [], pages: [] };
    const at = (words: string): string =>
      citationOf(document, text.indexOf(words), text.indexOf(words) + words.length);
    expect(at('30/03/2018')).toBe('{HAR000012 Costs row 3}');
    expect(at('Withheld list')).toBe('{HAR000012 Kept out of sight row 1}');
  });

  test('marks what nobody saw who opened it, and what others said of cells', async () => {
    const { text, marks } = await readAny(workbook, 'costs.xlsx');
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end)])).toEqual([
      ['comment', 'Door lock'],
      ['comment', '£1,234.50'],
      ['hidden', 'Kept back\t\t12.5%'],
      ['hidden', 'Kept out of sight'],
      ['hidden', 'Withheld list'],
    ]);
    expect(marks[1]).toMatchObject({ by: 'Owen Hale', at: '2018-04-02T09:30:00.00', text: null, block: 8 });
  });

  test('says what it hides, what was worked out before, and what asks for something outside', async () => {
    const { warnings, facts, detected } = await readAny(workbook, 'costs.xlsx');
    const said = warnings.join('\n');
    expect(said).toContain('1 sheet is hidden in the workbook (“Kept out of sight”)');
    expect(said).toContain('1 row with something in it is hidden or filtered out');
    expect(said).toContain('2 cells hold formulas');
    expect(said).toContain('1 formula asks for something outside the file');
    expect(said).toContain('1 formula has no value saved with it and is empty in the text: Costs B6');
    expect(said).toContain('1 cell shows its date in the manner of whichever computer');
    expect(facts.notCarried).toContain('2 formulas; their values are in the text.');
    expect(detected).toMatchObject({ title: 'costs', author: 'Anna Brook', date: null });
  });

  test('counts days from 1904 where it says so', async () => {
    const sheets = [{ name: 'Days', rows: [[{ number: 0, format: 'd mmm yyyy' }]] }];
    expect((await readAny(buildWorkbook(sheets, { from1904: true }), 'days.xlsx')).text).toContain(
      '1 Jan 1904',
    );
  });

  test('shows text in cells, truth values, faults and signs that XML cannot hold as a workbook does', async () => {
    const cells = [
      { xml: '<c r="A1" t="inlineStr"><is><r><t>In</t></r><r><t>line</t></r><rPh><t>x</t></rPh></is></c>' },
      { xml: '<c r="B1" t="b"><v>1</v></c>' },
      { xml: '<c r="C1" t="e"><v>#REF!</v></c>' },
      { xml: '<c r="D1" t="str"><f>A1</f><v>two_x000A_lines</v></c>' },
    ];
    const { text } = await readAny(buildWorkbook([{ name: 'S', rows: [cells] }]), 's.xlsx');
    expect(text).toBe('S\n\nInline\tTRUE\t#REF!\ttwo\nlines');
  });

  test('is sealed where it is locked, of a kind not read, damaged, or empty', async () => {
    const older = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(await failureOf(older, 'old.xls')).toBe('file-type-unknown');
    expect(await failureOf(older, 'locked.xlsx')).toBe('source-needs-password');
    expect(await failureOf(zipArchive({ 'xl/workbook.bin': 'x' }), 'binary.xlsb')).toBe('file-type-unknown');
    expect(await failureOf(workbook.slice(0, 900), 'cut.xlsx')).toBe('source-damaged');
    expect(await failureOf(buildWorkbook([{ name: '', rows: [] }]), 'empty.xlsx')).toBe('source-damaged');
  });
});

describe('an OpenDocument spreadsheet', () => {
  const names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:dc="d"';
  const content =
    `<office:document-content ${names}><office:automatic-styles><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
    '<table:table table:name="Rota"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>' +
    '<table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="3"/></table:table-row>' +
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Night<text:s text:c="2"/>shift</text:p><office:annotation><dc:creator>Ada Quill</dc:creator><dc:date>2019-01-02T10:00:00</dc:date><text:p>Alone?</text:p></office:annotation></table:table-cell>' +
    '<table:table-cell/><table:table-cell table:formula="of:=1+1" office:value-type="float"><text:p>2</text:p></table:table-cell></table:table-row>' +
    '<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>Off</text:p></table:table-cell></table:table-row></table:table>' +
    '<table:table table:name="Out" table:style-name="h"><table:table-row><table:table-cell><text:p>Gone</text:p></table:table-cell></table:table-row></table:table></office:document-content>';

  test('is read as its cells show, with repeated rows, hidden parts and annotations', async () => {
    const { text, blocks, marks } = await readAny(zipArchive({ 'content.xml': content }), 'rota.ods');
    expect(text).toBe('Rota\n\nNight  shift\t\t2\nOff\nOff\n\nAlone?\n\nOut\n\nGone');
    expect(blocks.flatMap(({ own }) => (own?.kind === 'row' ? [`${own.sheet} ${own.row}`] : []))).toEqual([
      'Rota 5',
      'Rota 6',
      'Rota 7',
      'Out 1',
    ]);
    expect(marks.map((mark) => [mark.kind, text.slice(mark.start, mark.end)])).toEqual([
      ['comment', 'Night  shift'],
      ['hidden', '2'],
      ['hidden', 'Off'],
      ['hidden', 'Off'],
      ['hidden', 'Out'],
      ['hidden', 'Gone'],
    ]);
  });

  test('is sealed where its manifest says that it is encrypted', async () => {
    const manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    const bytes = zipArchive({ 'content.xml': '\0', 'META-INF/manifest.xml': manifest });
    expect(await failureOf(bytes, 'locked.ods')).toBe('source-needs-password');
  });
});
