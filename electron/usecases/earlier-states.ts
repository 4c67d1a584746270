import { failure, success, type Result } from '../../shared/base/index.ts';
import { noteStates, passageStates, type StateAfter } from '../../shared/fold/index.ts';
import type {
  EarlierState,
  NoteState,
  Operation,
  PassageState,
  SubjectHistory,
} from '../../shared/model/index.ts';
import { operationsOfSubject, readableOperation, readReviewerNames } from '../store/index.ts';
import { sentenceOfAct } from './history.ts';
import type { MatterContext } from './matter-context.ts';
import { passagePlace, targetLabel } from './target-label.ts';

/** Which of the states are asked for, counted from the newest. */
export interface StatesPage {
  readonly limit: number;
  readonly offset: number;
}

/** What a passage, standing or deleted, was like after each act that changed it. Refused: `passage-not-found`. */
export function passageHistory(
  context: MatterContext,
  passageId: string,
  page: StatesPage,
): Result<SubjectHistory<PassageState>> {
  const place = passagePlace(context, passageId);
  if (place === null) {
    return failure('passage-not-found', 'This passage was never in the matter, so it has no history.');
  }
  const states = statesOfPassage(context, passageId);
  return success({
    label: place.citation,
    documentId: place.document,
    ...pageOf(context, states, page),
  });
}

/** What a note, standing or deleted, was like after each act that changed it. Refused: `note-not-found`. */
export function noteHistory(
  context: MatterContext,
  noteId: string,
  page: StatesPage,
): Result<SubjectHistory<NoteState>> {
  const states = statesOfNote(context, noteId);
  const newest = states.at(-1);
  if (newest === undefined) {
    return failure('note-not-found', 'This note was never in the matter, so it has no history.');
  }
  return success({
    ...targetLabel(context, newest.state.target),
    ...pageOf(context, states, page),
  });
}

/** The states of a passage by the log, oldest first. */
export function statesOfPassage(
  context: MatterContext,
  passageId: string,
): readonly StateAfter<PassageState>[] {
  return passageStates(passageId, operationsAbout(context, passageId));
}

/** The states of a note by the log, oldest first. */
export function statesOfNote(context: MatterContext, noteId: string): readonly StateAfter<NoteState>[] {
  return noteStates(noteId, operationsAbout(context, noteId));
}

function operationsAbout(context: MatterContext, subject: string): readonly Operation[] {
  return operationsOfSubject(context.reader, subject)
    .map(readableOperation)
    .filter((operation) => operation !== null);
}

function pageOf<State>(
  context: MatterContext,
  states: readonly StateAfter<State>[],
  { limit, offset }: StatesPage,
): { readonly total: number; readonly states: readonly EarlierState<State>[] } {
  const names = readReviewerNames(context.reader);
  const newestFirst = [...states].reverse().slice(offset, offset + limit);
  return {
    total: states.length,
    states: newestFirst.map(({ operation, state }) => ({
      act: operation.act,
      atMs: operation.atMs,
      reviewer: { id: operation.reviewer, name: names.get(operation.reviewer) ?? '' },
      sentence: sentenceOfAct(context, operation.act),
      state,
    })),
  };
}
