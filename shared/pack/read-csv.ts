import type { Result } from '../base/index.ts';
import { prefixedColumn } from './csv.ts';

/** A row of a table that was read: its cells by column, and the line of the file on which it begins, from 1. */
export interface ReadRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** A line of a file that is no row of its table, and why, in a sentence. */
export interface CsvFault {
  readonly line: number;
  readonly sentence: string;
}

/** A table that was read. */
export interface ReadTable {
  /** As the first row has them: small letters, blanks as `_`. */
  readonly columns: readonly string[];
  readonly rows: readonly ReadRow[];
  /** Rows that do not fit the first one. */
  readonly faults: readonly CsvFault[];
}

/**
 * Reads a table that is written as CSV (RFC 4180), by this application or by a spreadsheet: with or without a byte order
 * mark, any line ends, cells apart by comma, semicolon or tab as the first row has them.
 *
 * The apostrophes that `csvText` put before texts are taken off again where its last column names them. The table as a
 * whole is refused where a quotation mark is not closed or stands inside a cell, for then no row can be trusted.
 */
export function readCsvTable(text: string): Result<ReadTable, CsvFault> {
  const read = readRecords(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (!read.ok) return read;
  const [head, ...records] = read.value;
  if (head === undefined) {
    return faulty(1, 'The file has no row with the names of its columns, so nothing could be read from it.');
  }
  const columns = head.cells.map((cell) => cell.trim().toLowerCase().replaceAll(/\s+/gu, '_'));
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at);
  if (twice !== undefined) {
    return faulty(head.line, `Two columns are called “${twice}”, so it is not clear which is meant.`);
  }
  const rows: ReadRow[] = [];
  const faults: CsvFault[] = [];
  for (const { line, cells } of records) {
    if (cells.length === columns.length) rows.push({ line, cells: withoutPrefixes(columns, cells) });
    else {
      faults.push({
        line,
        sentence: `This row has ${cells.length} cells where the first row has ${columns.length}.`,
      });
    }
  }
  return { ok: true, value: { columns, rows, faults } };
}

function withoutPrefixes(columns: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const prefixed = new Set((cells[columns.indexOf(prefixedColumn)] ?? '').split(' '));
  return new Map(
    columns.map((column, at) => {
      const cell = cells[at] ?? '';
      return [column, prefixed.has(column) && cell.startsWith("'") ? cell.slice(1) : cell] as const;
    }),
  );
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows as they stand, those without any character left out. */
function readRecords(text: string): Result<readonly CsvRecord[], CsvFault> {
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let state: 'begin' | 'bare' | 'quoted' | 'closed' = 'begin';
  let line = 1;
  let beganAt = 1;
  let quoteAt = 1;
  const endRow = (): void => {
    if (cells.length > 0 || state !== 'begin') records.push({ line: beganAt, cells: [...cells, cell] });
    cells = [];
    cell = '';
    state = 'begin';
    beganAt = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const isLineEnd = character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n');
    if (isLineEnd) line += 1;
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else state = 'closed';
    } else if (isLineEnd) endRow();
    else if (character === '\r') continue;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
      state = 'begin';
    } else if (character === '"' && state === 'begin') {
      state = 'quoted';
      quoteAt = line;
    } else if (character === '"' || state === 'closed') {
      return faulty(line, 'A quotation mark stands inside a cell here, so the rows cannot be told apart.');
    } else {
      cell += character;
      state = 'bare';
    }
  }
  if (state === 'quoted') {
    return faulty(quoteAt, 'The quotation mark that begins a cell here is never closed.');
  }
  endRow();
  return { ok: true, value: records };
}

/** What stands most often between the cells of the first row; a comma where nothing does. */
function separatorOf(text: string): string {
  let quoted = false;
  const found = new Map([',', ';', '\t'].map((separator) => [separator, 0]));
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && found.has(character)) found.set(character, (found.get(character) ?? 0) + 1);
  }
  return [...found].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function faulty(line: number, sentence: string): Result<never, CsvFault> {
  return { ok: false, failure: { line, sentence } };
}
