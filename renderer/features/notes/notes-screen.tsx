import './notes-screen.css';
import type { JSX } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { Note } from '../../../shared/model/index.ts';
import { NoteCard, NoteComposer } from '../../editor/index.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords, numberWords } from '../../ui/words.ts';
import { filterNotes, noNoteFilter } from './filter-notes.ts';
import { RecoveredDrafts } from './recovered-drafts.tsx';

const pageSize = 100;
const matterTarget = { kind: 'matter' } as const;

/** All notes of the matter, newest edit first: found, opened or kept privileged, edited in place. */
export function NotesScreen({ noteId }: { readonly noteId: string | null }): JSX.Element {
  const query = useQuery('listNotes', {});
  const matter = useMatter();
  const [filter, setFilter] = useState(noNoteFilter);
  const [shown, setShown] = useState(pageSize);
  const [writing, setWriting] = useState(false);
  // A note just written takes the focus from the editor that goes.
  const [soughtId, setSoughtId] = useState(noteId);
  const endWriting = useCallback((note: Note | null) => {
    setWriting(false);
    setSoughtId(note?.id ?? null);
  }, []);
  const writable = matter !== null && matter.readOnlyBecause === null;
  const notes = query.value;
  const found = useMemo(() => filterNotes(notes ?? [], filter), [notes, filter]);
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
        {writable && !writing && <Button onClick={() => setWriting(true)}>Write a note on the matter</Button>}
      </div>
      {query.status === 'failed' && notes === undefined && (
        <FailureState failure={query.failure} onRetry={query.retry} />
      )}
      {notes !== undefined && notes.length > 0 && (
        <div className="notes-filter" role="group" aria-label="Filter">
          <Field
            label="Filter by words"
            labelHidden
            type="search"
            placeholder="Filter by words"
            value={filter.text}
            onChange={(text) => setFilter({ ...filter, text })}
          />
          <Select
            label="What the note is on"
            labelHidden
            value={filter.target}
            options={[
              { value: 'all', label: 'On anything' },
              { value: 'passage', label: 'On passages' },
              { value: 'document', label: 'On documents' },
              { value: 'theme', label: 'On themes' },
              { value: 'matter', label: 'On the matter' },
            ]}
            onChange={(target) => setFilter({ ...filter, target })}
          />
          <Select
            label="Privileged or open"
            labelHidden
            value={filter.sign}
            options={[
              { value: 'all', label: 'Privileged and open' },
              { value: 'privileged', label: 'Privileged' },
              { value: 'open', label: 'Open' },
              { value: 'conflict', label: 'In conflict' },
            ]}
            onChange={(sign) => setFilter({ ...filter, sign })}
          />
        </div>
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
