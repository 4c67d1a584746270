import type { Archive } from '../archive/open-archive.ts';
import type { SheetCounts, WorkbookSheet } from './workbook-sheet.ts';

/** What is to be known of a workbook's text, in sentences with numbers. */
export function workbookWarnings(sheets: readonly WorkbookSheet[]): readonly string[] {
  const warnings: string[] = [];
  const sum = (of: (counts: SheetCounts) => number): number =>
    sheets.reduce((total, { counts }) => total + of(counts), 0);
  const hiddenSheets = sheets.filter(({ hidden }) => hidden);
  if (hiddenSheets.length > 0) {
    const names = hiddenSheets.slice(0, 5).map(({ name }) => `“${name}”`);
    warnings.push(
      `${countOf(hiddenSheets.length, 'sheet is', 'sheets are')} hidden in the workbook (${names.join(', ')}${hiddenSheets.length > 5 ? ' and others' : ''}): who opened it did not see ` +
        'what stands there. It is part of the text here and marked as hidden.',
    );
  }
  const shown = sheets.filter(({ hidden }) => !hidden);
  const hiddenRows = shown.reduce((total, { rows }) => total + rows.filter(({ hidden }) => hidden).length, 0);
  const hiddenColumns = shown.reduce(
    (total, { rows, hiddenColumns: hidden }) =>
      total +
      new Set(
        rows.flatMap(({ cells }) =>
          cells.filter(({ column }) => hidden.has(column)).map(({ column }) => column),
        ),
      ).size,
    0,
  );
  if (hiddenRows + hiddenColumns > 0) {
    const what = [
      ...(hiddenRows > 0 ? [countOf(hiddenRows, 'row', 'rows')] : []),
      ...(hiddenColumns > 0 ? [countOf(hiddenColumns, 'column', 'columns')] : []),
    ];
    warnings.push(
      `${what.join(' and ')} with something in ${hiddenRows + hiddenColumns === 1 ? 'it is' : 'them are'} hidden or filtered out in the workbook; they are part of the text here and marked as hidden.`,
    );
  }
  const formulas = sum((counts) => counts.formulas);
  if (formulas > 0) {
    warnings.push(
      `${countOf(formulas, 'cell holds a formula', 'cells hold formulas')}; what is read is the value that was saved with the file, and nothing was worked out anew.`,
    );
  }
  const reachingOut = sum((counts) => counts.reachingOut);
  if (reachingOut > 0) {
    warnings.push(
      `${countOf(reachingOut, 'formula asks', 'formulas ask')} for something outside the file (another workbook, an address); nothing was asked for.`,
    );
  }
  const withoutValue = sheets.flatMap(({ name, counts }) =>
    counts.withoutValue.map((cell) => `${name} ${cell}`),
  );
  if (withoutValue.length > 0) {
    warnings.push(
      `${countOf(withoutValue.length, 'formula has', 'formulas have')} no value saved with ${withoutValue.length === 1 ? 'it' : 'them'} and ${withoutValue.length === 1 ? 'is' : 'are'} empty in the text: ` +
        `${withoutValue.slice(0, 5).join(', ')}${withoutValue.length > 5 ? ' and others' : ''}. The program it is opened in would work them out.`,
    );
  }
  const regional = sum((counts) => counts.regional);
  if (regional > 0) {
    warnings.push(
      `${countOf(regional, 'cell shows its date', 'cells show their dates')} in the manner of whichever computer opens the workbook, so that 3/4/2018 on one is 4/3/2018 on another; here ${regional === 1 ? 'it is' : 'they are'} written as year, month and day.`,
    );
  }
  return warnings;
}

/** What lies in a workbook and is not in its text, each in a sentence. */
export function notCarriedOf(archive: Archive, sheets: readonly WorkbookSheet[]): readonly string[] {
  const count = (pattern: RegExp): number => archive.entries.filter(({ name }) => pattern.test(name)).length;
  const said: string[] = [];
  const pictures = count(/^(?:xl\/media|Pictures)\/./u);
  if (pictures > 0) said.push(`${countOf(pictures, 'picture', 'pictures')}.`);
  const charts = count(/^xl\/charts\/chart[^/]*\.xml$|^Object [^/]*\/content\.xml$/u);
  if (charts > 0) said.push(`${countOf(charts, 'chart', 'charts')}.`);
  const links = count(/^xl\/externalLinks\/[^/]*\.xml$/u);
  if (links > 0)
    said.push(
      `${countOf(links, 'link', 'links')} to other workbooks, with the values last taken from there; none was followed.`,
    );
  if (count(/(?:^|\/)vbaProject\.bin$|^Basic\/./u) > 0) said.push('Macros; none was run.');
  const merged = sheets.reduce((total, { counts }) => total + counts.merged, 0);
  if (merged > 0)
    said.push(
      `That ${countOf(merged, 'area of cells is', 'areas of cells are')} merged: its words stand in its first cell.`,
    );
  const formulas = sheets.reduce((total, { counts }) => total + counts.formulas, 0);
  if (formulas > 0) said.push(`${countOf(formulas, 'formula', 'formulas')}; their values are in the text.`);
  return said;
}

function countOf(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}
