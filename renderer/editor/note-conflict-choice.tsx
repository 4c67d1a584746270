import type { JSX } from 'react';
import type { Note, NoteContent, NoteReference } from '../../shared/model/index.ts';
import { useAct } from '../state/use-act.ts';
import { useReviewerName } from '../state/use-reviewer-name.ts';
import { Button } from '../ui/button.tsx';
import { normalNote } from './normal-note.ts';
import { NoteView } from './note-view.tsx';

/** Wordings of a note written without knowledge of each other, to keep one of them or all together; one act settles it. */
export function NoteConflictChoice(props: {
  readonly note: Note;
  readonly writable: boolean;
  readonly onReference?: (reference: NoteReference, text: string) => void;
  readonly onSettled: () => void;
}): JSX.Element {
  const { note } = props;
  const act = useAct();
  const nameOf = useReviewerName();
  const versions = [
    { version: note.version, content: note.content, reviewer: note.reviewer },
    ...note.conflicts,
  ];
  const keep = async (content: NoteContent): Promise<void> => {
    const replaces = versions.map(({ version }) => version);
    const answer = await act(
      'editNote',
      { noteId: note.id, content, replaces },
      'The note has one wording again.',
    );
    if (answer !== null) props.onSettled();
  };
  return (
    <div className="note-versions" role="group" aria-label="Wordings of this note">
      <p>
        This note was written apart by people who had not seen each other's wording. Nothing was lost; choose
        what stands.
      </p>
      {versions.map(({ version, content, reviewer }) => (
        <div key={version} className="note-version">
          <p className="note-version-by">{nameOf(reviewer)}</p>
          <NoteView
            content={content}
            {...(props.onReference === undefined ? {} : { onReference: props.onReference })}
          />
          {props.writable && <Button onClick={() => void keep(content)}>Keep this one</Button>}
        </div>
      ))}
      {props.writable && (
        <Button tone="primary" onClick={() => void keep(together(versions.map(({ content }) => content)))}>
          Keep {versions.length === 2 ? 'both' : 'all'} together
        </Button>
      )}
    </div>
  );
}

/** All wordings one after the other. */
function together(contents: readonly NoteContent[]): NoteContent {
  return normalNote({ blocks: contents.flatMap(({ blocks }) => blocks) });
}
