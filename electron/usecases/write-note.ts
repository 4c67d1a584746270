import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  isBlankNote,
  type Draft,
  type Note,
  type NoteContent,
  type NoteTarget,
} from '../../shared/model/index.ts';
import {
  putDraft,
  isPurgedSubject,
  isVersionOf,
  readLifeTokens,
  readNotes,
  readThemeTree,
  removeDraft,
} from '../store/index.ts';
import { withoutDraft } from './ended-draft.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { noDocument, notesArePrivileged, requirePassage } from './tag-passage.ts';
import { documentUrn, targetLabel } from './target-label.ts';

/** A note to write; `draftId` names the draft it was, which goes in the same transaction. */
export interface NewNote {
  readonly target: NoteTarget;
  readonly content: NoteContent;
  readonly privileged?: boolean | undefined;
  readonly draftId?: string | undefined;
}

/** Writes a note; privileged unless said otherwise here or for the whole matter. */
export function writeNote(context: MatterContext, note: NewNote): Result<Note> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const target = requireTarget(context, note.target);
  if (!target.ok) return target;
  if (isBlankNote(note.content)) return emptyNote();
  const id = context.newIdentifier();
  writing.value.write(
    [
      {
        type: 'note.create',
        body: {
          note: id,
          target: note.target,
          content: note.content,
          privileged: note.privileged ?? notesArePrivileged(context),
        },
      },
    ],
    withoutDraft(note.draftId),
  );
  return requireNote(context, id);
}

/** Replaces the named versions of a note by one text; naming all of a conflict settles it. */
export function editNote(
  context: MatterContext,
  edit: {
    readonly noteId: string;
    readonly content: NoteContent;
    readonly replaces: readonly string[];
    readonly draftId?: string | undefined;
  },
): Result<Note> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const standing = requireNote(context, edit.noteId);
  if (!standing.ok) return standing;
  if (isBlankNote(edit.content)) return emptyNote();
  if (!edit.replaces.every((version) => isVersionOf(context.reader, version, edit.noteId))) {
    return failure(
      'call-invalid',
      'A version that this edit would replace is not one of this note. Nothing was written.',
    );
  }
  writing.value.write(
    [
      {
        type: 'note.edit',
        body: { note: edit.noteId, content: edit.content, replaces: [...edit.replaces] },
      },
    ],
    withoutDraft(edit.draftId),
  );
  return requireNote(context, edit.noteId);
}

/** Opens a note for packs, or makes it privileged again. */
export function openNote(context: MatterContext, noteId: string, privileged: boolean): Result<Note> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const note = requireNote(context, noteId);
  if (!note.ok) return note;
  if (note.value.privileged === privileged) return note;
  writing.value.write([
    { type: 'note.open', body: { note: noteId, privileged, was: note.value.privileged } },
  ]);
  return requireNote(context, noteId);
}

/** Deletes a note as far as it is known here: an edit made unseen survives. */
export function deleteNote(context: MatterContext, noteId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const note = requireNote(context, noteId);
  if (!note.ok) return note;
  writing.value.write([
    { type: 'note.delete', body: { note: noteId, covers: readLifeTokens(context.reader, noteId) } },
  ]);
  return success(null);
}

/** Keeps what is being typed; durable when it returns, and outside the log until it becomes a note. */
export function saveDraft(
  context: MatterContext,
  draft: Omit<Draft, 'savedAtMs'>,
): Result<{ readonly savedAtMs: number }> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  // A window that had not heard of the purge yet would bring back what was typed about the document.
  const subjects = [draft.noteId, 'id' in draft.target ? draft.target.id : null];
  if (subjects.some((subject) => subject !== null && isPurgedSubject(context.reader, subject))) {
    return failure(
      'document-purged',
      'The document that this is about was purged, so what is typed here is not kept. Nothing else is lost.',
    );
  }
  const savedAtMs = context.clock();
  context.connection.writeAside((tx) => {
    putDraft(tx, writing.value.reviewer().id, { ...draft, savedAtMs });
  });
  return success({ savedAtMs });
}

/** Throws a draft away. */
export function discardDraft(context: MatterContext, draftId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  context.connection.writeAside((tx) => {
    removeDraft(tx, draftId);
  });
  return success(null);
}

/** A standing note, or `note-not-found`. */
export function requireNote(context: MatterContext, noteId: string): Result<Note> {
  const note = readNotes(context.reader, (target) => targetLabel(context, target), { note: noteId })[0];
  return note === undefined
    ? failure('note-not-found', 'This note is not in the matter any more; it may have been deleted.')
    : success(note);
}

function emptyNote(): ReturnType<typeof failure> {
  return failure('call-invalid', 'A note needs some text. Nothing was written.');
}

function requireTarget(context: MatterContext, target: NoteTarget): Result<null> {
  switch (target.kind) {
    case 'matter':
      return success(null);
    case 'document':
      return documentUrn(context, target.id) === null ? noDocument() : success(null);
    case 'theme':
      return readThemeTree(context.reader).successors.has(target.id)
        ? success(null)
        : failure('theme-not-found', 'That theme is not in the matter any more.');
    case 'passage': {
      const passage = requirePassage(context, target.id);
      return passage.ok ? success(null) : passage;
    }
  }
}
