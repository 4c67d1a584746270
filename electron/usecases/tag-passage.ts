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
import { newThemeOperation } from './edit-themes.ts';
import { withoutDraft } from './ended-draft.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { selectorIn } from './selector-in.ts';

/** A span to tag, and what to put on it. */
export interface SpanToTag {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly themeIds: readonly string[];
  /** A theme that is added in the same act and tagged with as well. */
  readonly newTheme?: ThemeToAdd | undefined;
  readonly note?:
    | {
        readonly content: NoteContent;
        readonly privileged?: boolean | undefined;
        /** The draft it was, which goes in the same transaction. */
        readonly draftId?: string | undefined;
      }
    | undefined;
}

/** A theme named while tagging: its code and colour are chosen. */
export interface ThemeToAdd {
  readonly name: string;
  readonly parent: string | null;
}

/**
 * Makes the passage with this span, or finds the one that has it, and tags it with each theme it does not carry yet from
 * this reviewer, all in one act. White space at the ends is left out and no character is cut.
 *
 * Refused: `document-not-found`, `passage-empty`, `passage-has-replaced-text`, `theme-not-found`, `theme-exists`, `read-only`.
 */
export function tagSpan(context: MatterContext, span: SpanToTag): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const selector = selectorIn(context, span.documentId, span.start, span.end);
  if (!selector.ok) return selector;
  const { start, end } = selector.value;
  const themes = requireThemes(context, span.themeIds);
  if (!themes.ok) return themes;
  const added = addedTheme(context, span.newTheme);
  if (!added.ok) return added;
  const standing = findPassageBySpan(context.reader, span.documentId, start, end);
  const passage = standing ?? context.newIdentifier();
  const operations: OperationDraft[] = [...added.value.operations];
  if (standing === null) {
    operations.push({
      type: 'passage.create',
      body: { passage, document: span.documentId, ...selector.value },
    });
  }
  operations.push(...newTags(context, passage, [...themes.value, ...added.value.themes]));
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
  newTheme?: ThemeToAdd,
): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const themes = requireThemes(context, themeIds);
  if (!themes.ok) return themes;
  const added = addedTheme(context, newTheme);
  if (!added.ok) return added;
  const operations = [
    ...added.value.operations,
    ...newTags(context, passageId, [...themes.value, ...added.value.themes]),
  ];
  if (operations.length > 0) writing.value.write(operations);
  return requirePassage(context, passageId);
}

/**
 * Takes a theme off a passage and off the others made apart over its span, whoever tagged them. With `removeBare`, a
 * passage left without theme and note goes too; all in one act. Gives null where none is left.
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
  const together = passagesOfSpan(passage.value);
  const operations: OperationDraft[] = [];
  for (const id of together) {
    const tokens = readTagTokens(context.reader, id, themeId).map((tag) => tag.operation);
    if (tokens.length > 0) {
      operations.push({ type: 'tag.remove', body: { passage: id, theme: themeId, covers: tokens } });
    }
  }
  if (operations.length === 0) {
    return failure(
      'theme-not-found',
      'This passage does not carry that theme, so there is nothing to take off.',
    );
  }
  const successor = successorOf(context, themeId);
  const bare = together.every(
    (id) =>
      readPassage(context.reader, context.texts, id)?.tags.every((tag) => tag.themeId === successor) ===
        true && !hasNotes(context, id),
  );
  if (removeBare && bare) operations.push(...together.map((id) => deletion(context, id)));
  writing.value.write(operations);
  return success({ passage: readPassage(context.reader, context.texts, passageId) });
}

/**
 * Deletes a passage and the others made apart over its span, as far as they are known here: what a colleague added
 * unseen survives.
 */
export function deletePassage(context: MatterContext, passageId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  writing.value.write(passagesOfSpan(passage.value).map((id) => deletion(context, id)));
  return success(null);
}

/** A passage with the others made apart over its span, which are acted on as one; by id, the given one first. */
export function passagesOfSpan(passage: Passage): readonly string[] {
  return [passage.id, ...passage.twins];
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

function deletion(context: MatterContext, passage: string): OperationDraft {
  return { type: 'passage.delete', body: { passage, covers: readLifeTokens(context.reader, passage) } };
}

/** What adds a theme that was named while tagging, and its id; nothing of both where none was. */
function addedTheme(
  context: MatterContext,
  theme: ThemeToAdd | undefined,
): Result<{ readonly operations: readonly OperationDraft[]; readonly themes: readonly string[] }> {
  if (theme === undefined) return success({ operations: [], themes: [] });
  const creation = newThemeOperation(context, theme);
  if (!creation.ok) return creation;
  return success({ operations: [creation.value], themes: [creation.value.body.theme] });
}

/** The themes that those named stand for after merges, each once; or `theme-not-found`. */
export function requireThemes(context: MatterContext, themes: readonly string[]): Result<readonly string[]> {
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
