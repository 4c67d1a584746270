import { noteText, type NoteContent } from '../../shared/model/index.ts';
import type { WriteTx } from './database.ts';

/** Brings the full-text index of a note in line with the text that stands; a removed note leaves it. */
export function indexNote(tx: WriteTx, note: string): void {
  const standing = tx.get<{ id: number }>('SELECT id FROM search_note WHERE note = ?', note);
  const text = tx
    .all<{ content: string }>(
      `SELECT v.content FROM text_version v
       WHERE v.subject = ? AND v.field = 'content' AND v.covered = 0
         AND EXISTS (SELECT 1 FROM life WHERE subject = v.subject AND covered = 0)
       ORDER BY v.op_order DESC`,
      note,
    )
    .map((row) => noteText(JSON.parse(row.content) as NoteContent))
    .join('\n');
  if (standing !== undefined) {
    tx.run('DELETE FROM note_fts WHERE rowid = ?', standing.id);
    if (text === '') {
      tx.run('DELETE FROM search_note WHERE id = ?', standing.id);
      return;
    }
  }
  if (text === '') return;
  const id = standing?.id ?? tx.run('INSERT INTO search_note (note) VALUES (?)', note).rowId;
  tx.run('INSERT INTO note_fts (rowid, text) VALUES (?, ?)', id, text);
}
