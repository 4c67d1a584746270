import { failure, success, type Result } from '../../shared/base/index.ts';
import type {
  DocumentDate,
  OperationDraft,
  Passage,
  PassageSelector,
  Tag,
} from '../../shared/model/index.ts';
import { readLifeTokens, readPassageLinks } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { selectorIn } from './selector-in.ts';
import { passagesOfSpan, requirePassage } from './tag-passage.ts';

/**
 * Moves the ends of a passage and of the others made apart over its span; tags, notes and links stay on them. Refused as
 * `tagSpan` refuses a span.
 */
export function movePassage(
  context: MatterContext,
  passageId: string,
  start: number,
  end: number,
): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const to = selectorIn(context, passage.value.documentId, start, end);
  if (!to.ok) return to;
  if (to.value.start === passage.value.start && to.value.end === passage.value.end) return passage;
  writing.value.write(movesTogether(passage.value, to.value));
  return requirePassage(context, passageId);
}

/**
 * Splits a passage at a place inside it, in one act: the first part keeps the passage with its notes and links, the
 * second is a new passage with the same tags, under the names of the reviewers whose they are, and the same event date.
 * Others made apart over its span are shortened with it, and the second part carries their tags, too.
 */
export function splitPassage(
  context: MatterContext,
  passageId: string,
  at: number,
): Result<readonly [Passage, Passage]> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const { start, end, documentId, event } = passage.value;
  if (at <= start || at >= end) return failure('passage-empty', cannotSplitHere);
  const first = selectorIn(context, documentId, start, at);
  const second = selectorIn(context, documentId, at, end);
  if (!first.ok || !second.ok || first.value.end > second.value.start) {
    return failure('passage-empty', cannotSplitHere);
  }
  const made = context.newIdentifier();
  const reviewer = writing.value.reviewer().id;
  const tags = tagsTakenOver(context, passagesOfSpan(passage.value), new Set());
  const operations: OperationDraft[] = [
    ...movesTogether(passage.value, first.value),
    { type: 'passage.create', body: { passage: made, document: documentId, ...second.value } },
    ...tags.map((tag) => tagOf(made, tag, reviewer)),
  ];
  if (event !== null) {
    operations.push({ type: 'passage.event', body: { passage: made, date: event, was: null } });
  }
  writing.value.write(operations);
  const left = requirePassage(context, passageId);
  const right = requirePassage(context, made);
  if (!left.ok) return left;
  return right.ok ? success([left.value, right.value]) : right;
}

const cannotSplitHere =
  'A passage can only be split between two of its characters, with some text on each side. Put the caret where the second part should begin.';

/**
 * Joins passages of one document into the one that begins first, in one act: it reaches from the first start to the last
 * end and takes over every tag, note, link and, where it has none, event date; the others are deleted.
 */
export function joinPassages(context: MatterContext, passageIds: readonly string[]): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const named = new Set(passageIds);
  const passages: Passage[] = [];
  // A set grows while it is walked: the others made apart over a span come after the one that was named.
  for (const id of named) {
    const passage = requirePassage(context, id);
    if (!passage.ok) return passage;
    passages.push(passage.value);
    for (const twin of passage.value.twins) named.add(twin);
  }
  passages.sort((a, b) => a.start - b.start || a.end - b.end);
  const [kept, ...others] = passages;
  if (kept === undefined || others.every((other) => kept.twins.includes(other.id))) {
    return failure(
      'call-invalid',
      'Joining takes two passages or more. Choose another passage to join with.',
    );
  }
  if (others.some((other) => other.documentId !== kept.documentId)) {
    return failure('call-invalid', 'Only passages of one document can be joined. Link them instead.');
  }
  const end = Math.max(...passages.map((passage) => passage.end));
  const to = selectorIn(context, kept.documentId, kept.start, end);
  if (!to.ok) return to;
  const reviewer = writing.value.reviewer().id;
  const operations: OperationDraft[] = [];
  if (to.value.end !== kept.end) {
    operations.push({
      type: 'passage.move',
      body: { passage: kept.id, to: to.value, was: selectorOfPassage(kept) },
    });
  }
  const carried = new Set(kept.tags.map(tagKey));
  let { event } = kept;
  for (const other of others) {
    for (const tag of tagsTakenOver(context, [other.id], carried)) {
      operations.push(tagOf(kept.id, tag, reviewer));
    }
    if (event === null && other.event !== null) {
      event = other.event;
      operations.push({ type: 'passage.event', body: { passage: kept.id, date: event, was: null } });
    }
    operations.push(...notesTakenOver(context, other.id, kept.id));
    operations.push(...linksTakenOver(context, other.id, kept.id, new Set(passages.map(({ id }) => id))));
    operations.push({
      type: 'passage.delete',
      body: { passage: other.id, covers: readLifeTokens(context.reader, other.id) },
    });
  }
  writing.value.write(operations);
  return requirePassage(context, kept.id);
}

/** Sets the date of the event a passage tells of, apart from its document's date; null takes it away. */
export function setPassageEvent(
  context: MatterContext,
  passageId: string,
  date: DocumentDate | null,
): Result<Passage> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const passage = requirePassage(context, passageId);
  if (!passage.ok) return passage;
  const was = passage.value.event;
  if (was?.value === date?.value) return passage;
  writing.value.write([{ type: 'passage.event', body: { passage: passageId, date, was } }]);
  return requirePassage(context, passageId);
}

/** Moves a passage and the others over its span alike. */
function movesTogether(passage: Passage, to: PassageSelector): readonly OperationDraft[] {
  const was = selectorOfPassage(passage);
  return passagesOfSpan(passage).map((id) => ({ type: 'passage.move', body: { passage: id, to, was } }));
}

/** The tags of passages that are not among those carried already, each once; what is given counts as carried from then on. */
function tagsTakenOver(
  context: MatterContext,
  passageIds: readonly string[],
  carried: Set<string>,
): readonly Tag[] {
  const taken: Tag[] = [];
  for (const id of passageIds) {
    const passage = requirePassage(context, id);
    for (const tag of passage.ok ? passage.value.tags : []) {
      if (carried.has(tagKey(tag))) continue;
      carried.add(tagKey(tag));
      taken.push(tag);
    }
  }
  return taken;
}

function tagKey(tag: Tag): string {
  return `${tag.themeId} ${tag.reviewer}`;
}

function selectorOfPassage({ start, end, quote, prefix, suffix }: Passage): PassageSelector {
  return { start, end, quote, prefix, suffix };
}

/** Gives a passage a tag under the name of the reviewer whose it is. */
export function tagOf(passage: string, tag: Tag, reviewer: string): OperationDraft {
  return {
    type: 'tag.add',
    body: { passage, theme: tag.themeId, ...(tag.reviewer === reviewer ? {} : { of: tag.reviewer }) },
  };
}

/** Puts the standing notes on one passage on another. */
export function notesTakenOver(context: MatterContext, from: string, to: string): readonly OperationDraft[] {
  return context.reader
    .all<{ id: string }>(
      `SELECT n.id FROM note n WHERE n.target = ? AND n.made_order IS NOT NULL
         AND EXISTS (SELECT 1 FROM life WHERE subject = n.id AND covered = 0)`,
      from,
    )
    .map(({ id }) => ({
      type: 'note.attach',
      body: { note: id, target: { kind: 'passage', id: to }, was: { kind: 'passage', id: from } },
    }));
}

/** Links between joined passages end; those to others are made anew from the passage that stays. */
function linksTakenOver(
  context: MatterContext,
  from: string,
  to: string,
  joined: ReadonlySet<string>,
): readonly OperationDraft[] {
  return readPassageLinks(context.reader, { passage: from }).flatMap((link): readonly OperationDraft[] => {
    const gone: OperationDraft = {
      type: 'link.delete',
      body: { link: link.id, covers: readLifeTokens(context.reader, link.id) },
    };
    if (joined.has(link.from) && joined.has(link.to)) return [gone];
    const ends = link.from === from ? { from: to, to: link.to } : { from: link.from, to };
    return [
      gone,
      {
        type: 'link.create',
        body: { link: context.newIdentifier(), ...ends, relation: link.relation },
      },
    ];
  });
}
