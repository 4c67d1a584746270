import type { ActKind, Operation } from '../../shared/model/index.ts';
import { conditionOfKind } from './act-kinds.ts';
import type { ReadableDatabase, SqlValue, WriteTx } from './database.ts';
import { storedOperations, type StoredOperation } from './operation-log.ts';

/** Notes what an operation concerns, passages that it carried into another text too, so that a passage's, note's, link's or document's part of the log is found without a scan. */
export function indexSubject(tx: WriteTx, operation: Operation): void {
  const subject = subjectOf(operation);
  const carried = operation.type === 'document.read' ? (operation.body.carried?.passages ?? []) : [];
  for (const one of [...(subject === null ? [] : [subject]), ...carried.map(({ passage }) => passage)]) {
    tx.run(
      'INSERT OR IGNORE INTO operation_subject (subject, seq) SELECT ?, seq FROM operation WHERE id = ?',
      one,
      operation.id,
    );
  }
}

function subjectOf({ type, body }: Operation): string | null {
  switch (type) {
    case 'passage.create':
    case 'passage.move':
    case 'passage.event':
    case 'passage.delete':
    case 'passage.restore':
    case 'tag.add':
    case 'tag.remove':
      return body.passage;
    case 'note.create':
    case 'note.edit':
    case 'note.open':
    case 'note.attach':
    case 'note.delete':
    case 'note.restore':
      return body.note;
    case 'link.create':
    case 'link.delete':
    case 'link.restore':
      return body.link;
    case 'document.import':
    case 'document.read':
    case 'document.describe':
    case 'document.field':
    case 'document.copy':
    case 'document.withdraw':
    case 'document.supersede':
    case 'document.reading':
    case 'document.progress':
    case 'document.tag':
    case 'document.untag':
    case 'document.decide':
    case 'document.settle':
    case 'block.furniture':
    case 'block.own':
      return body.document;
    default:
      return null;
  }
}

/** Everything in the log about a passage or note, and whatever else gave it life, as a note on a passage does. */
export function operationsOfSubject(database: ReadableDatabase, subject: string): readonly StoredOperation[] {
  return storedOperations(
    database,
    `seq IN (SELECT seq FROM operation_subject WHERE subject = ?)
     OR id IN (SELECT operation FROM life WHERE subject = ?)`,
    subject,
    subject,
  );
}

/** Which acts are asked for. */
export interface ActFilter {
  readonly reviewer?: string | undefined;
  /** Acts on this document, its passages, their links, and notes on any of them. */
  readonly document?: string | undefined;
  readonly kind?: ActKind | undefined;
  /** From this moment on, in UTC milliseconds. */
  readonly fromMs?: number | undefined;
  /** Before this moment. */
  readonly beforeMs?: number | undefined;
}

/** One operation of an act, enough to tell acts apart. */
export interface ActRow {
  readonly act: string;
  readonly seq: number;
  readonly undoes: string | null;
}

/** The operations before a place of the log that a filter lets through, newest first, with their acts. */
export function newestActRows(
  database: ReadableDatabase,
  filter: ActFilter,
  beforeSeq: number,
  limit: number,
): readonly ActRow[] {
  const conditions = ['seq < ?'];
  const values: SqlValue[] = [beforeSeq];
  if (filter.reviewer !== undefined) {
    conditions.push('reviewer = ?');
    values.push(filter.reviewer);
  }
  if (filter.document !== undefined) {
    conditions.push(`seq IN (${seqsOfDocument})`);
    values.push(...Array.from({ length: 6 }, () => filter.document ?? ''));
  }
  if (filter.kind !== undefined) conditions.push(`(${conditionOfKind[filter.kind]})`);
  if (filter.fromMs !== undefined) {
    conditions.push('at_ms >= ?');
    values.push(filter.fromMs);
  }
  if (filter.beforeMs !== undefined) {
    conditions.push('at_ms < ?');
    values.push(filter.beforeMs);
  }
  return database.all<ActRow>(
    `SELECT act, seq, undoes FROM operation WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT ?`,
    ...values,
    limit,
  );
}

const seqsOfDocument = `
  SELECT seq FROM operation_subject WHERE subject = ?
  UNION ALL SELECT s.seq FROM passage p JOIN operation_subject s ON s.subject = p.id WHERE p.document = ?
  UNION ALL SELECT s.seq FROM note n JOIN operation_subject s ON s.subject = n.id WHERE n.target = ?
  UNION ALL SELECT s.seq FROM passage p JOIN note n ON n.target = p.id
    JOIN operation_subject s ON s.subject = n.id WHERE p.document = ?
  UNION ALL SELECT s.seq FROM passage p JOIN passage_link l ON l.from_passage = p.id
    JOIN operation_subject s ON s.subject = l.id WHERE p.document = ?
  UNION ALL SELECT s.seq FROM passage p JOIN passage_link l ON l.to_passage = p.id
    JOIN operation_subject s ON s.subject = l.id WHERE p.document = ?`;
