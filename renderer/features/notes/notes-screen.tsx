import './notes-screen.css';
import type { JSX } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';
import { useShownKeys } from '../../state/actions.ts';
import { usePrintable } from '../../state/printable.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { noNoteFilter } from './filter-notes.ts';
import { NotesFilter, useFilteredNotes } from './notes-filter.tsx';
import { RecoveredDrafts } from './recovered-drafts.tsx';

const pageSize = 100;
const matterTarget = { kind: 'matter' } as const;

/** All notes of the matter, newest edit first: found, opened or kept privileged, edited in place. */
export function NotesScreen({
  noteId,
  writing: beginWriting,
}: {
  readonly noteId: string | null;
  /** Begins with a new note on the matter. */
  readonly writing: boolean;
}): JSX.Element {
  const query = useQuery('listNotes', {});
  const matter = useMatter();
  const [filter, setFilter] = useState(noNoteFilter);
  const [shown, setShown] = useState(pageSize);
  const [writing, setWriting] = useState(beginWriting);
  // A note just written takes the focus from the editor that goes.
  const [soughtId, setSoughtId] = useState(noteId);
  const endWriting = useCallback((note: Note | null) => {
    setWriting(false);
    setSoughtId(note?.id ?? null);
  }, []);
  const key = useShownKeys()('note-here');
  const writable = matter !== null && matter.readOnlyBecause === null;
  const notes = query.value;
  const { found, words } = useFilteredNotes(notes, filter);
  usePrintable(
    useMemo(
      () =>
        found.length === 0
          ? null
          : {
              label: 'the notes listed',
              job: {
                kind: 'notes',
                title: words === '' ? 'All notes' : `Notes: ${words}`.slice(0, 1_000),
                noteIds: found.map(({ id }) => id),
              },
            },
      [found, words],
    ),
  );
  const sought = found.findIndex((note) => note.id === soughtId);
  const listed = found.slice(0, Math.max(shown, sought + 1));
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Notes</ScreenHeading>
        <span className="number" role="status">
          {notes === undefined
            ? ''
            : found.length === notes.length
              ? countWords(notes.length, 'note')
              : `${numberWords(found.length)} of ${countWords(notes.length, 'note')}`}
        </span>
        {writable && !writing && (
          <Button onClick={() => setWriting(true)} {...(key === undefined ? {} : { keys: key })}>
            Write a note on the matter
          </Button>
        )}
      </div>
      {query.status === 'failed' && notes === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {notes !== undefined && notes.length > 0 && (
        <NotesFilter notes={notes} filter={filter} onChange={setFilter} />
      )}
      <div className="screen-scroll">
        <RecoveredDrafts notes={notes ?? []} />
        {writing && (
          <div className="notes-list">
            <NoteComposer target={matterTarget} onClose={endWriting} />
          </div>
        )}
        {notes !== undefined && notes.length === 0 && !writing && (
          <EmptyState sentence="There is no note yet. Select words in a document and press N to write one, or write one on the matter as a whole." />
        )}
        {notes !== undefined && notes.length > 0 && found.length === 0 && (
          <EmptyState sentence="No note fits this filter.">
            <Button onClick={() => setFilter(noNoteFilter)}>Clear the filter</Button>
          </EmptyState>
        )}
        <ul role="list" className="notes-list">
          {listed.map((note) => (
            <li key={note.id}>
              <NoteCard note={note} writable={writable} sought={note.id === soughtId} />
            </li>
          ))}
          {found.length > listed.length && (
            <li>
              <IconlessButton tone="primary" onClick={() => setShown(shown + pageSize)}>
                Show more of the remaining {countWords(found.length - listed.length, 'note')}
              </IconlessButton>
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
