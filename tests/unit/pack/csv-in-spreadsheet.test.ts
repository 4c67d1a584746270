import { beforeAll, describe, expect, test } from 'vitest';
import { passagesAsCsv } from '../../../electron/cli/export-passages.ts';
import type { DocumentSummary, Passage, Theme } from '../../../shared/model/index.ts';
import { csvText, planThemeImport, readCsvTable, themesCsv } from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { hasLibreOffice, openedInLibreOffice, type OpenedTable } from './opened-in-spreadsheet.ts';
import { fixtureThemes, noteOf, passageOf, selectionOf, sourceOf } from './pack-fixture.ts';

/** What a spreadsheet could run or send, at the beginning of a cell and behind what some programs take off. */
const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '=HYPERLINK("http://127.0.0.1:9/","read on")',
  '=WEBSERVICE("http://127.0.0.1:9/")',
  "=cmd|' /C calc'!A0",
  "+cmd|' /C calc'!A0",
  '=DDE("soffice";"/etc/hostname";"a")',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  "'=1+1",
  '"=1+1"',
  '“=1+1”',
  '\u200b=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  '﹦1+1',
  '{=1+1}',
  'said "=1+1", she',
  'first\n=1+1',
  'a","=1+1","b',
  'a\r\n=1+1',
] as const;

const theme = (text: string, at: number): Theme => ({
  id: `theme-${String(at)}`,
  name: text,
  code: `T${String(at)}`,
  colour: 'blue',
  definition: text,
  use: text,
  avoid: text,
  parent: at > 0 ? 'theme-0' : null,
  path: at > 0 ? [formulas[0], text] : [text],
  position: at,
  retired: false,
  mergedInto: null,
  passages: 0,
  documents: 0,
  conflicts: [],
});

/** Themes whose every text is a formula; a name has no white space around it, and no text of a theme a carriage return. */
const themes = [...new Set(formulas.map((text) => text.trim().replaceAll('\r', '')))].map(theme);

function passagesExported(): string {
  const [first] = themes;
  if (first === undefined) throw new Error('There is no theme.');
  const passages = formulas.map((quote, at) => ({
    id: `passage-${String(at)}`,
    urn: `=${String(at)}`,
    citation: quote,
    start: 0,
    end: quote.length,
    quote,
    prefix: quote,
    suffix: quote,
    blocks: [1, 1] as const,
    tags: [{ themeId: first.id }],
    createdAtMs: 0,
  }));
  const documents = formulas.map((title, at) => ({ urn: `=${String(at)}`, title, date: null }));
  return passagesAsCsv({
    matterTitle: '=1+1',
    receipt: { matter: 'matter', heads: [] },
    documents: documents as unknown as readonly DocumentSummary[],
    themes,
    themeIds: [],
    passages: passages as unknown as readonly Passage[],
    notes: [],
    withheld: { documents: 0, passages: 0 },
  }).text;
}

async function passagesOfPack(): Promise<string> {
  const source = sourceOf({ urn: 'MVI000001', title: '=1+1', date: '2016', paragraphs: formulas });
  const passages = formulas.map((quote, at) =>
    passageOf(source, { urn: source.urn, quote, themes: ['TR'], notes: [noteOf(quote, '=1+1')] }, at),
  );
  const named = fixtureThemes.map((one) => ({ ...one, name: `=${one.name}` }));
  const { files } = await builtPack({ ...selectionOf([source], passages), themes: named });
  return files.get('passages.csv')?.toString('utf8') ?? '';
}

/** What a careless writer would have written of the same cells. */
function unprotected(): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return `\ufeff${['quote', ...formulas].map((cell) => `${quoted(cell)}\r\n`).join('')}`;
}

function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const table = readCsvTable(text);
  if (!table.ok) throw new Error(table.failure.sentence);
  return table.value.rows.map((row) => Object.fromEntries(row.cells));
}

describe.runIf(hasLibreOffice)('opened in LibreOffice', () => {
  let written: ReadonlyMap<string, string>;
  let opened: ReadonlyMap<string, OpenedTable>;

  beforeAll(async () => {
    written = new Map([
      [
        'table',
        csvText(
          ['quote'],
          formulas.map((quote) => ({ quote })),
        ),
      ],
      ['passages of a pack', await passagesOfPack()],
      ['passages exported', passagesExported()],
      ['themes', themesCsv(themes)],
      ['unprotected', unprotected()],
    ]);
    opened = openedInLibreOffice(written);
  });

  test('a careless table has formulas: the test can see them', () => {
    expect(opened.get('unprotected')?.formulas.length).toBeGreaterThanOrEqual(5);
  });

  test.each(['table', 'passages of a pack', 'passages exported', 'themes'])('%s has none', (name) => {
    expect(opened.get(name)?.formulas).toEqual([]);
    expect(rowsOf(written.get(name) ?? '').length).toBeGreaterThanOrEqual(themes.length);
  });

  test('a file of themes that was saved again by it says the same', () => {
    const saved = opened.get('themes')?.savedAgain ?? '';
    expect(rowsOf(saved)).toEqual(rowsOf(written.get('themes') ?? ''));
  });
});

test('a file of themes full of formulas changes nothing when it is imported again', () => {
  const table = readCsvTable(themesCsv(themes));
  if (!table.ok) throw new Error(table.failure.sentence);
  const plan = planThemeImport(themes, table.value, () => 'new');
  expect([plan.added, plan.changed, plan.remarks]).toEqual([[], [], []]);
});

test('a cell behind blanks or quotation marks is led by an apostrophe and named, and comes back exactly', () => {
  const text = csvText(
    ['quote'],
    formulas.map((quote) => ({ quote })),
  );
  expect(rowsOf(text).map(({ quote }) => quote)).toEqual(formulas);
  const [, behindBlank, behindQuote] = csvText(['quote'], [{ quote: ' =1' }, { quote: '“=1”' }]).split(
    '\r\n',
  );
  expect([behindBlank, behindQuote]).toEqual(['"\' =1","quote"', '"\'“=1”","quote"']);
});
