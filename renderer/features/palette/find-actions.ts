/** What of an action is looked through. */
export interface FindableAction {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

/**
 * The actions whose name or label holds the letters typed; those with the letters in one piece come first, among them
 * those where a word begins with it, and of equals those done more often. Nothing typed gives all, the most used first.
 */
export function findActions<Action extends FindableAction>(
  actions: readonly Action[],
  typed: string,
  uses: Readonly<Record<string, number>> = {},
): readonly Action[] {
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  return actions
    .map((action) => ({
      action,
      rank: Math.min(rank(action.label, wanted), rank(action.name, wanted)),
      uses: Object.hasOwn(uses, action.id) ? (uses[action.id] ?? 0) : 0,
    }))
    .filter((found) => found.rank < notFound)
    .sort((one, other) => one.rank - other.rank || other.uses - one.uses)
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
