import type { Note, NoteTarget } from '../../../shared/model/index.ts';

/** A note as the command line gives it. */
export interface NoteView {
  readonly id: string;
  readonly target: NoteTarget;
  /** What it is on, in words. */
  readonly on: string;
  readonly text: string;
  readonly privileged: boolean;
  /** The writer's name. */
  readonly reviewer: string;
  readonly createdAt: string;
}

/** A note for `--json`. */
export function noteView(note: Note): NoteView {
  return {
    id: note.id,
    target: note.target,
    on: note.targetLabel,
    text: note.text,
    privileged: note.privileged,
    reviewer: note.reviewer,
    createdAt: new Date(note.createdAtMs).toISOString(),
  };
}
