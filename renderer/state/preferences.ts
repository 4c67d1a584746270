import { defaultPreferences } from '../../shared/contract/outputs.ts';
import type { PreferencesChange, WindowPreferences } from '../../shared/contract/index.ts';
import type { ShellClient } from './client.ts';
import { notifyFailure } from './notices.ts';
import { observable, useObservable } from './observable.ts';
import { useShell } from './use-service.ts';

export { defaultPreferences };

/** What this machine remembers about how windows look and which keys do what. */
export const preferences = observable<WindowPreferences>(defaultPreferences);

/** How long choices rest before they are written: dragging a border changes them at every pixel. */
const restMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;
let unwritten: PreferencesChange = {};

/** Reads what was remembered, without which the defaults stay, and follows what other windows change from then on. */
export async function loadPreferences(shell: ShellClient): Promise<void> {
  shell.on('preferencesChanged', followOtherWindow);
  const result = await shell.call('readPreferences', {});
  if (result.ok) preferences.set(result.value);
  else notifyFailure(result.failure);
}

/** Changes some preferences, at once on the screen and shortly after on disk. */
export function changePreferences(shell: ShellClient, change: PreferencesChange): void {
  preferences.set({ ...preferences.get(), ...change });
  unwritten = { ...unwritten, ...change };
  clearTimeout(timer);
  timer = setTimeout(() => void writePreferences(shell), restMs);
}

/** Writes at once what rests; to be awaited before the window may close. */
export async function writeRestingPreferences(shell: ShellClient): Promise<void> {
  clearTimeout(timer);
  if (Object.keys(unwritten).length > 0) await writePreferences(shell);
}

async function writePreferences(shell: ShellClient): Promise<void> {
  const change = unwritten;
  unwritten = {};
  const result = await shell.call('writePreferences', change);
  if (!result.ok) notifyFailure(result.failure);
}

/** Each window keeps the layout it has, and what it has changed itself and not written yet. */
function followOtherWindow(changed: WindowPreferences): void {
  const { paneWidths, foldedPanes } = preferences.get();
  preferences.set({ ...changed, paneWidths, foldedPanes, ...unwritten });
}

/** The preferences and how to change some of them. */
export function usePreferences(): {
  readonly preferences: WindowPreferences;
  readonly change: (change: PreferencesChange) => void;
} {
  const shell = useShell();
  return { preferences: useObservable(preferences), change: (change) => changePreferences(shell, change) };
}
