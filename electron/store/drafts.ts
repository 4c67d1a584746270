import type { Draft, NoteContent, NoteTarget } from '../../shared/model/index.ts';
import type { AsideTx, ReadableDatabase, WriteTx } from './database.ts';

/** Keeps a draft as it is now; the last one of the same id stands. */
export function putDraft(tx: AsideTx, reviewer: string, draft: Draft): void {
  tx.run(
    `INSERT INTO draft (id, reviewer, note, target, content, started_from, saved_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_at_ms = excluded.saved_at_ms`,
    draft.id,
    reviewer,
    draft.noteId,
    JSON.stringify(draft.target),
    JSON.stringify(draft.content),
    draft.startedFrom,
    draft.savedAtMs,
  );
}

/** Removes a draft: thrown away, or become an operation in the same transaction. */
export function removeDraft(tx: AsideTx | WriteTx, id: string): void {
  tx.run('DELETE FROM draft WHERE id = ?', id);
}

/** All drafts, newest first. */
export function readDrafts(database: ReadableDatabase): readonly Draft[] {
  return database
    .all<{
      id: string;
      note: string | null;
      target: string;
      content: string;
      started_from: string | null;
      saved_at_ms: number;
    }>('SELECT * FROM draft ORDER BY saved_at_ms DESC')
    .map((row) => ({
      id: row.id,
      noteId: row.note,
      target: JSON.parse(row.target) as NoteTarget,
      content: JSON.parse(row.content) as NoteContent,
      startedFrom: row.started_from,
      savedAtMs: row.saved_at_ms,
    }));
}
