import type { JSX } from 'react';
import { useMemo } from 'react';
import {
  dateInWords,
  type DocumentSummary,
  type Note,
  type Passage,
  type Theme,
} from '../../../shared/model/index.ts';
import { PaperNotes } from './paper-notes.tsx';

/** Passages on paper, one after the other: citation, source and date, themes, the quote, and the notes chosen. */
export function PaperPassages(props: {
  readonly passages: readonly Passage[];
  readonly documents: readonly DocumentSummary[];
  readonly themes: readonly Theme[];
  readonly notes: readonly Note[];
}): JSX.Element {
  const documents = useMemo(() => new Map(props.documents.map((one) => [one.id, one])), [props.documents]);
  const themes = useMemo(() => new Map(props.themes.map((theme) => [theme.id, theme])), [props.themes]);
  const notesOf = useMemo(() => {
    const found = new Map<string, Note[]>();
    for (const note of props.notes) {
      if (note.target.kind === 'passage') {
        found.set(note.target.id, [...(found.get(note.target.id) ?? []), note]);
      }
    }
    return found;
  }, [props.notes]);
  return (
    <ol className="paper-list">
      {props.passages.map((passage) => {
        const source = documents.get(passage.documentId);
        const codes = [...new Set(passage.tags.map((tag) => tag.themeId))].flatMap(
          (id) => themes.get(id) ?? [],
        );
        return (
          <li key={passage.id}>
            <p className="paper-entry-head">
              <strong>{passage.citation}</strong>
              {source !== undefined && (
                <span>
                  <bdi>{source.title}</bdi>, {dateInWords(source.date)}
                </span>
              )}
              <span className="paper-entry-codes">
                {codes.map((theme) => (
                  <span
                    key={theme.id}
                    className="paper-code"
                    title={theme.name}
                    style={{ borderColor: `var(--theme-${theme.colour})` }}
                  >
                    {theme.code}
                  </span>
                ))}
              </span>
            </p>
            <blockquote dir="auto">{passage.quote}</blockquote>
            <PaperNotes
              notes={[passage.id, ...passage.twins].flatMap((id) => notesOf.get(id) ?? [])}
              targetKnown
            />
          </li>
        );
      })}
    </ol>
  );
}

/** The themes that some passages have, code and name, for the head of a list. */
export function usedThemes(passages: readonly Passage[], themes: readonly Theme[]): readonly Theme[] {
  const used = new Set(passages.flatMap((passage) => passage.tags.map((tag) => tag.themeId)));
  return themes.filter((theme) => used.has(theme.id));
}
