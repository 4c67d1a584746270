import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  isBlankNote,
  type NoteContent,
  type OperationDraft,
  type SpansTagged,
} from '../../shared/model/index.ts';
import { findPassageBySpan, readTaggedSpans } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { selectorIn } from './selector-in.ts';
import { notesArePrivileged, requireThemes } from './tag-passage.ts';

/** A span of a document. */
export interface SpanOfDocument {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  /** Written on its passage in the same act, under the matter's rule for privilege. */
  readonly note?: NoteContent | undefined;
}

/**
 * Tags many spans in one act, undone as one: spans that are passages already are found, the others made, and each gets the
 * themes that it does not carry yet from this reviewer. Spans that cannot be passages are left out and counted.
 *
 * Refused: `document-not-found`, `passage-empty` where none of them can be a passage, `theme-not-found`, `read-only`.
 */
export function tagSpans(
  context: MatterContext,
  spans: readonly SpanOfDocument[],
  themeIds: readonly string[],
): Result<SpansTagged> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const themes = requireThemes(context, themeIds);
  if (!themes.ok) return themes;
  const reviewer = writing.value.reviewer().id;
  const documents = [...new Set(spans.map((span) => span.documentId))];
  const carried = new Set(
    readTaggedSpans(context.reader, documents, [reviewer]).map((tag) => `${tag.passage} ${tag.theme}`),
  );
  const operations: OperationDraft[] = [];
  const done = new Set<string>();
  let made = 0;
  let leftOut = 0;
  const privileged = notesArePrivileged(context);
  const passages = new Map<string, string>();
  for (const { documentId, start, end, note } of inOrder(spans)) {
    const selector = selectorIn(context, documentId, start, end);
    if (!selector.ok) {
      if (selector.failure.code === 'document-not-found') return selector;
      leftOut += 1;
      continue;
    }
    const place = `${documentId} ${selector.value.start} ${selector.value.end}`;
    const twin = passages.get(place);
    if (twin !== undefined) {
      if (note !== undefined) operations.push(...newNote(context, twin, note, privileged));
      continue;
    }
    done.add(place);
    const standing = findPassageBySpan(context.reader, documentId, selector.value.start, selector.value.end);
    const passage = standing ?? context.newIdentifier();
    if (standing === null) {
      made += 1;
      operations.push({
        type: 'passage.create',
        body: { passage, document: documentId, ...selector.value },
      });
    }
    passages.set(place, passage);
    for (const theme of themes.value) {
      if (carried.has(`${passage} ${theme}`)) continue;
      operations.push({ type: 'tag.add', body: { passage, theme } });
    }
    if (note !== undefined) operations.push(...newNote(context, passage, note, privileged));
  }
  if (done.size === 0) {
    return failure(
      'passage-empty',
      'None of these places can be a passage: they hold nothing but white space, or characters that could not be read from the source. Nothing was tagged.',
    );
  }
  if (operations.length > 0) writing.value.write(operations);
  return success({ passages: done.size, made, leftOut });
}

function newNote(
  context: MatterContext,
  passage: string,
  content: NoteContent,
  privileged: boolean,
): readonly OperationDraft[] {
  if (isBlankNote(content)) return [];
  const target = { kind: 'passage', id: passage } as const;
  return [{ type: 'note.create', body: { note: context.newIdentifier(), target, content, privileged } }];
}

/** Document by document, so that each text is read once, and in the order of the text. */
function inOrder(spans: readonly SpanOfDocument[]): readonly SpanOfDocument[] {
  const places = new Map<string, number>();
  for (const { documentId } of spans) if (!places.has(documentId)) places.set(documentId, places.size);
  const placeOf = (span: SpanOfDocument): number => places.get(span.documentId) ?? 0;
  return [...spans].sort((a, b) => placeOf(a) - placeOf(b) || a.start - b.start || a.end - b.end);
}
