import type { ActionEntry, KeyChoices } from '../../shared/contract/user-actions.ts';
import { isCharacterKey, keysOf, userAction, userActions } from '../../shared/contract/user-actions.ts';
import { isBareKey, isMac, shortcutText } from './shortcut.ts';

export { actionGroups, keysOf, userActions } from '../../shared/contract/user-actions.ts';

/** What becomes of a key that a person presses for an action. */
export type KeyVerdict =
  | { readonly kind: 'free' }
  /** The action has it already. */
  | { readonly kind: 'same' }
  /** Another action has it, and may give it up. */
  | { readonly kind: 'taken'; readonly by: ActionEntry }
  /** It cannot be given to this action; the sentence says why. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** Judges a shortcut for an action on a machine with these choices. */
export function judgeKey(shortcut: string, action: ActionEntry, choices: KeyChoices): KeyVerdict {
  const everyKey: KeyChoices = { ...choices, characterKeys: true };
  if (keysOf(action.id, everyKey).includes(shortcut)) return { kind: 'same' };
  const sentence = refusal(shortcut, action);
  if (sentence !== null) return { kind: 'refused', sentence };
  const by = userActions.find(
    (other) => other.id !== action.id && keysOf(other.id, everyKey).includes(shortcut),
  );
  return by === undefined ? { kind: 'free' } : { kind: 'taken', by };
}

/**
 * The choices after an action was given a key as its only one: an action that had it loses it and keeps its others. Keys
 * that are an action's first ones anyway are no choice and are not kept.
 */
export function withKey(
  shortcuts: KeyChoices['shortcuts'],
  action: ActionEntry,
  shortcut: string,
): KeyChoices['shortcuts'] {
  const everyKey: KeyChoices = { shortcuts, characterKeys: true };
  const losing = userActions.filter(
    (other) => other.id !== action.id && keysOf(other.id, everyKey).includes(shortcut),
  );
  const changed = losing.map((other): readonly [string, readonly string[]] => [
    other.id,
    keysOf(other.id, everyKey).filter((key) => key !== shortcut),
  ]);
  return onlyChoices({ ...shortcuts, ...Object.fromEntries(changed), [action.id]: [shortcut] });
}

/** The choices after an action was left without any key. */
export function withoutKeys(
  shortcuts: KeyChoices['shortcuts'],
  action: ActionEntry,
): KeyChoices['shortcuts'] {
  return onlyChoices({ ...shortcuts, [action.id]: [] });
}

/** The choices after an action was given its first keys back; who has one of them now loses it. */
export function withFirstKeys(
  shortcuts: KeyChoices['shortcuts'],
  action: ActionEntry,
): KeyChoices['shortcuts'] {
  const others = Object.entries(shortcuts).filter(([id]) => id !== action.id);
  return onlyChoices(
    Object.fromEntries(
      others.map(([id, keys]) => [id, keys.filter((key) => !action.keys.includes(key))] as const),
    ),
  );
}

function onlyChoices(shortcuts: KeyChoices['shortcuts']): KeyChoices['shortcuts'] {
  const different = Object.entries(shortcuts).filter(([id, keys]) => {
    const first = userAction(id)?.keys ?? [];
    return first.length !== keys.length || first.some((key, at) => key !== keys[at]);
  });
  return Object.fromEntries(different);
}

function refusal(shortcut: string, action: ActionEntry): string | null {
  const shown = shortcutText(shortcut);
  if (isReserved(shortcut)) {
    return `${shown} means the same in every program and keeps that meaning. Choose another key.`;
  }
  const inText = action.where === 'text' || action.keys.some(isCharacterKey);
  if (isBareKey(shortcut) && !inText) {
    return `${shown} alone can only be given to what acts on a text being read. Hold ${isMac ? 'Command or Option' : 'Ctrl or Alt'} with it.`;
  }
  if (/^Ctrl\+Alt\+(Shift\+)?.$/u.test(shortcut)) {
    return `On some keyboards ${shown} types a sign, so it cannot be given to anything. Choose another key.`;
  }
  return null;
}

/** What moves, edits and closes in every program, and the zoom of the window. */
function isReserved(shortcut: string): boolean {
  return (
    /^(Ctrl\+)?(Shift\+)?(Left|Right|Up|Down|Home|End|PageUp|PageDown|Enter|Tab|Backspace|Space)$/.test(
      shortcut,
    ) ||
    /^Alt\+(Shift\+)?(Up|Down)$/.test(shortcut) ||
    /^Alt\+Shift\+(Left|Right)$/.test(shortcut) ||
    /^Ctrl\+[ACVXQW]$/.test(shortcut) ||
    /^Ctrl\+Alt\+(Plus|-|0)$/.test(shortcut) ||
    ['Escape', 'Alt+F4', 'Alt+Tab', 'Alt+Space', 'F10', 'F11', 'Shift+F10', 'ContextMenu'].includes(shortcut)
  );
}
