import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  isBlankNote,
  type NoteContent,
  type OperationDraft,
  type Passage,
} from '../../shared/model/index.ts';
import {
  findPassageBySpan,
  readLifeTokens,
  readMatter,
  readPassage,
  readTagTokens,
  readThemeTree,
} from '../store/index.ts';
import { withoutDraft } from './ended-draft.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { selectorIn } from './selector-in.ts';

/** A span to tag, and what to put on it. */
export interface SpanToTag {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly themeIds: readonly string[];
  readonly note?:
    | {
        readonly content: NoteContent;
        readonly privileged?: boolean | undefined;
        /** The draft it was, which goes in the same transaction. */
        readonly draftId?: string | undefined;
      }
    | undefined;
}

/**
 * Makes the passage with this span, or finds the one that has it, and tags it with each theme it does not carry yet from
 * this reviewer, all in one act. White space at the ends is left out and no character is cut.
 *
 * Refused: `document-not-found`, `passage-empty`, `passage-has-replaced-text`, `theme-not-found`, `read-only`.
 */
export function tagSpan(context: MatterContext, span: SpanToTag): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const selector = selectorIn(context, span.documentId, span.start, span.end);
  if (!selector.ok) return selector;
  const { start, end } = selector.value;
  const themes = requireThemes(context, span.themeIds);
  if (!themes.ok) return themes;
  const standing = findPassageBySpan(context.reader, span.documentId, start, end);
  const passage = standing ?? context.newIdentifier();
  const operations: OperationDraft[] = [];
  if (standing === null) {
    operations.push({
      type: 'passage.create',
      body: { passage, document: span.documentId, ...selector.value },
    });
  }
  operations.push(...newTags(context, passage, themes.value));
  if (span.note !== undefined && !isBlankNote(span.note.content)) {
    operations.push({
      type: 'note.create',
      body: {
        note: context.newIdentifier(),
        target: { kind: 'passage', id: passage },
        content: span.note.content,
        privileged: span.note.privileged ?? notesArePrivileged(context),
      },
    });
  }
  if (operations.length > 0) writing.value.write(operations, withoutDraft(span.note?.draftId));
  return requirePassage(context, passage);
}

/** Tags a standing passage with each theme it does not carry yet from this reviewer, in one act. */
export function tagPassage(
  context: MatterContext,
  passageId: string,
  themeIds: readonly string[],
): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const themes = requireThemes(context, themeIds);
  if (!themes.ok) return themes;
  const operations = newTags(context, passageId, themes.value);
  if (operations.length > 0) writing.value.write(operations);
  return requirePassage(context, passageId);
}

/**
 * Takes a theme off a passage, whoever tagged it. With `removeBare`, a passage left without theme and note goes too, in
 * the same act; gives null then.
 */
export function untagPassage(
  context: MatterContext,
  passageId: string,
  themeId: string,
  removeBare: boolean,
): Result<{ readonly passage: Passage | null }> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const tokens = readTagTokens(context.reader, passageId, themeId).map((tag) => tag.operation);
  if (tokens.length === 0) {
    return failure(
      'theme-not-found',
      'This passage does not carry that theme, so there is nothing to take off.',
    );
  }
  const operations: OperationDraft[] = [
    { type: 'tag.remove', body: { passage: passageId, theme: themeId, covers: tokens } },
  ];
  const bare =
    passage.value.tags.every((tag) => tag.themeId === successorOf(context, themeId)) &&
    !hasNotes(context, passageId);
  if (removeBare && bare) {
    operations.push({
      type: 'passage.delete',
      body: { passage: passageId, covers: readLifeTokens(context.reader, passageId) },
    });
  }
  writing.value.write(operations);
  return success({ passage: readPassage(context.reader, context.texts, passageId) });
}

/** Deletes a passage as far as it is known here: what a colleague added unseen survives. */
export function deletePassage(context: MatterContext, passageId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  writing.value.write([
    {
      type: 'passage.delete',
      body: { passage: passageId, covers: readLifeTokens(context.reader, passageId) },
    },
  ]);
  return success(null);
}

/** A standing passage with its twins, or `passage-not-found`. */
export function requirePassage(context: MatterContext, passageId: string): Result<Passage> {
  const passage = readPassage(context.reader, context.texts, passageId);
  return passage === null
    ? failure('passage-not-found', 'This passage is not in the matter any more; it may have been deleted.')
    : success({ ...passage, twins: context.passages.twinsOf(passageId) });
}

/** Whether a new note is privileged where its writer says nothing. */
export function notesArePrivileged(context: MatterContext): boolean {
  return readMatter(context.reader)?.notesOpenByDefault !== true;
}

/** A failure for a document that is not in the matter. */
export function noDocument(): ReturnType<typeof failure> {
  return failure('document-not-found', 'This document is not in the matter.');
}

function newTags(
  context: MatterContext,
  passage: string,
  themes: readonly string[],
): readonly OperationDraft[] {
  const reviewer = context.writing?.reviewer().id;
  return themes
    .filter(
      (theme) => !readTagTokens(context.reader, passage, theme).some((tag) => tag.reviewer === reviewer),
    )
    .map((theme) => ({ type: 'tag.add', body: { passage, theme } }));
}

function requireThemes(context: MatterContext, themes: readonly string[]): Result<readonly string[]> {
  const { successors } = readThemeTree(context.reader);
  const resolved: string[] = [];
  for (const theme of themes) {
    const end = successors.get(theme);
    if (end === undefined) {
      return failure('theme-not-found', 'That theme is not in the matter any more, so nothing was tagged.');
    }
    if (!resolved.includes(end)) resolved.push(end);
  }
  return success(resolved);
}

function successorOf(context: MatterContext, theme: string): string {
  return readThemeTree(context.reader).successors.get(theme) ?? theme;
}

function hasNotes(context: MatterContext, passage: string): boolean {
  return (
    context.reader.get(
      `SELECT 1 AS yes FROM note n WHERE n.target = ? AND n.made_order IS NOT NULL
         AND EXISTS (SELECT 1 FROM life WHERE subject = n.id AND covered = 0)`,
      passage,
    ) !== undefined
  );
}
