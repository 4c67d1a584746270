import { changesBetween, wordChanges, type WordChange } from './word-changes.ts';

/**
 * What changed from one text to another: line by line first, so that long texts cost little, then word by word where lines
 * differ. What stayed and came is together the later text, what stayed and went the earlier one, character for character.
 */
export function textChanges(before: string, after: string): readonly WordChange[] {
  const old = linesOf(before);
  const now = linesOf(after);
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
  const runs: WordChange[] = [];
  let removed = '';
  let added = '';
  const add = (change: WordChange): void => {
    const last = runs.at(-1);
    if (change.text === '') return;
    if (last?.kind === change.kind) {
      runs[runs.length - 1] = { kind: last.kind, text: last.text + change.text };
    } else runs.push(change);
  };
  const settle = (): void => {
    for (const change of wordChanges(removed, added)) add(change);
    removed = '';
    added = '';
  };
  add({ kind: 'same', text: old.slice(0, start).join('') });
  const middle = changesBetween(old.slice(start, old.length - end), now.slice(start, now.length - end));
  for (const { kind, text } of middle) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      add({ kind, text });
    }
  }
  settle();
  add({ kind: 'same', text: old.slice(old.length - end).join('') });
  return runs;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}
