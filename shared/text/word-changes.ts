/** A run of words that stayed, came or went between two wordings. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How many pairs of words are compared at most: enough for a few thousand changed words, in some milliseconds. */
const mostPairs = 4_000_000;

/**
 * What changed from one wording to another, word by word: the runs that stayed and came are together the later wording,
 * those that stayed and went the earlier one, character for character.
 *
 * What stands before the first and after the last change is never compared twice; where what is left is too long, it is
 * said to have been replaced as a whole.
 */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = changesBetween(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([...now.slice(0, start).map(same), ...middle, ...now.slice(now.length - end).map(same)]);
}

function same(text: string): WordChange {
  return { kind: 'same', text };
}

/** Words, each with nothing beside it, and the white space between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}

/** The changes along a longest common run of words or other pieces (dynamic programming over both); each piece by itself. */
export function changesBetween(old: readonly string[], now: readonly string[]): readonly WordChange[] {
  const removed = (text: string): WordChange => ({ kind: 'removed', text });
  const added = (text: string): WordChange => ({ kind: 'added', text });
  if (old.length * now.length > mostPairs) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        old[i] === now[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const changes: WordChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const come = now[j];
    if (gone !== undefined && gone === come) {
      changes.push(same(gone));
      i += 1;
      j += 1;
    } else if (
      come === undefined ||
      (gone !== undefined && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      changes.push(removed(gone ?? ''));
      i += 1;
    } else {
      changes.push(added(come));
      j += 1;
    }
  }
  return changes;
}

function joined(changes: readonly WordChange[]): readonly WordChange[] {
  const runs: WordChange[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.kind === change.kind)
      runs[runs.length - 1] = { kind: last.kind, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
}
