import { success, type Result } from '../../../shared/base/index.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { WorkbookBudget } from './workbook-budget.ts';
import { attributeNamed, walkPart } from './workbook-parts.ts';
import {
  columnLetters,
  reachesOut,
  type SheetCell,
  type SheetComment,
  type SheetRow,
  type WorkbookSheet,
} from './workbook-sheet.ts';

/** A sheet while it is read. */
interface OpenSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: SheetRow[];
  readonly hiddenColumns: Set<number>;
  readonly comments: SheetComment[];
  readonly shapes: string[];
  readonly withoutValue: string[];
  formulas: number;
  reachingOut: number;
  merged: number;
  columns: number;
  row: number;
}

/** Rows and columns that a sheet repeats without showing anything go to the end of the sheet. */
const mostRepeated = 1_048_576;

/**
 * Reads the sheets of an OpenDocument spreadsheet: it holds the text of each cell as shown. The budget is to be looked at
 * afterwards, as with Excel workbooks.
 */
export function readOpenSheets(archive: Archive, budget: WorkbookBudget): Result<readonly WorkbookSheet[]> {
  const sheets: OpenSheet[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let sheet: OpenSheet | null = null;
  let row: { hidden: boolean; repeated: number; column: number; cells: SheetCell[] } | null = null;
  let cell: { repeated: number; paragraphs: string[]; formula: string; valued: boolean } | null = null;
  let comment: { paragraphs: string[]; by: string; at: string } | null = null;
  let shape: string[] | null = null;
  let field: 'creator' | 'date' | null = null;
  let skipped = 0;
  let paragraph: string | null = null;
  const words = (text: string): void => {
    if (skipped > 0 || budget.isSpent()) return;
    if (field !== null && comment !== null) comment[field === 'creator' ? 'by' : 'at'] += text;
    else if (paragraph !== null) paragraph += text;
  };
  const walked = walkPart(archive, 'content.xml', {
    open: (name, attributes) => {
      if (name === 'tracked-changes') skipped += 1;
      if (skipped > 0) return;
      const repeated = (what: string): number =>
        Math.min(Math.max(1, Number(attributeNamed(attributes, what) ?? 1) || 1), mostRepeated);
      switch (name) {
        case 'style':
          style = attributeNamed(attributes, 'name') ?? '';
          break;
        case 'table-properties':
          if (attributeNamed(attributes, 'display') === 'false') hiddenStyles.add(style);
          break;
        case 'table':
          sheet = {
            name: attributeNamed(attributes, 'name') ?? '',
            hidden: hiddenStyles.has(attributeNamed(attributes, 'style-name') ?? ''),
            rows: [],
            hiddenColumns: new Set(),
            comments: [],
            shapes: [],
            withoutValue: [],
            formulas: 0,
            reachingOut: 0,
            merged: 0,
            columns: 0,
            row: 0,
          };
          sheets.push(sheet);
          break;
        case 'table-column': {
          if (sheet === null) break;
          const count = Math.min(repeated('number-columns-repeated'), 16_384);
          if (/^(?:collapse|filter)$/u.test(attributeNamed(attributes, 'visibility') ?? ''))
            for (let at = 0; at < count; at += 1) sheet.hiddenColumns.add(sheet.columns + at);
          sheet.columns += count;
          break;
        }
        case 'table-row':
          row = {
            hidden: /^(?:collapse|filter)$/u.test(attributeNamed(attributes, 'visibility') ?? ''),
            repeated: repeated('number-rows-repeated'),
            column: 0,
            cells: [],
          };
          break;
        case 'table-cell':
        case 'covered-table-cell':
          cell = {
            repeated: repeated('number-columns-repeated'),
            paragraphs: [],
            formula: attributeNamed(attributes, 'formula') ?? '',
            valued: attributeNamed(attributes, 'value-type') !== null,
          };
          if (sheet !== null && attributeNamed(attributes, 'number-columns-spanned') !== null)
            sheet.merged += 1;
          break;
        case 'annotation':
          comment = { paragraphs: [], by: '', at: '' };
          break;
        case 'text-box':
        case 'custom-shape':
          shape = [];
          break;
        case 'creator':
        case 'date':
          if (comment !== null) field = name;
          break;
        case 'p':
        case 'h':
          paragraph = '';
          break;
        case 's':
          words(' '.repeat(Math.min(Math.max(1, Number(attributeNamed(attributes, 'c') ?? 1) || 1), 1_000)));
          break;
        case 'tab':
          words(' ');
          break;
        case 'line-break':
          words('\n');
          break;
        default:
      }
    },
    text: words,
    close: (name) => {
      if (name === 'tracked-changes') skipped -= 1;
      if (skipped > 0) return;
      switch (name) {
        case 'creator':
        case 'date':
          field = null;
          break;
        case 'p':
        case 'h':
          if (paragraph !== null) (comment?.paragraphs ?? shape ?? cell?.paragraphs)?.push(paragraph);
          paragraph = null;
          break;
        case 'text-box':
        case 'custom-shape':
          for (const line of shape ?? []) if (budget.takeCell(line.length)) sheet?.shapes.push(line);
          shape = null;
          break;
        case 'annotation':
          if (comment !== null && sheet !== null && row !== null) {
            const { paragraphs, by, at } = comment;
            const text = paragraphs.join('\n').trim();
            if (text !== '' && budget.takeCell(text.length)) {
              sheet.comments.push({
                row: sheet.row + 1,
                column: row.column,
                text,
                by: by === '' ? null : by,
                at: at === '' ? null : at,
              });
            }
          }
          comment = null;
          break;
        case 'table-cell':
        case 'covered-table-cell':
          if (cell !== null && row !== null && sheet !== null) {
            const text = cell.paragraphs.join('\n');
            if (cell.formula !== '') {
              sheet.formulas += 1;
              if (reachesOut(cell.formula)) sheet.reachingOut += 1;
              if (!cell.valued && sheet.withoutValue.length < 1_000)
                sheet.withoutValue.push(`${columnLetters(row.column)}${sheet.row + 1}`);
            }
            if (text !== '') {
              for (let at = 0; at < cell.repeated && budget.takeCell(text.length); at += 1)
                row.cells.push({ column: row.column + at, text });
            }
            row.column += cell.repeated;
          }
          cell = null;
          break;
        case 'table-row':
          if (row !== null && sheet !== null) {
            if (row.cells.some(({ text }) => /\S/u.test(text))) {
              for (let at = 0; at < row.repeated && budget.takeRow(); at += 1) {
                sheet.rows.push({ number: sheet.row + at + 1, hidden: row.hidden, cells: row.cells });
                // The first was counted when it was read.
                if (at > 0) row.cells.forEach(({ text }) => budget.takeCell(text.length));
              }
            }
            sheet.row += row.repeated;
          }
          row = null;
          break;
        case 'table':
          sheet = null;
          break;
        default:
      }
    },
  });
  if (!walked.ok) return walked;
  return success(
    sheets.map(
      ({
        name,
        hidden,
        rows,
        hiddenColumns,
        comments,
        shapes,
        withoutValue,
        formulas,
        reachingOut,
        merged,
      }) => ({
        name,
        hidden,
        rows,
        hiddenColumns,
        comments,
        shapes: shapes.filter((line) => /\S/u.test(line)),
        counts: { formulas, reachingOut, withoutValue, merged, regional: 0 },
      }),
    ),
  );
}
