import { useEffect } from 'react';
import type { InputOf, ShellCalls } from '../../shared/contract/index.ts';
import { useShell } from '../state/use-service.ts';

/** What the application's menu is told of a window. */
export type MenuState = InputOf<ShellCalls['setMenuState']>;

/** What the menu is told where no matter is shown. */
export const nothingPossible: MenuState = {
  undo: null,
  redo: null,
  matterOpen: false,
  reading: false,
  writable: false,
  lockable: false,
};

/** Keeps the application's menu in step with what is possible. */
export function useMenuState(state: MenuState): void {
  const shell = useShell();
  const { undo, redo, matterOpen, reading, writable, lockable } = state;
  useEffect(() => {
    void shell.call('setMenuState', { undo, redo, matterOpen, reading, writable, lockable });
  }, [shell, undo, redo, matterOpen, reading, writable, lockable]);
  useEffect(() => () => void shell.call('setMenuState', nothingPossible), [shell]);
}
