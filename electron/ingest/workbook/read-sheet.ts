import { success, type Result } from '../../../shared/base/index.ts';
import type { Archive } from '../archive/open-archive.ts';
import type { NumberFormat } from './number-format.ts';
import { showNumber, showText } from './show-number.ts';
import type { WorkbookBudget } from './workbook-budget.ts';
import { isTrue, relationsOf, walkPart, type PartRelation } from './workbook-parts.ts';
import {
  columnLetters,
  placeOfReference,
  reachesOut,
  type SheetCell,
  type SheetComment,
  type SheetRow,
  type WorkbookSheet,
} from './workbook-sheet.ts';

/** A cell's format, taken apart once for each style. */
export interface CellStyle {
  readonly format: NumberFormat;
  readonly isRegional: boolean;
}

/** What the sheets of a workbook share. */
export interface SharedParts {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  /** Names by the ids of persons, for threaded comments. */
  readonly persons: ReadonlyMap<string, string>;
  readonly budget: WorkbookBudget;
}

/** Columns beyond this are no columns of a workbook. */
const lastColumn = 16_383;
const lastRow = 1_048_576;

/** How many cells without a saved value are named. */
const mostNamed = 1_000;

/** Reads one sheet of an Excel workbook: what its cells show, never what formulas would give now. */
export function readSheet(
  archive: Archive,
  part: string,
  sheet: { readonly name: string; readonly hidden: boolean },
  shared: SharedParts,
): Result<WorkbookSheet> {
  const rows: SheetRow[] = [];
  const hiddenColumns = new Set<number>();
  let row: { number: number; hidden: boolean; cells: SheetCell[] } | null = null;
  let number = 0;
  let column = -1;
  let cell = { type: 'n', style: 0, value: '', inline: '', formula: '', hasFormula: false, hasValue: false };
  let into: 'value' | 'inline' | 'formula' | null = null;
  let phonetic = 0;
  let formulas = 0;
  let reachingOut = 0;
  let merged = 0;
  let regional = 0;
  const withoutValue: string[] = [];
  const walked = walkPart(archive, part, {
    open: (name, attributes) => {
      if (shared.budget.isSpent()) return;
      switch (name) {
        case 'col':
          if (isTrue(attributes['hidden'])) {
            const to = Math.min(Number(attributes['max']), lastColumn + 1);
            for (let at = Number(attributes['min']); at <= to; at += 1) hiddenColumns.add(at - 1);
          }
          break;
        case 'row': {
          const said = Number(attributes['r']);
          number = Number.isInteger(said) && said > number && said <= lastRow ? said : number + 1;
          column = -1;
          row = { number, hidden: isTrue(attributes['hidden']), cells: [] };
          break;
        }
        case 'c': {
          const said = placeOfReference(attributes['r'] ?? '')?.column ?? column + 1;
          column = said > column ? said : column + 1;
          cell = {
            type: attributes['t'] ?? 'n',
            style: Number(attributes['s'] ?? 0),
            value: '',
            inline: '',
            formula: '',
            hasFormula: false,
            hasValue: false,
          };
          break;
        }
        case 'v':
          into = 'value';
          cell.hasValue = true;
          break;
        case 'f':
          into = 'formula';
          cell.hasFormula = true;
          break;
        case 't':
          into = phonetic === 0 ? 'inline' : null;
          break;
        case 'rPh':
          phonetic += 1;
          break;
        case 'mergeCell':
          merged += 1;
          break;
        default:
      }
    },
    text: (text) => {
      if (into !== null) cell[into] += text;
    },
    close: (name) => {
      if (name === 'v' || name === 'f' || name === 't') into = null;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && row !== null && column <= lastColumn) {
        if (cell.hasFormula) {
          formulas += 1;
          if (reachesOut(cell.formula)) reachingOut += 1;
          if (
            (!cell.hasValue || (cell.value === '' && cell.type !== 'str')) &&
            withoutValue.length < mostNamed
          )
            withoutValue.push(`${columnLetters(column)}${number}`);
        }
        const style = shared.styles[cell.style];
        const text = shownText(cell, style, shared);
        if (text === '' || !shared.budget.takeCell(text.length)) return;
        if (style?.isRegional === true && cell.type === 'n') regional += 1;
        row.cells.push({ column, text });
      } else if (name === 'row' && row !== null) {
        if (row.cells.some(({ text }) => /\S/u.test(text)) && shared.budget.takeRow()) rows.push(row);
        row = null;
      }
    },
  });
  if (!walked.ok) return walked;
  const relations = relationsOf(archive, part);
  if (!relations.ok) return relations;
  const comments = readComments(archive, relations.value, shared);
  if (!comments.ok) return comments;
  const shapes = readShapes(archive, relations.value, shared.budget);
  if (!shapes.ok) return shapes;
  return success({
    ...sheet,
    rows,
    hiddenColumns,
    comments: comments.value,
    shapes: shapes.value,
    counts: { formulas, reachingOut, withoutValue, merged, regional },
  });
}

function shownText(
  cell: { readonly type: string; readonly value: string; readonly inline: string },
  style: CellStyle | undefined,
  { strings, from1904 }: SharedParts,
): string {
  const asText = (text: string): string => {
    const plain = decodeEscapes(text).replace(/\r\n?/gu, '\n');
    return style === undefined ? plain : showText(plain, style.format);
  };
  switch (cell.type) {
    case 's':
      return asText(strings[Number(cell.value)] ?? '');
    case 'inlineStr':
      return asText(cell.inline);
    case 'str':
      return asText(cell.value);
    case 'b':
      return cell.value === '' ? '' : isTrue(cell.value) ? 'TRUE' : 'FALSE';
    case 'e':
    case 'd':
      return cell.value;
    default: {
      if (cell.value.trim() === '') return '';
      const value = Number(cell.value);
      if (!Number.isFinite(value)) return cell.value;
      // Without a style a number is shown as General; what no date can show stands as its number.
      const shown = style === undefined ? null : showNumber(value, style.format, from1904);
      return shown ?? showNumber(value, [], from1904) ?? cell.value;
    }
  }
}

/** Characters that XML cannot hold stand as `_x000D_` in workbooks. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/giu, (written, code: string) => {
    const value = Number.parseInt(code, 16);
    return value === 0 || (value >= 0xd800 && value <= 0xdfff) ? written : String.fromCharCode(value);
  });
}

function readComments(
  archive: Archive,
  relations: readonly PartRelation[],
  shared: SharedParts,
): Result<readonly SheetComment[]> {
  const comments: SheetComment[] = [];
  const threaded = new Set<string>();
  for (const kind of ['threadedComment', 'comments']) {
    for (const relation of relations) {
      if (relation.type !== kind || relation.external) continue;
      const authors: string[] = [];
      let place: { readonly row: number; readonly column: number } | null = null;
      let by: string | null = null;
      let at: string | null = null;
      let text: string | null = null;
      let taken = '';
      const walked = walkPart(archive, relation.target, {
        open: (name, attributes) => {
          if (name === 'author' || name === 't' || (name === 'text' && kind === 'threadedComment')) text = '';
          else if (name === 'comment' || name === 'threadedComment') {
            place = placeOfReference(attributes['ref'] ?? '');
            by =
              kind === 'threadedComment'
                ? (shared.persons.get(attributes['personId'] ?? '') ?? null)
                : (authors[Number(attributes['authorId'])] ?? null);
            at = attributes['dT'] ?? null;
            taken = '';
          }
        },
        text: (words) => {
          if (text !== null) text += words;
        },
        close: (name) => {
          if (name === 'author') authors.push(text ?? '');
          else if (name === 't' || (name === 'text' && kind === 'threadedComment')) taken += text ?? '';
          else if ((name === 'comment' || name === 'threadedComment') && place !== null) {
            const key = `${place.row} ${place.column}`;
            if (kind === 'threadedComment') threaded.add(key);
            // Beside a thread stands a copy of it for older programs.
            else if (threaded.has(key)) return;
            const plain = decodeEscapes(taken).replace(/\r\n?/gu, '\n').trim();
            if (shared.budget.takeCell(plain.length) && plain !== '')
              comments.push({ ...place, text: plain, by: by === '' ? null : by, at });
          }
          if (name === 'author' || name === 't' || name === 'text') text = null;
        },
      });
      if (!walked.ok) return walked;
    }
  }
  return success(comments.sort((one, other) => one.row - other.row || one.column - other.column));
}

/** The words of shapes and text boxes, a paragraph each. */
function readShapes(
  archive: Archive,
  relations: readonly PartRelation[],
  budget: WorkbookBudget,
): Result<readonly string[]> {
  const shapes: string[] = [];
  for (const { target } of relations.filter(({ type, external }) => type === 'drawing' && !external)) {
    let words = '';
    let inText = false;
    const walked = walkPart(archive, target, {
      open: (name) => {
        if (name === 'p') words = '';
        inText = name === 't';
      },
      text: (text) => {
        if (inText) words += text;
      },
      close: (name) => {
        inText = false;
        if (name === 'p' && /\S/u.test(words) && budget.takeCell(words.length)) shapes.push(words.trim());
      },
    });
    if (!walked.ok) return walked;
  }
  return success(shapes);
}
