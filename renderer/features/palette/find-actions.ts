import type { UserAction } from '../../state/actions.ts';

/**
 * The actions whose name or label holds the letters typed, in their order; those with the letters in one piece come
 * first, and among them those where a word begins with it. Nothing typed gives all.
 */
export function findActions(actions: readonly UserAction[], typed: string): readonly UserAction[] {
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  if (wanted === '') return actions;
  return actions
    .map((action) => ({ action, rank: Math.min(rank(action.label, wanted), rank(action.name, wanted)) }))
    .filter((found) => found.rank < notFound)
    .sort((one, other) => one.rank - other.rank)
    .map((found) => found.action);
}

const notFound = 4;

function rank(label: string, wanted: string): number {
  const text = label.toLocaleLowerCase('en-GB');
  const at = text.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /\W/.test(text.charAt(at - 1)) ? 1 : 2;
  let from = 0;
  for (const letter of wanted.replaceAll(' ', '')) {
    const next = text.indexOf(letter, from);
    if (next < 0) return notFound;
    from = next + 1;
  }
  return 3;
}
