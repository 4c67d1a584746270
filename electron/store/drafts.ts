import type { Draft, NoteContent, NoteTarget, PackChoices, PackDraft } from '../../shared/model/index.ts';
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

/** Stands in the place of a note's target for what is put together for a pack. */
const packTarget = JSON.stringify({ kind: 'pack' });

/** Keeps what is put together for a pack as it is now; the last one of the same id stands. */
export function putPackDraft(tx: AsideTx, reviewer: string, { id, choices, savedAtMs }: PackDraft): void {
  tx.run(
    `INSERT INTO draft (id, reviewer, note, target, content, started_from, saved_at_ms) VALUES (?, ?, NULL, ?, ?, NULL, ?)
     ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_at_ms = excluded.saved_at_ms`,
    id,
    reviewer,
    packTarget,
    JSON.stringify(choices),
    savedAtMs,
  );
}

/** What is put together for packs, newest first. */
export function readPackDrafts(database: ReadableDatabase): readonly PackDraft[] {
  return database
    .all<{
      id: string;
      content: string;
      saved_at_ms: number;
    }>('SELECT id, content, saved_at_ms FROM draft WHERE target = ? ORDER BY saved_at_ms DESC', packTarget)
    .map((row) => ({
      id: row.id,
      choices: JSON.parse(row.content) as PackChoices,
      savedAtMs: row.saved_at_ms,
    }));
}

/** All drafts of notes, newest first. */
export function readDrafts(database: ReadableDatabase): readonly Draft[] {
  return database
    .all<{
      id: string;
      note: string | null;
      target: string;
      content: string;
      started_from: string | null;
      saved_at_ms: number;
    }>('SELECT * FROM draft WHERE target <> ? ORDER BY saved_at_ms DESC', packTarget)
    .map((row) => ({
      id: row.id,
      noteId: row.note,
      target: JSON.parse(row.target) as NoteTarget,
      content: JSON.parse(row.content) as NoteContent,
      startedFrom: row.started_from,
      savedAtMs: row.saved_at_ms,
    }));
}
