import { useEffect, useLayoutEffect, useRef } from 'react';
import { keysOf, userAction } from '../../shared/contract/user-actions.ts';
import type { ShellClient } from './client.ts';
import { useObservable } from './observable.ts';
import { preferences } from './preferences.ts';
import { isFieldShortcut, matchesShortcut, shortcutText } from './shortcut.ts';

/**
 * Something a person can do, the same object for menu, palette, keyboard and buttons. Its name and its keys stand in the
 * list of all actions, `shared/contract/user-actions.ts`, under its id.
 */
export interface UserAction {
  /** The name the application menu uses, for example `undo`. */
  readonly id: string;
  /** What it would do now: `Undo: Tagged {HAR000003 ¶7} Training`. */
  readonly label: string;
  readonly available: boolean;
  readonly perform: () => void;
}

/** An action offered now, with its words and with the keys it has on this machine, the first of which is shown. */
export interface OfferedAction {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Written like `Ctrl+Shift+Z`, `N` or `1`. A bare key never acts while a person types in a field. */
  readonly keys: readonly string[];
  readonly available: boolean;
  readonly perform: () => void;
}

const registered = new Map<symbol, readonly UserAction[]>();

/** Offers actions while the component is on the screen. Of two with one id the one mounted later stands. */
export function useActions(list: readonly UserAction[]): void {
  const owner = useRef<symbol>(undefined);
  useLayoutEffect(() => {
    const key = Symbol('actions');
    owner.current = key;
    registered.set(key, []);
    return () => {
      registered.delete(key);
    };
  }, []);
  useLayoutEffect(() => {
    if (owner.current !== undefined) registered.set(owner.current, list);
  }, [list]);
}

/** Every action offered now, the latest of each id, in the order they were offered. */
export function offeredActions(): readonly OfferedAction[] {
  const byId = new Map<string, OfferedAction>();
  for (const list of registered.values()) {
    for (const action of list) byId.set(action.id, offered(action));
  }
  return [...byId.values()];
}

function offered({ id, label, available, perform }: UserAction): OfferedAction {
  const name = userAction(id)?.name ?? label;
  return { id, name, label, keys: keysOf(id, preferences.get()), available, perform };
}

/** Gives the key of an action as it is shown beside a button on this machine, or undefined where it has none. */
export function useShownKeys(): (id: string) => string | undefined {
  const choices = useObservable(preferences);
  return (id) => {
    const [key] = keysOf(id, choices);
    return key === undefined ? undefined : shortcutText(key);
  };
}

/** Performs an action by its id; false where it is not offered or not available now. */
export function performAction(id: string): boolean {
  const action = offeredActions().find((offered) => offered.id === id);
  if (action === undefined || !action.available) return false;
  action.perform();
  return true;
}

/** Lets keys and the application menu perform the offered actions; used once, by the application. */
export function useActionDispatch(shell: ShellClient): void {
  useEffect(() => shell.on('menuAction', ({ action }) => void performAction(action)), [shell]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // An open dialog has the keyboard to itself.
      if (document.querySelector('dialog:modal') !== null) return;
      const action = actionFor(event, isTextField(event.target));
      if (action === null) return;
      event.preventDefault();
      action.perform();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionFor(event: KeyboardEvent, inField: boolean): OfferedAction | null {
  for (const action of [...offeredActions()].reverse()) {
    if (!action.available) continue;
    const meant = (key: string) => !(inField && isFieldShortcut(key)) && matchesShortcut(key, event);
    if (action.keys.some(meant)) return action;
  }
  return null;
}

/** Whether keys pressed here are text being typed. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['button', 'checkbox', 'radio', 'range'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
