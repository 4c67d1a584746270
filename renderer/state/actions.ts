import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ShellClient } from './client.ts';
import { isFieldShortcut, matchesShortcut } from './shortcut.ts';

/** Something a person can do, the same object for menu, palette, keyboard and buttons. */
export interface UserAction {
  /** The name the application menu uses, for example `undo`. */
  readonly id: string;
  /** What it is called on the page of shortcuts, always the same: `Undo`. */
  readonly name: string;
  /** What it would do now: `Undo: Tagged {HAR000003 ¶7} Training`. */
  readonly label: string;
  /** Written like `Ctrl+Shift+Z`, `N` or `1`. A bare key never acts while a person types in a field. */
  readonly shortcut?: string;
  /** Further keys that do the same and are not shown. */
  readonly alsoShortcuts?: readonly string[];
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
export function offeredActions(): readonly UserAction[] {
  const byId = new Map<string, UserAction>();
  for (const list of registered.values()) {
    for (const action of list) byId.set(action.id, action);
  }
  return [...byId.values()];
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

function actionFor(event: KeyboardEvent, inField: boolean): UserAction | null {
  for (const action of [...offeredActions()].reverse()) {
    if (!action.available) continue;
    const keys = action.shortcut === undefined ? [] : [action.shortcut, ...(action.alsoShortcuts ?? [])];
    if (keys.some((key) => !(inField && isFieldShortcut(key)) && matchesShortcut(key, event))) return action;
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
