import { useEffect, useMemo, useRef, useState } from 'react';
import type { Note, Passage } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { notify } from '../../state/notices.ts';
import { useObservable } from '../../state/observable.ts';
import { undoOrRedo } from '../../state/undo.ts';
import { reviewerAsked } from '../../state/use-act.ts';
import { useMatter, usePassages, useQuery, useService } from '../../state/use-service.ts';
import { applyPassageChanges } from './passage-changes.ts';
import { createPassageEditing } from './passage-editing.ts';
import type { PassageEditing } from './passage-editing.ts';
import type { ReaderDocument } from './reader-document.ts';

/** The passages and notes of the open document as they are shown, and what can be done with them. */
export interface DocumentPassages {
  readonly passages: readonly Passage[];
  /** False until the passages were read for the first time. */
  readonly loaded: boolean;
  readonly notesOfPassage: ReadonlyMap<string, readonly Note[]>;
  readonly notesOfDocument: readonly Note[];
  readonly editing: PassageEditing;
}

const none: readonly never[] = [];

/** Reads the open document's passages and notes, and shows what was done to them before it is saved. */
export function useDocumentPassages(reading: ReaderDocument): DocumentPassages {
  const service = useService();
  const reviewer = useMatter()?.reviewer?.id ?? '';
  const { document, text, blocks, printedLines } = reading;
  const read = usePassages(document.id);
  const notes = useQuery('listNotes', { documentId: document.id }).value ?? none;
  const { notesOfPassage, notesOfDocument } = useMemo(
    () => sortNotes(notes, document.id),
    [notes, document.id],
  );

  const source = useMemo(
    () => ({ documentId: document.id, urn: document.urn, text, blocks, printedLines }),
    [document.id, document.urn, text, blocks, printedLines],
  );
  const latest = useRef<{
    readonly shown: readonly Passage[];
    readonly notes: ReadonlyMap<string, readonly Note[]>;
  }>({ shown: none, notes: notesOfPassage });
  const [editing] = useState(() =>
    createPassageEditing({
      service,
      source,
      reviewer,
      clock: Date.now,
      shown: () => latest.current.shown,
      hasNotes: (passageId) => latest.current.notes.has(passageId),
      announce,
      notify,
      refused: (failure) => {
        if (failure.code === 'reviewer-missing') reviewerAsked.set(reviewerAsked.get() + 1);
      },
      undo: () => void undoOrRedo(service, 'undo'),
    }),
  );
  const { settled, changes } = useObservable(editing.edits);
  const readPassages = read.value ?? none;
  const passages = useMemo(
    () => applyPassageChanges(readPassages, settled, changes, source),
    [readPassages, settled, changes, source],
  );
  useEffect(() => {
    latest.current = { shown: passages, notes: notesOfPassage };
  }, [passages, notesOfPassage]);
  useEffect(() => editing.readAnew(), [editing, readPassages]);

  return {
    passages,
    loaded: read.value !== undefined,
    notesOfPassage,
    notesOfDocument,
    editing,
  };
}

function sortNotes(
  notes: readonly Note[],
  documentId: string,
): {
  readonly notesOfPassage: ReadonlyMap<string, readonly Note[]>;
  readonly notesOfDocument: readonly Note[];
} {
  const notesOfPassage = new Map<string, Note[]>();
  const notesOfDocument: Note[] = [];
  for (const note of notes) {
    if (note.target.kind === 'passage') {
      const others = notesOfPassage.get(note.target.id);
      if (others === undefined) notesOfPassage.set(note.target.id, [note]);
      else others.push(note);
    } else if (note.target.kind === 'document' && note.target.id === documentId) {
      notesOfDocument.push(note);
    }
  }
  return { notesOfPassage, notesOfDocument };
}
