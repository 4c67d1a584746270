import type { NoteTarget } from '../../../shared/model/index.ts';
import { isPassageTerm, truthOf, type Query, type QueryTerm } from '../../../shared/query/index.ts';
import { fullTextExpression } from './full-text-expression.ts';
import { documentTruth, isWords, textHolds, type SearchGround } from './search-ground.ts';

/** A note that meets a query: its row in the index, how well (lower is better), and the document it belongs to. */
export interface FoundNote {
  readonly row: number;
  readonly rank: number;
  readonly document: string | null;
  /** The passage it is on, where it is on one. */
  readonly passage: string | null;
}

interface NoteRow {
  readonly row: number;
  readonly rank: number | null;
  readonly reviewer: string;
  readonly target_kind: NoteTarget['kind'];
  readonly target: string | null;
  readonly document: string | null;
}

const standing = `(n.target_kind IN ('document', 'matter', 'theme')
  OR EXISTS (SELECT 1 FROM life WHERE subject = n.target AND covered = 0))`;

const columns = `n.reviewer, n.target_kind, n.target,
  CASE n.target_kind WHEN 'document' THEN n.target
    WHEN 'passage' THEN (SELECT p.document FROM passage p WHERE p.id = n.target) END AS document`;

/** Finds the notes that meet a query, best first; equally good ones, and all without words, in order of the index. */
export function findNotes(ground: SearchGround, query: Query): readonly FoundNote[] {
  const indexed = fullTextExpression(query);
  const rows =
    indexed === null
      ? ground.database.all<NoteRow>(
          `SELECT s.id AS row, NULL AS rank, ${columns} FROM search_note s JOIN note n ON n.id = s.note
           WHERE ${standing} ORDER BY s.id`,
        )
      : ground.database.all<NoteRow>(
          `SELECT f.rowid AS row, f.rank AS rank, ${columns}
           FROM note_fts f JOIN search_note s ON s.id = f.rowid JOIN note n ON n.id = s.note
           WHERE note_fts MATCH ? AND ${standing} ORDER BY f.rank`,
          indexed.expression,
        );
  const found =
    indexed?.exact === true
      ? rows
      : rows.filter((note) => truthOf(query, (term) => holdsFor(ground, term, note)) === true);
  return found.map((note) => ({
    row: note.row,
    rank: note.rank ?? 0,
    document: note.document,
    passage: note.target_kind === 'passage' ? note.target : null,
  }));
}

/**
 * Whether a condition holds for a note: words by its text, `reviewer:` by who wrote it, those on passages by the passage it
 * is on (`theme:` also by the theme it is on), those on documents by the document it belongs to.
 */
function holdsFor(ground: SearchGround, term: QueryTerm, note: NoteRow): boolean {
  if (isWords(term)) return textHolds(textOf(ground, note), term);
  if (term.kind === 'pattern') return ground.patterns.inNote(term, note.row).length > 0;
  if (term.kind === 'field' && term.field === 'reviewer') {
    return ground.conditions.reviewers(term).has(note.reviewer);
  }
  if (term.kind === 'theme' && note.target_kind === 'theme') {
    return ground.conditions.themeIds(term).has(note.target ?? '');
  }
  const { document } = note;
  if (document === null) return term.kind === 'tagged' && !term.tagged;
  const ofDocument = documentTruth(ground, term, document);
  if (ofDocument !== null) return ofDocument;
  const { finder, passages } = ground.inDocument(document);
  const passage = passages.find((entry) => entry.id === note.target);
  if (term.kind === 'tagged') return (passage !== undefined && passage.themes.length > 0) === term.tagged;
  return passage !== undefined && isPassageTerm(term) && finder.isMetBy(term, passage);
}

function textOf(ground: SearchGround, note: NoteRow): string {
  return (
    ground.database.get<{ text: string }>('SELECT text FROM note_fts WHERE rowid = ?', note.row)?.text ?? ''
  );
}
