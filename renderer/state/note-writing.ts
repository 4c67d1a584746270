import type { Result } from '../../shared/base/index.ts';
import { success } from '../../shared/base/index.ts';
import type { Note, NoteContent, NoteTarget } from '../../shared/model/index.ts';
import { isBlankNote } from '../../shared/model/index.ts';
import type { ServiceClient } from './client.ts';
import { beginDraft, endDraft } from './live-drafts.ts';
import { notifyFailure } from './notices.ts';

/** A note while someone types in it: each word durable within a second, and one act when the hands rest or leave. */
export interface NoteWriting {
  /** Takes what the editor holds now. */
  readonly change: (content: NoteContent) => void;
  /** Makes what was typed one act of the matter; the note as it stands then, or null where nothing was written. */
  readonly finish: () => Promise<Result<Note | null>>;
  /** Finishes where nobody goes on typing here: what could not be made an act is from then on a draft that was left. */
  readonly leave: () => Promise<void>;
  /** Throws away what was typed since the last act. */
  readonly discard: () => Promise<void>;
}

/** A selection that becomes a passage with its note, in one act, when a note is written on it. */
export interface SpanToNote {
  readonly kind: 'span';
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a note-writing begins from. */
export interface NoteWritingStart {
  readonly target: NoteTarget | SpanToNote;
  /** The note being edited with the versions it stands in, or null for a new one. */
  readonly note: Note | null;
  /** Whether a new note is privileged; what the matter chooses where it is left out. */
  readonly privileged?: boolean;
  /** A recovered draft that is taken up again, and the version its typing started from. */
  readonly draft?: { readonly id: string; readonly startedFrom: string | null };
  /** Is told of the note after each act that wrote it. */
  readonly onWritten?: (note: Note) => void;
}

/** A draft is written this long after the first key that is not in it yet. */
const draftMs = 600;
/** A text that rested this long becomes an act. */
const restMs = 30_000;

/** Begins to write a note. `leave` is to be called on leaving it, whatever the reason. */
export function noteWriting(service: ServiceClient, start: NoteWritingStart): NoteWriting {
  let note = start.note;
  let { target } = start;
  let draftId = start.draft?.id ?? crypto.randomUUID();
  let drafted = start.draft !== undefined;
  // A draft speaks only for the version it started from: what was written since stands beside it as a conflict.
  const startedFrom = start.draft?.startedFrom ?? null;
  let replaces = startedFrom === null ? null : [startedFrom];
  let content: NoteContent | null = null;
  let draftTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  // One after the other, so that a draft never arrives after the act that ends it.
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn;
    return turn;
  }

  function stopTimers(): void {
    clearTimeout(draftTimer);
    clearTimeout(restTimer);
    draftTimer = undefined;
  }

  async function saveDraft(): Promise<void> {
    if (content === null) return;
    const saved = await service.call('saveDraft', {
      id: draftId,
      noteId: note?.id ?? null,
      ...draftOf(target, content),
      startedFrom: note?.version ?? null,
    });
    if (saved.ok) drafted = true;
    else notifyFailure(saved.failure);
  }

  async function dropDraft(): Promise<void> {
    endDraft(draftId);
    if (!drafted) return;
    drafted = false;
    const dropped = await service.call('discardDraft', { draftId });
    if (!dropped.ok) notifyFailure(dropped.failure);
  }

  /** The first act: the note on what is there, or the passage together with its note. */
  async function writeFirst(written: NoteContent): Promise<Result<Note | null>> {
    const first = {
      content: written,
      draftId,
      ...(start.privileged === undefined ? {} : { privileged: start.privileged }),
    };
    if (target.kind !== 'span') return service.call('writeNote', { target, ...first });
    const { documentId, start: from, end } = target;
    const made = await service.call('tagSpan', {
      documentId,
      start: from,
      end,
      themeIds: [],
      note: first,
    });
    if (!made.ok) return made;
    const passageId = made.value.id;
    target = { kind: 'passage', id: passageId };
    const notes = await service.call('listNotes', { documentId });
    // The note is kept whatever the list says; without it, typing on would begin another note on the passage.
    if (!notes.ok) return success(null);
    const onPassage = notes.value.filter(
      (one) => one.target.kind === 'passage' && one.target.id === passageId,
    );
    return success(onPassage.toSorted((one, other) => other.createdAtMs - one.createdAtMs)[0] ?? null);
  }

  async function commit(): Promise<Result<Note | null>> {
    const written = content;
    if (written === null) return success(note);
    if (isBlankNote(written) && note === null) {
      content = null;
      await dropDraft();
      return success(null);
    }
    const result =
      note === null
        ? await writeFirst(written)
        : await service.call('editNote', {
            noteId: note.id,
            content: written,
            replaces: replaces ?? [note.version, ...note.conflicts.map((conflict) => conflict.version)],
            draftId,
          });
    if (!result.ok) {
      notifyFailure(result.failure);
      return result;
    }
    note = result.value;
    if (note !== null) start.onWritten?.(note);
    replaces = null;
    drafted = false;
    endDraft(draftId);
    draftId = crypto.randomUUID();
    // What was typed while the act was on its way is not in it.
    if (content === written) content = null;
    return result;
  }

  function finish(): Promise<Result<Note | null>> {
    stopTimers();
    return inTurn(commit);
  }

  return {
    change: (next) => {
      content = next;
      beginDraft(draftId);
      draftTimer ??= setTimeout(() => {
        draftTimer = undefined;
        void inTurn(saveDraft);
      }, draftMs);
      clearTimeout(restTimer);
      restTimer = setTimeout(() => void inTurn(commit), restMs);
    },
    finish,
    leave: async () => {
      if (!(await finish()).ok) endDraft(draftId);
    },
    discard: () => {
      stopTimers();
      content = null;
      return inTurn(dropDraft);
    },
  };
}

/**
 * What a draft is on. A passage that is not made yet cannot be named: its draft is kept on the document, with the words it
 * is about, so that what is recovered says what it was written on.
 */
function draftOf(
  target: NoteTarget | SpanToNote,
  content: NoteContent,
): { readonly target: NoteTarget; readonly content: NoteContent } {
  if (target.kind !== 'span') return { target, content };
  const quote = { kind: 'quotation', inlines: [{ kind: 'text', text: target.quote }] } as const;
  return {
    target: { kind: 'document', id: target.documentId },
    content: { blocks: [quote, ...content.blocks] },
  };
}
