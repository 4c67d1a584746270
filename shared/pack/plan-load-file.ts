import {
  describedTexts,
  documentKinds,
  type CustomFieldType,
  type DescribedText,
  type DocumentDate,
  type DocumentKind,
  type DocumentSummary,
  type FieldValue,
  type LoadFileChange,
  type LoadFileLine,
} from '../model/index.ts';
import type { Result } from '../base/index.ts';
import { prefixedColumn } from './csv.ts';
import { columnOf, toldColumns } from './load-file-csv.ts';
import { readDateCell } from './read-date-cell.ts';
import type { ReadRow, ReadTable } from './read-csv.ts';

/** A document that a load file may name, with every path that its bytes came from. */
export interface LoadFileTarget {
  readonly document: DocumentSummary;
  readonly paths: readonly string[];
}

/** One of the matter's own fields, as a column may name it. */
export interface LoadFileField {
  readonly id: string;
  readonly name: string;
  readonly type: CustomFieldType;
}

/** A correction of one document that a load file makes. */
export interface LoadFileCorrection {
  readonly documentId: string;
  readonly change:
    | { readonly field: 'title'; readonly value: string }
    | { readonly field: 'date' | 'received'; readonly value: DocumentDate | null }
    | { readonly field: DescribedText; readonly value: string | null }
    | { readonly field: 'kind'; readonly value: DocumentKind }
    | { readonly field: 'custom'; readonly custom: string; readonly value: FieldValue | null };
}

/** What a load file does. */
export interface LoadFilePlan {
  readonly corrections: readonly LoadFileCorrection[];
  readonly lines: readonly LoadFileLine[];
  readonly remarks: readonly string[];
}

type Change = LoadFileCorrection['change'];

/** Why a cell or a row cannot be used, in a sentence. */
type Read<Value> = Result<Value, string>;

/**
 * Plans what a load file sets. A row is about the document with its URN, else the one that came from its path, else the one with
 * its file name; where several have it, the row is refused. An empty cell leaves what stands, `none` takes it away. A row with a
 * cell that cannot be read changes nothing.
 */
export function planLoadFile(
  targets: readonly LoadFileTarget[],
  fields: readonly LoadFileField[],
  table: ReadTable,
): LoadFilePlan {
  const lines: LoadFileLine[] = table.faults.map(({ line, sentence }) => refused(line, '', sentence));
  const corrections: LoadFileCorrection[] = [];
  const find = finder(targets);
  const named = new Map<string, number>();
  const columns = table.columns.flatMap((column) => {
    const reader = readerOf(column, fields);
    return reader === null ? [] : [[column, reader] as const];
  });
  for (const row of table.rows) {
    const found = find(row);
    if (!found.ok) {
      lines.push({ ...found.failure, line: row.line });
      continue;
    }
    const { document } = found.value;
    const before = named.get(document.id);
    if (before !== undefined) {
      lines.push(refused(row.line, document.urn, `Line ${before} is about the same document.`));
      continue;
    }
    named.set(document.id, row.line);
    const changes: Change[] = [];
    let fault: string | null = null;
    for (const [column, read] of columns) {
      const cell = (row.cells.get(column) ?? '').trim();
      if (cell === '') continue;
      const change = read(cell);
      if (change.ok) changes.push(change.value);
      else fault ??= change.failure;
    }
    if (fault !== null) {
      lines.push({ ...refused(row.line, document.urn, fault), documentId: document.id });
      continue;
    }
    const told = changes.flatMap((change) => {
      const was = wordsOf(standing(document, change));
      const value = wordsOf(change.value);
      return was === value ? [] : [{ change, told: { field: nameOf(change, fields), was, value } }];
    });
    corrections.push(...told.map(({ change }) => ({ documentId: document.id, change })));
    lines.push({
      line: row.line,
      urn: document.urn,
      documentId: document.id,
      result: told.length > 0 ? 'changed' : 'unchanged',
      changes: told.map((one): LoadFileChange => one.told),
      sentence: familyRemark(row, document, targets),
    });
  }
  return {
    corrections,
    lines: lines.sort((one, other) => one.line - other.line),
    remarks: remarksOn(
      table,
      columns.map(([column]) => column),
    ),
  };
}

function refused(line: number, urn: string, sentence: string): LoadFileLine {
  return { line, urn, documentId: null, result: 'refused', changes: [], sentence };
}

/** Finds the document that a row is about. */
function finder(
  targets: readonly LoadFileTarget[],
): (row: ReadRow) => Result<LoadFileTarget, Omit<LoadFileLine, 'line'>> {
  const byUrn = new Map(targets.map((target) => [target.document.urn.toUpperCase(), target]));
  const byName = grouped(targets, ({ document, paths }) => [document.fileName, ...paths.map(lastPart)]);
  const byPath = grouped(targets, ({ paths }) => paths.map(withSlashes));
  const not = (result: 'not found' | 'refused', urn: string, sentence: string) =>
    ({ ok: false, failure: { result, urn, documentId: null, changes: [], sentence } }) as const;
  const among = (
    what: string,
    found: readonly LoadFileTarget[],
    kind: string,
  ): Result<LoadFileTarget, Omit<LoadFileLine, 'line'>> => {
    const [only, second] = found;
    if (only === undefined) return not('not found', what, `No document in the matter has this ${kind}.`);
    if (second === undefined) return { ok: true, value: only };
    return not('refused', what, `${found.length} documents have this ${kind}. Name the document by its URN.`);
  };
  return (row) => {
    const cell = (column: string): string => (row.cells.get(column) ?? '').trim();
    const urn = cell('urn')
      .replaceAll(/^\{|\}$/gu, '')
      .toUpperCase();
    if (urn !== '') {
      const target = byUrn.get(urn);
      return among(cell('urn'), target === undefined ? [] : [target], 'URN');
    }
    const path = withSlashes(cell('path'));
    if (path !== '') {
      const exactly = byPath.get(path) ?? [];
      if (exactly.length > 0) return among(path, exactly, 'path');
      const candidates = byName.get(lastPart(path)) ?? [];
      return among(
        path,
        candidates.filter(({ paths }) => paths.some((known) => withSlashes(known).endsWith(`/${path}`))),
        'path',
      );
    }
    const name = cell('file_name');
    if (name !== '') return among(name, byName.get(name) ?? [], 'file name');
    return not('refused', '', 'This row names no document: it has neither a URN nor a path nor a file name.');
  };
}

function grouped(
  targets: readonly LoadFileTarget[],
  keysOf: (target: LoadFileTarget) => readonly string[],
): ReadonlyMap<string, readonly LoadFileTarget[]> {
  const groups = new Map<string, LoadFileTarget[]>();
  for (const target of targets) {
    for (const key of new Set(keysOf(target))) groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return groups;
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

function lastPart(path: string): string {
  return withSlashes(path).split('/').at(-1) ?? '';
}

/** Reads the cells of a column, or null for a column that sets nothing. */
function readerOf(column: string, fields: readonly LoadFileField[]): ((cell: string) => Read<Change>) | null {
  if (column === 'title') {
    return (cell) =>
      isNone(cell) ? no('A document needs a title.') : tooLong(cell, { field: 'title', value: cell });
  }
  if (column === 'kind') {
    return (cell) => {
      const kind = documentKinds.find((other) => other === cell.toLowerCase());
      return kind === undefined
        ? no(`“${cell}” is no kind of document: ${documentKinds.join(', ')}.`)
        : { ok: true, value: { field: 'kind', value: kind } };
    };
  }
  if (column === 'date' || column === 'received') {
    return (cell) => {
      const date = isNone(cell) ? ({ ok: true, value: null } as const) : readDateCell(cell);
      return date.ok ? { ok: true, value: { field: column, value: date.value } } : date;
    };
  }
  const text = describedTexts.find((field) => columnOf(field) === column || otherNames[column] === field);
  if (text !== undefined) {
    return (cell) => tooLong(cell, { field: text, value: isNone(cell) ? null : cell });
  }
  const field = fields.find(({ name }) => name.trim().toLowerCase().replaceAll(/\s+/gu, '_') === column);
  return field === undefined ? null : (cell) => readField(cell, field);
}

/** Other names under which load files have the columns. */
const otherNames: Readonly<Record<string, DescribedText>> = {
  recipient: 'recipients',
  to: 'recipients',
  sender: 'author',
  from: 'author',
  how_received: 'receivedHow',
};

function readField(cell: string, { id: custom, name, type }: LoadFileField): Read<Change> {
  const set = (value: FieldValue | null): Read<Change> => ({
    ok: true,
    value: { field: 'custom', custom, value },
  });
  if (isNone(cell)) return set(null);
  switch (type) {
    case 'text':
      return tooLong(cell, { field: 'custom', custom, value: cell });
    case 'number': {
      const number = Number(cell);
      return Number.isFinite(number) ? set(number) : no(`“${cell}” is no number, which “${name}” takes.`);
    }
    case 'yes-no':
      if (/^(?:yes|true)$/iu.test(cell)) return set(true);
      if (/^(?:no|false)$/iu.test(cell)) return set(false);
      return no(`“${cell}” is neither yes nor no, which “${name}” takes.`);
    case 'date': {
      const date = readDateCell(cell);
      return date.ok ? set(date.value) : date;
    }
  }
}

function isNone(cell: string): boolean {
  return cell.toLowerCase() === 'none';
}

function tooLong(cell: string, change: Change): Read<Change> {
  return cell.length > 1_000 || /[\r\n]/u.test(cell)
    ? no('A cell holds more than a line of 1,000 characters.')
    : { ok: true, value: change };
}

function no(sentence: string): { readonly ok: false; readonly failure: string } {
  return { ok: false, failure: sentence };
}

function standing(document: DocumentSummary, change: Change): FieldValue | null {
  return change.field === 'custom' ? (document.fields[change.custom] ?? null) : document[change.field];
}

function wordsOf(value: FieldValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.value : String(value);
}

function nameOf(change: Change, fields: readonly LoadFileField[]): string {
  if (change.field !== 'custom') return columnOf(change.field);
  return fields.find(({ id }) => id === change.custom)?.name ?? change.custom;
}

/** A family is as its source came: a file that says otherwise is told so. */
function familyRemark(
  row: ReadRow,
  { urn, family }: DocumentSummary,
  targets: readonly LoadFileTarget[],
): string | null {
  const said = (row.cells.get('family') ?? '').trim().toUpperCase();
  if (said === '') return null;
  const root = targets.find(({ document }) => document.id === family?.root)?.document.urn ?? urn;
  return said === root.toUpperCase()
    ? null
    : `The file says that it belongs to ${said}; a family is as its source came, so that was left as it is.`;
}

function remarksOn(table: ReadTable, used: readonly string[]): readonly string[] {
  const passedOver = table.columns.filter(
    (column) =>
      column !== '' && column !== prefixedColumn && !used.includes(column) && !toldColumns.includes(column),
  );
  if (passedOver.length === 0) return [];
  const names = passedOver.map((column) => `“${column}”`).join(', ');
  return [
    passedOver.length === 1
      ? `The column ${names} is none that this matter knows and was passed over.`
      : `The columns ${names} are none that this matter knows and were passed over.`,
  ];
}
