import type { ActionEntry, KeyChoices } from '../../../shared/contract/index.ts';
import type { OfferedAction } from '../../state/actions.ts';
import { keysOf, userActions } from '../../state/key-choice.ts';

/** A line of the palette: an action, and what performing it does, or null where it cannot be done now. */
export interface ListedAction {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly perform: (() => void) | null;
}

/**
 * Every action there is, those that can be done now first, each once. An action that is not offered here stands under its
 * name, so that it can be found and its key learned.
 */
export function listedActions(
  offered: readonly OfferedAction[],
  choices: KeyChoices,
): readonly ListedAction[] {
  const possible = offered.filter((action) => action.available);
  const ids = new Set(possible.map((action) => action.id));
  const others = userActions.filter((entry) => !ids.has(entry.id));
  return [...possible, ...others.map((entry) => notNow(entry, choices))];
}

function notNow(entry: ActionEntry, choices: KeyChoices): ListedAction {
  const { id, name } = entry;
  return { id, name, label: name, keys: keysOf(id, choices), perform: null };
}
