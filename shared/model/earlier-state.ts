import type { DocumentDate } from './document.ts';
import type { NoteContent, NoteTarget } from './note.ts';
import type { Reviewer } from './reviewer.ts';

/** A passage as it was after an act. */
export interface PassageState {
  /** UTF-16 code units into the canonical text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Ids of the themes it carried, each once, in the order they were put on; merges since then are not followed. */
  readonly themes: readonly string[];
  readonly event: DocumentDate | null;
  /** False where it was deleted. */
  readonly standing: boolean;
}

/** A note as it was after an act. */
export interface NoteState {
  readonly content: NoteContent;
  /** The content as plain text, blocks separated by a line feed. */
  readonly text: string;
  /** Further wordings that stood beside it, where reviewers wrote without knowledge of each other. */
  readonly otherTexts: readonly string[];
  readonly privileged: boolean;
  readonly target: NoteTarget;
  /** False where it was deleted. */
  readonly standing: boolean;
}

/** What something was like from an act on, until the next act that changed it. */
export interface EarlierState<State> {
  readonly act: string;
  /** UTC milliseconds. */
  readonly atMs: number;
  readonly reviewer: Reviewer;
  /** The act in words. */
  readonly sentence: string;
  readonly state: State;
}

/** The states of one passage or note, newest first. */
export interface SubjectHistory<State> {
  /** What it is, in words: a passage's citation, or what a note is on. */
  readonly label: string;
  /** The document to read it in, or null. */
  readonly documentId: string | null;
  /** How many states there are in all. */
  readonly total: number;
  readonly states: readonly EarlierState<State>[];
}
