import { success, type Result } from '../../../shared/base/index.ts';
import type { Archive } from '../archive/open-archive.ts';
import { builtInFormat, ownFormat } from './built-in-formats.ts';
import { parseNumberFormat } from './number-format.ts';
import { readSheet, type CellStyle } from './read-sheet.ts';
import type { WorkbookBudget } from './workbook-budget.ts';
import { attributeNamed, isTrue, relationsOf, walkPart } from './workbook-parts.ts';
import type { WorkbookSheet } from './workbook-sheet.ts';

/** How many sheets and styles one workbook may have. */
const mostSheets = 1_000;
const mostStyles = 100_000;

/**
 * Reads the sheets of an Excel workbook (ECMA-376) in the order of their tabs; `null` where the archive is no such workbook.
 * The budget is to be looked at afterwards: from where it is spent on, nothing more is read.
 */
export function readExcelSheets(
  archive: Archive,
  budget: WorkbookBudget,
): Result<readonly WorkbookSheet[] | null> {
  const named: { readonly name: string; readonly id: string; readonly hidden: boolean }[] = [];
  let from1904 = false;
  const workbook = walkPart(archive, workbookPart, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet' || named.length >= mostSheets) return;
      const state = attributes['state'] ?? 'visible';
      named.push({
        name: attributes['name'] ?? '',
        id: attributeNamed(attributes, 'id') ?? '',
        hidden: state !== 'visible',
      });
    },
  });
  if (!workbook.ok) return workbook;
  if (!workbook.value) return success(null);
  const relations = relationsOf(archive, workbookPart);
  if (!relations.ok) return relations;
  const partOf = (type: string): string | null =>
    relations.value.find((relation) => relation.type === type && !relation.external)?.target ?? null;
  const strings = readStrings(archive, partOf('sharedStrings') ?? 'xl/sharedStrings.xml');
  if (!strings.ok) return strings;
  const styles = readStyles(archive, partOf('styles') ?? 'xl/styles.xml');
  if (!styles.ok) return styles;
  const persons = new Map<string, string>();
  for (const { type, target } of relations.value) {
    if (type !== 'person') continue;
    const walked = walkPart(archive, target, {
      open: (name, attributes) => {
        if (name === 'person') persons.set(attributes['id'] ?? '', attributes['displayName'] ?? '');
      },
    });
    if (!walked.ok) return walked;
  }
  const shared = { strings: strings.value, styles: styles.value, from1904, persons, budget };
  const sheets: WorkbookSheet[] = [];
  for (const { name, id, hidden } of named) {
    const relation = relations.value.find((one) => one.id === id);
    // Sheets that hold a chart alone have no cells.
    if (relation?.type !== 'worksheet') continue;
    const sheet = readSheet(archive, relation.target, { name, hidden }, shared);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
    if (budget.isSpent()) break;
  }
  return success(sheets);
}

const workbookPart = 'xl/workbook.xml';

function readStrings(archive: Archive, part: string): Result<readonly string[]> {
  const strings: string[] = [];
  let words = '';
  let inText = false;
  let phonetic = 0;
  const walked = walkPart(archive, part, {
    open: (name) => {
      if (name === 'si') words = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text: (text) => {
      if (inText) words += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(words);
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
  });
  return walked.ok ? success(strings) : walked;
}

function readStyles(archive: Archive, part: string): Result<readonly CellStyle[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  const walked = walkPart(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt' && codes.size < mostStyles)
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats && formats.length < mostStyles)
        formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  if (!walked.ok) return walked;
  const byId = new Map<number, CellStyle>();
  return success(
    formats.map((id) => {
      const known = byId.get(id);
      if (known !== undefined) return known;
      const own = codes.get(id);
      const { code, isRegional } =
        own === undefined ? (builtInFormat(id) ?? { code: 'General', isRegional: false }) : ownFormat(own);
      const style = { format: parseNumberFormat(code), isRegional };
      byId.set(id, style);
      return style;
    }),
  );
}
