import { csvText } from './csv.ts';

/** The columns of the report of an import, before the one that names the cells led by an apostrophe. */
const columns = [
  'path',
  'result',
  'urn',
  'title',
  'family',
  'type',
  'warnings',
  'code',
  'message',
  'sha256',
  'bytes',
] as const;

/** A row of the report of an import: a path, or a document that came in another. */
export interface ImportReportRow {
  readonly path: string;
  readonly result: 'imported' | 'duplicate' | 'failed' | 'archive';
  readonly urn: string;
  readonly title: string;
  /** The URN of the first document of its family, or empty. */
  readonly family: string;
  /** What kind of file it is, in words. */
  readonly type: string;
  readonly warnings: readonly string[];
  /** Why it failed or was sealed without a text, or empty. */
  readonly code: string;
  readonly message: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The report of an import as CSV; rules as in `csvText`. */
export function importReportCsv(rows: readonly ImportReportRow[]): string {
  return csvText(
    columns,
    rows.map((row) => ({ ...row, warnings: row.warnings.join('\n'), bytes: String(row.bytes) })),
  );
}
