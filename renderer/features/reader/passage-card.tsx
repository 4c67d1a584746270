import type { JSX } from 'react';
import type { Note, Passage, Theme } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';
import type { SpanToNote } from '../../state/note-writing.ts';
import { Citation } from '../../ui/citation.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { isProvisional } from './passage-changes.ts';

/** One passage in the list: its themes, citation, quote and notes; and, once chosen, what can be done with it. */
export function PassageCard(props: {
  readonly passage: Passage;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly notes: readonly Note[];
  readonly isActive: boolean;
  readonly isNoting: boolean;
  readonly writable: boolean;
  readonly onChoose: () => void;
  readonly onTag: () => void;
  readonly onUntag: (theme: Theme) => void;
  readonly onNote: () => void;
  readonly onNoteDone: (note: Note | null) => void;
  readonly onDelete: () => void;
}): JSX.Element {
  const { passage } = props;
  const themes = themesOf(passage, props.themes);
  const isMade = !isProvisional(passage.id);
  const isSaving = !isMade && !props.isNoting;
  return (
    <article
      className={classNames('reader-card', props.isActive && 'reader-card-active')}
      aria-current={props.isActive ? 'true' : undefined}
      aria-label={passage.citation}
    >
      <div className="reader-card-head">
        {themes.map((theme) => (
          <ThemeChip key={theme.id} theme={theme} />
        ))}
        {themes.length === 0 && <span className="reader-card-untagged">no theme</span>}
        <span className="reader-card-citation">
          {isSaving ? <span role="status">saving</span> : <Citation citation={passage.citation} />}
        </span>
      </div>
      <button type="button" className="reader-card-quote" onClick={props.onChoose}>
        <span dir="auto">{passage.quote}</span>
      </button>
      {passage.twins.length > 0 && (
        <p className="reader-card-twins">
          Two reviewers made this passage apart; it is counted and packed once.
        </p>
      )}
      {props.notes.map((note) => (
        <NoteCard key={note.id} note={note} targetKnown writable={props.writable && props.isActive} />
      ))}
      {props.isNoting && (
        <NoteComposer
          target={isMade ? { kind: 'passage', id: passage.id } : spanToNote(passage)}
          onClose={props.onNoteDone}
        />
      )}
      {props.isActive && props.writable && isMade && (
        <div className="reader-card-actions">
          {themes.map((theme) => (
            <IconlessButton key={theme.id} onClick={() => props.onUntag(theme)}>
              Take {theme.name} off
            </IconlessButton>
          ))}
          <IconlessButton onClick={props.onTag} keys="T">
            Tag
          </IconlessButton>
          {!props.isNoting && (
            <IconlessButton onClick={props.onNote} keys="N">
              Note
            </IconlessButton>
          )}
          <IconlessButton tone="danger" onClick={props.onDelete}>
            Delete
          </IconlessButton>
        </div>
      )}
    </article>
  );
}

/** A passage that is made only when the note on it is. */
function spanToNote({ documentId, start, end, quote }: Passage): SpanToNote {
  return { kind: 'span', documentId, start, end, quote };
}

function themesOf(passage: Passage, themes: ReadonlyMap<string, Theme>): readonly Theme[] {
  return [...new Set(passage.tags.map((tag) => tag.themeId))].flatMap((themeId) => {
    const theme = themes.get(themeId);
    return theme === undefined ? [] : [theme];
  });
}
