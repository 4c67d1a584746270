import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Note, Passage, PassageLink, PassageMark } from '../../../shared/model/index.ts';
import { describePassage } from '../../../shared/text/index.ts';
import { announce } from '../../state/announce.ts';
import { notify } from '../../state/notices.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useObservable } from '../../state/observable.ts';
import { reviewerAsked } from '../../state/use-act.ts';
import { useMatter, useMergeMarks, useQuery, useService } from '../../state/use-service.ts';
import { intervalIndex } from './interval-index.ts';
import type { IntervalIndex } from './interval-index.ts';
import { applyPassageChanges, foldTwins, idsOfPassage } from './passage-changes.ts';
import { useArrivingMarks } from './use-arriving-marks.ts';
import { createPassageEditing } from './passage-editing.ts';
import type { PassageEditing } from './passage-editing.ts';
import type { ReaderDocument } from './reader-document.ts';

/** The passages and notes of the open document as they are shown, and what can be done with them. */
export interface DocumentPassages {
  /** In order of position, those with one span as one: where they are and what is on them. */
  readonly passages: readonly PassageMark[];
  /** The same, found by place. */
  readonly index: IntervalIndex<PassageMark>;
  /** Everything about one passage, made when it is asked for: quote, context, blocks, citation. */
  readonly describe: (mark: PassageMark) => Passage;
  /** False while the passages, or those away from where the document opened, are still being read. */
  readonly loaded: boolean;
  readonly notesOf: (passage: PassageMark) => readonly Note[];
  readonly linksOf: (passage: PassageMark) => readonly PassageLink[];
  readonly notesOfDocument: readonly Note[];
  readonly editing: PassageEditing;
}

const none: readonly never[] = [];

/** Reads the open document's passages and notes, and shows what was done to them before it is saved. */
export function useDocumentPassages(reading: ReaderDocument): DocumentPassages {
  const service = useService();
  const reviewer = useMatter()?.reviewer?.id ?? '';
  const { document, text, blocks, printedLines, pages } = reading;
  const mergeMarks = useMergeMarks();
  const read = useArrivingMarks(document.id);
  const notes = useQuery('listNotes', { documentId: document.id }).value ?? none;
  const { notesOfPassage, notesOfDocument } = useMemo(
    () => sortNotes(notes, document.id),
    [notes, document.id],
  );
  const links = useQuery('listLinks', { documentId: document.id }).value ?? none;
  const linksOfPassage = useMemo(() => sortLinks(links), [links]);
  const notesOf = useCallback(
    (passage: PassageMark) => gathered(notesOfPassage, idsOfPassage(passage)),
    [notesOfPassage],
  );
  const linksOf = useCallback(
    (passage: PassageMark) => gathered(linksOfPassage, idsOfPassage(passage)),
    [linksOfPassage],
  );

  const source = useMemo(
    () => ({ documentId: document.id, urn: document.urn, text, blocks, printedLines, pages }),
    [document.id, document.urn, text, blocks, printedLines, pages],
  );
  const latest = useRef<{
    readonly shown: readonly PassageMark[];
    readonly notes: ReadonlyMap<string, readonly Note[]>;
  }>({ shown: none, notes: notesOfPassage });
  const [editing] = useState(() =>
    createPassageEditing({
      service,
      source,
      reviewer,
      clock: Date.now,
      shown: () => latest.current.shown,
      settle: (change) => mergeMarks(document.id, change),
      hasNotes: (passageId) => latest.current.notes.has(passageId),
      announce,
      notify,
      refused: (failure) => {
        if (failure.code === 'reviewer-missing') reviewerAsked.set(reviewerAsked.get() + 1);
      },
      offerUndo: (sentence) => void offerUndo(service, sentence),
    }),
  );
  const changes = useObservable(editing.changes);
  const readPassages = read.marks ?? none;
  const passages = useMemo(
    () => foldTwins(applyPassageChanges(readPassages, changes)),
    [readPassages, changes],
  );
  const index = useMemo(() => intervalIndex(passages), [passages]);
  const described = useMemo(() => ({ source, known: new WeakMap<PassageMark, Passage>() }), [source]);
  const describe = useCallback(
    (mark: PassageMark) => {
      const known = described.known.get(mark);
      if (known !== undefined) return known;
      const passage = describePassage(described.source, mark);
      described.known.set(mark, passage);
      return passage;
    },
    [described],
  );
  useEffect(() => {
    latest.current = { shown: passages, notes: notesOfPassage };
  }, [passages, notesOfPassage]);
  useEffect(() => editing.readAnew(), [editing, readPassages]);

  return {
    passages,
    index,
    describe,
    loaded: read.whole,
    notesOf,
    linksOf,
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

function sortLinks(links: readonly PassageLink[]): ReadonlyMap<string, readonly PassageLink[]> {
  const sorted = new Map<string, PassageLink[]>();
  for (const link of links) {
    for (const { passageId } of [link.from, link.to]) {
      const others = sorted.get(passageId);
      if (others === undefined) sorted.set(passageId, [link]);
      else others.push(link);
    }
  }
  return sorted;
}

/** What belongs to any of some ids; the list of one alone keeps its identity. */
function gathered<Item>(
  sorted: ReadonlyMap<string, readonly Item[]>,
  ids: readonly string[],
): readonly Item[] {
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return sorted.get(only) ?? none;
  return ids.flatMap((id) => sorted.get(id) ?? none);
}
