import type { Block, Passage, PrintedLine, Tag } from '../../../shared/model/index.ts';
import { blocksOfSpan, citationOf, selectorOf } from '../../../shared/text/index.ts';
import { byPlace } from './interval-index.ts';

/** A change of a document's passages that was asked for and shown, and is not answered yet. */
export type PassageChange =
  | {
      readonly kind: 'tag-span';
      /** Names the passage until the service has given it its id. */
      readonly provisionalId: string;
      readonly start: number;
      readonly end: number;
      readonly tags: readonly Tag[];
    }
  | {
      readonly kind: 'untag';
      readonly passageId: string;
      readonly themeId: string;
      readonly removed: boolean;
    }
  | { readonly kind: 'delete'; readonly passageId: string };

/** An answer of the service that the list read from it may not show yet: the passage as it is now, or null where it went. */
export interface SettledPassage {
  readonly passageId: string;
  readonly passage: Passage | null;
}

/** What is needed to show a passage before the service has described it. */
export interface PassageSource {
  readonly documentId: string;
  readonly urn: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly printedLines: readonly PrintedLine[];
}

/**
 * The passages as they are shown: those read from the service, with later answers in their place and unanswered changes on
 * top, by position.
 *
 * Applying a change that the list already contains alters nothing, so it does not matter which arrives first. The given
 * list is returned as it is where nothing is to be applied.
 */
export function applyPassageChanges(
  read: readonly Passage[],
  settled: readonly SettledPassage[],
  changes: readonly PassageChange[],
  source: PassageSource,
): readonly Passage[] {
  if (settled.length === 0 && changes.length === 0) return read;
  const passages = [...read];
  for (const { passageId, passage } of settled) {
    const at = passages.findIndex((known) => known.id === passageId);
    if (passage === null) {
      if (at !== -1) passages.splice(at, 1);
    } else if (at === -1) insertByPlace(passages, passage);
    else passages[at] = passage;
  }
  for (const change of changes) applyChange(passages, change, source);
  return passages;
}

/** The passage with exactly this span, or null. */
export function passageWithSpan(passages: Iterable<Passage>, start: number, end: number): Passage | null {
  for (const passage of passages) if (passage.start === start && passage.end === end) return passage;
  return null;
}

/** Whether an id names a passage that the service has not answered for yet. */
export function isProvisional(passageId: string): boolean {
  return passageId.startsWith(provisionalPrefix);
}

/** A name for the `count`th passage that waits for its id. */
export function provisionalId(count: number): string {
  return `${provisionalPrefix}${count}`;
}

const provisionalPrefix = 'unsaved-';

function applyChange(passages: Passage[], change: PassageChange, source: PassageSource): void {
  if (change.kind === 'tag-span') {
    const at = passages.findIndex(({ start, end }) => start === change.start && end === change.end);
    const existing = passages[at];
    if (existing === undefined)
      insertByPlace(passages, withTags(provisionalPassage(change, source), change.tags));
    else passages[at] = withTags(existing, change.tags);
    return;
  }
  const at = passages.findIndex(({ id }) => id === change.passageId);
  const passage = passages[at];
  if (passage === undefined) return;
  if (change.kind === 'delete' || change.removed) passages.splice(at, 1);
  else passages[at] = { ...passage, tags: passage.tags.filter((tag) => tag.themeId !== change.themeId) };
}

/** Puts a passage where its place is in a list in order; after those with the same span. */
function insertByPlace(passages: Passage[], passage: Passage): void {
  let from = 0;
  let to = passages.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = passages[middle];
    if (other !== undefined && byPlace(other, passage) <= 0) from = middle + 1;
    else to = middle;
  }
  passages.splice(from, 0, passage);
}

function withTags(passage: Passage, tags: readonly Tag[]): Passage {
  const missing = tags.filter((tag) => !passage.tags.some((standing) => standing.themeId === tag.themeId));
  return missing.length === 0 ? passage : { ...passage, tags: [...passage.tags, ...missing] };
}

function provisionalPassage(
  change: Extract<PassageChange, { readonly kind: 'tag-span' }>,
  source: PassageSource,
): Passage {
  return {
    ...selectorOf(source.text, change.start, change.end),
    id: change.provisionalId,
    documentId: source.documentId,
    urn: source.urn,
    blocks: blocksOfSpan(source.blocks, change.start, change.end),
    citation: citationOf(source, change.start, change.end),
    tags: [],
    twins: [],
    reviewer: change.tags[0]?.reviewer ?? '',
    createdAtMs: change.tags[0]?.atMs ?? 0,
  };
}
