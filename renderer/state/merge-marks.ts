import type { PassageMark } from '../../shared/model/index.ts';
import { shareStructure } from './share-structure.ts';

/** What became of some passages of a document: how they are now, and which of them went. */
export interface MarksChange {
  readonly changed: readonly PassageMark[];
  readonly gone: readonly string[];
}

/** Passages as they were just read, in place of those known before: what did not change keeps its identity. */
export function takeMarks(
  before: readonly PassageMark[] | undefined,
  read: readonly PassageMark[],
): readonly PassageMark[] {
  const known = new Map(before?.map((mark) => [mark.id, mark]));
  return keepList(
    before,
    withTwins(read).map((mark) => shareMark(known.get(mark.id), mark)),
  );
}

/**
 * A document's passages after a change of some of them, in order of position and making, twins told anew. What did not
 * change keeps its identity; the list itself too, where it held all of it before.
 */
export function mergeMarks(marks: readonly PassageMark[], change: MarksChange): readonly PassageMark[] {
  const touched = new Set([...change.gone, ...change.changed.map(({ id }) => id)]);
  const known = new Map<string, PassageMark>();
  const merged: PassageMark[] = [];
  for (const mark of marks) {
    if (touched.has(mark.id)) known.set(mark.id, mark);
    else merged.push(mark);
  }
  for (const mark of change.changed) insertMark(merged, mark);
  return keepList(
    marks,
    withTwins(merged).map((mark) => (touched.has(mark.id) ? shareMark(known.get(mark.id), mark) : mark)),
  );
}

/** A passage's mark alone, of a passage with everything else about it. */
export function markOf(passage: PassageMark): PassageMark {
  const { id, start, end, tags, twins, event, reviewer, createdAtMs } = passage;
  return { id, start, end, tags, twins, event, reviewer, createdAtMs };
}

/** Puts a mark where its place is among marks in order. */
export function insertMark(marks: PassageMark[], mark: PassageMark): void {
  let from = 0;
  let to = marks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = marks[middle];
    if (other !== undefined && inOrder(other, mark) <= 0) from = middle + 1;
    else to = middle;
  }
  marks.splice(from, 0, mark);
}

/** Identifiers grow with time, so that they tell what was made first where the clock does not. */
function inOrder(one: PassageMark, other: PassageMark): number {
  return (
    one.start - other.start ||
    one.end - other.end ||
    one.createdAtMs - other.createdAtMs ||
    (one.id < other.id ? -1 : 1)
  );
}

const none: readonly string[] = [];

/** Tells each of the marks, which are in order, which others have its span. */
function withTwins(marks: readonly PassageMark[]): readonly PassageMark[] {
  return marks.map((mark, place) => {
    if (!isSameSpan(mark, marks[place - 1]) && !isSameSpan(mark, marks[place + 1])) {
      return mark.twins.length === 0 ? mark : { ...mark, twins: none };
    }
    let first = place;
    while (isSameSpan(mark, marks[first - 1])) first -= 1;
    let after = place + 1;
    while (isSameSpan(mark, marks[after])) after += 1;
    const twins = marks
      .slice(first, after)
      .map(({ id }) => id)
      .filter((id) => id !== mark.id);
    return shareStructure(mark, { ...mark, twins });
  });
}

function isSameSpan(mark: PassageMark, other: PassageMark | undefined): boolean {
  return other !== undefined && mark.start === other.start && mark.end === other.end;
}

function shareMark(before: PassageMark | undefined, mark: PassageMark): PassageMark {
  return before === undefined ? mark : shareStructure(before, mark);
}

function keepList(
  before: readonly PassageMark[] | undefined,
  marks: readonly PassageMark[],
): readonly PassageMark[] {
  return before?.length === marks.length && marks.every((mark, place) => mark === before[place])
    ? before
    : marks;
}
