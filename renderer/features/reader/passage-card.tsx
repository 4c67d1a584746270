import './passage-card.css';
import type { JSX } from 'react';
import type { Note, Passage, PassageLink, Theme } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';
import type { SpanToNote } from '../../state/note-writing.ts';
import { Citation } from '../../ui/citation.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ThemeChip } from '../../ui/theme-chip.tsx';
import { EventDate } from './event-date.tsx';
import { PassageCardActions } from './passage-card-actions.tsx';
import type { CardActions } from './passage-card-actions.tsx';
import { idsOfPassage, isProvisional } from './passage-changes.ts';
import { PassageLinks } from './passage-links.tsx';
import { CopyPassage, QuotedPassage } from './quoted-passage.tsx';

/** One passage in the list: its themes, citation, quote, notes and links; and, once chosen, what can be done with it. */
export function PassageCard(props: {
  readonly passage: Passage;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly notes: readonly Note[];
  readonly links: readonly PassageLink[];
  /** Those of its themes that another passage over some of the same text has, too. */
  readonly overlapping: ReadonlySet<string>;
  readonly isActive: boolean;
  /** Whether it is the one nearest to where one reads. */
  readonly isNear: boolean;
  /** Whether it is picked out to be joined with others. */
  readonly isPicked: boolean;
  readonly isNoting: boolean;
  readonly writable: boolean;
  /** With Shift it is picked out beside others, or no longer. */
  readonly onChoose: (pick: boolean) => void;
  readonly onNoteDone: (note: Note | null) => void;
  readonly actions: CardActions;
}): JSX.Element {
  const { passage } = props;
  const themes = themesOf(passage, props.themes);
  const isMade = !isProvisional(passage.id);
  const isSaving = !isMade && !props.isNoting;
  return (
    <article
      className={classNames(
        'reader-card',
        props.isNear && 'reader-card-near',
        props.isActive && 'reader-card-active',
        props.isPicked && 'reader-card-picked',
      )}
      aria-current={props.isActive ? 'true' : props.isNear ? 'location' : undefined}
      aria-label={passage.citation}
    >
      <div className="reader-card-head">
        {themes.map((theme) => (
          <ThemeChip key={theme.id} theme={theme} />
        ))}
        {themes.length === 0 && <span className="reader-card-untagged">no theme</span>}
        {props.isPicked && <span className="reader-card-pick">picked to join</span>}
        <span className="reader-card-citation">
          {isSaving ? <span role="status">saving</span> : <Citation citation={passage.citation} />}
        </span>
        {props.isActive && <CopyPassage passage={passage} />}
      </div>
      <QuotedPassage passage={passage} onChoose={props.onChoose} />
      {passage.twins.length > 0 && (
        <p className="reader-card-twins">
          This passage was made twice, apart; it is counted and packed once.
        </p>
      )}
      {props.overlapping.size > 0 && (
        <p className="reader-card-twins">
          Overlaps another passage tagged{' '}
          {themes
            .filter((theme) => props.overlapping.has(theme.id))
            .map((theme) => theme.name)
            .join(', ')}
          : the two count as one.
        </p>
      )}
      {isMade && <EventDate passage={passage} changeable={props.isActive && props.writable} />}
      {props.notes.map((note) => (
        <NoteCard key={note.id} note={note} targetKnown writable={props.writable && props.isActive} />
      ))}
      {props.links.length > 0 && (
        <PassageLinks
          links={props.links}
          passageIds={idsOfPassage(passage)}
          removable={props.isActive && props.writable}
        />
      )}
      {props.isNoting && (
        <NoteComposer
          target={isMade ? { kind: 'passage', id: passage.id } : spanToNote(passage)}
          onClose={props.onNoteDone}
        />
      )}
      {props.isActive && props.writable && isMade && (
        <PassageCardActions themes={themes} isNoting={props.isNoting} actions={props.actions} />
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
