import type { DescriptionField, DocumentSummary, FieldValue } from '../model/index.ts';
import { csvText } from './csv.ts';

/** The columns that a load file tells and that set nothing. */
export const toldColumns: readonly string[] = [
  'urn',
  'file_name',
  'path',
  'family',
  'type',
  'pages',
  'sha256',
  'bytes',
];

const columns: Readonly<Record<DescriptionField, string>> = {
  title: 'title',
  date: 'date',
  author: 'author',
  recipients: 'recipients',
  custodian: 'custodian',
  provider: 'provider',
  providerReference: 'provider_reference',
  received: 'received',
  receivedHow: 'received_how',
  publisher: 'publisher',
  kind: 'kind',
};

const described = Object.keys(columns) as readonly DescriptionField[];

/** The column of a field of the description. */
export function columnOf(field: DescriptionField): string {
  return columns[field];
}

/** A document as a load file has it. */
export interface LoadFileRow {
  readonly document: DocumentSummary;
  readonly path: string;
  /** The URN of the first document of its family; its own where it is the first; empty without a family. */
  readonly family: string;
}

/** Documents with what is known of them as CSV, one row each, a column for each of the matter's own fields; rules as in `csvText`. */
export function loadFileCsv(
  rows: readonly LoadFileRow[],
  fields: readonly { readonly id: string; readonly name: string }[],
): string {
  const [urn, ...told] = toldColumns;
  const names = [urn ?? 'urn', ...described.map(columnOf), ...told, ...fields.map(({ name }) => name)];
  return csvText(
    names,
    rows.map(({ document, path, family }) => ({
      urn: document.urn,
      ...Object.fromEntries(described.map((field) => [columnOf(field), wordsOf(document[field])])),
      family,
      file_name: document.fileName,
      path,
      type: document.typeName,
      pages: wordsOf(document.pages),
      sha256: document.sha256,
      bytes: String(document.bytes),
      ...Object.fromEntries(fields.map(({ id, name }) => [name, wordsOf(document.fields[id] ?? null)])),
    })),
  );
}

function wordsOf(value: FieldValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.value : String(value);
}
