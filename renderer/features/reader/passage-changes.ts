import type { PassageMark, Tag } from '../../../shared/model/index.ts';
import { insertMark } from '../../state/merge-marks.ts';
import { byPlace, sameItems } from './interval-index.ts';
import type { Interval } from './interval-index.ts';

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
      /** The passage and the others over its span. */
      readonly passageIds: readonly string[];
      readonly themeId: string;
      readonly removed: boolean;
    }
  | { readonly kind: 'delete'; readonly passageIds: readonly string[] }
  | {
      readonly kind: 'reshape';
      readonly act: 'move' | 'split' | 'join';
      readonly gone: readonly string[];
      /** Passages as they are then, in place of those with their ids. */
      readonly put: readonly PassageMark[];
    };

/**
 * The passages as they are shown: those the service has, with unanswered changes on top, by position.
 *
 * Applying a change that the list already contains alters nothing, so it does not matter which arrives first. The given
 * list is returned as it is where nothing is to be applied.
 */
export function applyPassageChanges(
  read: readonly PassageMark[],
  changes: readonly PassageChange[],
): readonly PassageMark[] {
  if (changes.length === 0) return read;
  const passages = [...read];
  for (const change of changes) applyChange(passages, change);
  return passages;
}

/** The first passage with exactly this span among passages in order of position, or null. */
export function passageWithSpan<Item extends Interval>(
  passages: readonly Item[],
  start: number,
  end: number,
): Item | null {
  const found = passages[placeOfSpan(passages, { start, end })];
  return found?.start === start && found.end === end ? found : null;
}

/** A passage with the others made apart over its span, by id, itself first: what is done to one is done to all. */
export function idsOfPassage(passage: PassageMark): readonly string[] {
  return [passage.id, ...passage.twins];
}

const folded = new WeakMap<
  PassageMark,
  { readonly of: readonly PassageMark[]; readonly mark: PassageMark }
>();

/**
 * Passages in order with those of one span shown as one: the first made, with the tags of all and the others as its twins.
 *
 * The given list is returned as it is where no two share a span, and what was folded before keeps its identity.
 */
export function foldTwins(passages: readonly PassageMark[]): readonly PassageMark[] {
  const hasTwins = passages.some((passage, place) => isSameSpan(passage, passages[place - 1]));
  if (!hasTwins) return passages;
  const shown: PassageMark[] = [];
  for (let place = 0; place < passages.length;) {
    const first = passages[place];
    if (first === undefined) break;
    let after = place + 1;
    while (isSameSpan(first, passages[after])) after += 1;
    shown.push(after === place + 1 ? first : foldedMark(first, passages.slice(place, after)));
    place = after;
  }
  return shown;
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

function applyChange(passages: PassageMark[], change: PassageChange): void {
  if (change.kind === 'tag-span') {
    const at = placeOfSpan(passages, change);
    const existing = passageWithSpan(passages, change.start, change.end);
    if (existing === null) insertMark(passages, withTags(provisionalPassage(change), change.tags));
    else passages[at] = withTags(existing, change.tags);
    return;
  }
  if (change.kind === 'reshape') {
    for (const id of [...change.gone, ...change.put.map((mark) => mark.id)]) remove(passages, id);
    for (const mark of change.put) insertMark(passages, mark);
    return;
  }
  for (const passageId of change.passageIds) {
    if (change.kind === 'delete' || change.removed) {
      remove(passages, passageId);
      continue;
    }
    const at = passages.findIndex(({ id }) => id === passageId);
    const passage = passages[at];
    if (passage === undefined) continue;
    passages[at] = { ...passage, tags: passage.tags.filter((tag) => tag.themeId !== change.themeId) };
  }
}

function remove(passages: PassageMark[], passageId: string): void {
  const at = passages.findIndex(({ id }) => id === passageId);
  if (at !== -1) passages.splice(at, 1);
}

/** The first place in a list in order at which nothing comes before this span. */
function placeOfSpan(passages: readonly Interval[], span: Interval): number {
  let from = 0;
  let to = passages.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = passages[middle];
    if (other !== undefined && byPlace(other, span) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function isSameSpan(passage: PassageMark, other: PassageMark | undefined): boolean {
  return other !== undefined && passage.start === other.start && passage.end === other.end;
}

function foldedMark(first: PassageMark, all: readonly PassageMark[]): PassageMark {
  const known = folded.get(first);
  if (known !== undefined && sameItems(known.of, all)) return known.mark;
  const tags = new Map<string, Tag>();
  for (const tag of all.flatMap((passage) => passage.tags)) {
    const key = `${tag.themeId} ${tag.reviewer}`;
    if (!tags.has(key)) tags.set(key, tag);
  }
  const mark: PassageMark = {
    ...first,
    tags: [...tags.values()],
    twins: all.slice(1).map(({ id }) => id),
    event: all.find(({ event }) => event !== null)?.event ?? null,
  };
  folded.set(first, { of: all, mark });
  return mark;
}

function withTags(passage: PassageMark, tags: readonly Tag[]): PassageMark {
  const missing = tags.filter((tag) => !passage.tags.some((standing) => standing.themeId === tag.themeId));
  return missing.length === 0 ? passage : { ...passage, tags: [...passage.tags, ...missing] };
}

function provisionalPassage(change: Extract<PassageChange, { readonly kind: 'tag-span' }>): PassageMark {
  return {
    id: change.provisionalId,
    start: change.start,
    end: change.end,
    tags: [],
    twins: [],
    event: null,
    reviewer: change.tags[0]?.reviewer ?? '',
    createdAtMs: change.tags[0]?.atMs ?? 0,
  };
}
