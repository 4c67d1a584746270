import { noteText, type Note, type NoteContent, type NoteTarget } from '../../shared/model/index.ts';
import type { ReadableDatabase, SqlValue } from './database.ts';
import { readReviewerNames } from './reviewers.ts';

/** Which notes to read. */
export interface NoteFilter {
  readonly note?: string;
  /** Notes on this document and on its passages. */
  readonly document?: string;
}

/** What a note is on, in words, and the document it leads to. */
export interface TargetLabel {
  readonly label: string;
  readonly documentId: string | null;
}

interface NoteRow {
  readonly id: string;
  readonly target_kind: NoteTarget['kind'];
  readonly target: string | null;
  readonly privileged: number;
  readonly reviewer: string;
  readonly at_ms: number;
}

interface ContentRow {
  readonly subject: string;
  readonly operation: string;
  readonly content: string;
  readonly reviewer: string;
  readonly at_ms: number;
}

/** A note stands while something gives it life and, on a passage or theme, while that stands too. */
const standing = `n.made_order IS NOT NULL
  AND EXISTS (SELECT 1 FROM life WHERE subject = n.id AND covered = 0)
  AND (n.target_kind IN ('document', 'matter', 'theme')
    OR EXISTS (SELECT 1 FROM life WHERE subject = n.target AND covered = 0))`;

/** Standing notes, newest edit first. */
export function readNotes(
  database: ReadableDatabase,
  labelOf: (target: NoteTarget) => TargetLabel,
  filter: NoteFilter,
): readonly Note[] {
  const conditions = [standing];
  const values: SqlValue[] = [];
  if (filter.note !== undefined) {
    conditions.push('n.id = ?');
    values.push(filter.note);
  }
  if (filter.document !== undefined) {
    conditions.push(`(n.target = ? OR n.target IN (SELECT p.id FROM passage p WHERE p.document = ?))`);
    values.push(filter.document, filter.document);
  }
  const where = conditions.join(' AND ');
  const rows = database.all<NoteRow>(`SELECT n.* FROM note n WHERE ${where}`, ...values);
  const contents = new Map<string, ContentRow[]>();
  const versions = database.all<ContentRow>(
    `SELECT v.subject, v.operation, v.content, v.reviewer, v.at_ms
     FROM note n JOIN text_version v ON v.subject = n.id AND v.field = 'content' AND v.covered = 0
     WHERE ${where} ORDER BY v.op_order DESC`,
    ...values,
  );
  for (const version of versions) {
    const list = contents.get(version.subject);
    if (list === undefined) contents.set(version.subject, [version]);
    else list.push(version);
  }
  const names = readReviewerNames(database);
  return rows
    .flatMap((row) => {
      const [shown, ...others] = contents.get(row.id) ?? [];
      return shown === undefined ? [] : [noteOf(row, shown, others, names, labelOf)];
    })
    .sort((a, b) => b.editedAtMs - a.editedAtMs || (a.id < b.id ? 1 : -1));
}

function noteOf(
  row: NoteRow,
  shown: ContentRow,
  others: readonly ContentRow[],
  names: ReadonlyMap<string, string>,
  labelOf: (target: NoteTarget) => TargetLabel,
): Note {
  const content = JSON.parse(shown.content) as NoteContent;
  const target: NoteTarget =
    row.target_kind === 'matter' ? { kind: 'matter' } : { kind: row.target_kind, id: row.target ?? '' };
  const { label, documentId } = labelOf(target);
  return {
    id: row.id,
    target,
    content,
    text: noteText(content),
    privileged: row.privileged === 1,
    reviewer: names.get(row.reviewer) ?? row.reviewer,
    createdAtMs: row.at_ms,
    editedAtMs: shown.at_ms,
    version: shown.operation,
    conflicts: others.map((other) => {
      const otherContent = JSON.parse(other.content) as NoteContent;
      return {
        version: other.operation,
        text: noteText(otherContent),
        content: otherContent,
        reviewer: names.get(other.reviewer) ?? other.reviewer,
      };
    }),
    targetLabel: label,
    documentId,
  };
}
