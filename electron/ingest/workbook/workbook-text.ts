import type { TextMark } from '../../../shared/model/index.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';
import type { WorkbookSheet } from './workbook-sheet.ts';

/** A workbook as canonical text. */
export interface WorkbookText {
  readonly text: string;
  readonly drafts: readonly DraftBlock[];
  readonly marks: readonly TextMark[];
}

/** The longest name of a sheet in a citation. */
const longestName = 100;

/**
 * A workbook's text: for each sheet its name as a heading, its rows with their cells parted by tabs from the first column that
 * shows anything on, then the words of shapes, then the comments, to which marks on their cells point.
 */
export function workbookText(sheets: readonly WorkbookSheet[]): WorkbookText {
  const parts: string[] = [];
  const drafts: DraftBlock[] = [];
  const marks: TextMark[] = [];
  let length = 0;
  const push = (text: string): { readonly start: number; readonly end: number } => {
    const start = length;
    parts.push(text);
    length += text.length;
    return { start, end: length };
  };
  const part = (between: string): void => {
    if (length > 0) push(between);
  };
  for (const sheet of sheets) {
    const name = sheet.name.replace(/[{}\p{Cc}]/gu, ' ').slice(0, longestName);
    if (/\S/u.test(sheet.name)) {
      part('\n\n');
      const heading = push(sheet.name.replace(/[\n\r\t]/gu, ' '));
      drafts.push(draftBlock('heading', heading.start, heading.end, 1));
      if (sheet.hidden) marks.push({ ...heading, kind: 'hidden', why: 'invisible' });
    }
    const first = sheet.rows.reduce(
      (least, { cells }) => Math.min(least, cells[0]?.column ?? least),
      100_000,
    );
    const commented = new Map<string, { readonly start: number; readonly end: number }>();
    const wanted = new Set(sheet.comments.map(({ row, column }) => `${row} ${column}`));
    sheet.rows.forEach((row, index) => {
      part(index === 0 ? '\n\n' : '\n');
      const start = length;
      let at = first;
      for (const cell of row.cells) {
        if (cell.column > at) push('\t'.repeat(Math.min(cell.column - at, 1_000)));
        at = cell.column;
        const span = push(cell.text.replaceAll('\t', ' '));
        if (!sheet.hidden && !row.hidden && sheet.hiddenColumns.has(cell.column) && span.end > span.start)
          marks.push({ ...span, kind: 'hidden', why: 'invisible' });
        if (wanted.has(`${row.number} ${cell.column}`)) commented.set(`${row.number} ${cell.column}`, span);
      }
      drafts.push({
        ...draftBlock('table-row', start, length),
        own: { kind: 'row', sheet: name, row: row.number },
      });
      if (row.hidden || sheet.hidden) marks.push({ start, end: length, kind: 'hidden', why: 'invisible' });
    });
    for (const words of sheet.shapes) {
      if (!/\S/u.test(words)) continue;
      part('\n\n');
      const span = push(words);
      drafts.push(draftBlock('paragraph', span.start, span.end));
    }
    for (const comment of sheet.comments) {
      if (!/\S/u.test(comment.text)) continue;
      part('\n\n');
      const span = push(comment.text);
      drafts.push({ ...draftBlock('paragraph', span.start, span.end), part: 'comment' });
      const on = commented.get(`${comment.row} ${comment.column}`) ?? span;
      marks.push({
        ...on,
        kind: 'comment',
        text: null,
        block: drafts.length,
        by: comment.by,
        at: comment.at,
      });
    }
  }
  return { text: parts.join(''), drafts, marks: marks.sort((one, other) => one.start - other.start) };
}
