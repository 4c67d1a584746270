import type { WindowPreferences } from '../../shared/contract/index.ts';
import type { ShellClient } from './client.ts';
import { notifyFailure } from './notices.ts';
import { observable, useObservable } from './observable.ts';
import { useShell } from './use-service.ts';

/** How a window looks before anything was chosen: the system's appearance, the design's size and measure. */
export const defaultPreferences: WindowPreferences = {
  appearance: 'system',
  textSize: 100,
  measure: 68,
  paneWidths: {},
  foldedPanes: [],
};

/** What this machine remembers about how windows look. */
export const preferences = observable<WindowPreferences>(defaultPreferences);

/** How long choices rest before they are written: dragging a border changes them at every pixel. */
const restMs = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads what was remembered; without an answer the defaults stay. */
export async function loadPreferences(shell: ShellClient): Promise<void> {
  const result = await shell.call('readPreferences', {});
  if (result.ok) preferences.set(result.value);
  else notifyFailure(result.failure);
}

/** Changes some preferences, at once on the screen and shortly after on disk. */
export function changePreferences(shell: ShellClient, change: Partial<WindowPreferences>): void {
  preferences.set({ ...preferences.get(), ...change });
  clearTimeout(timer);
  timer = setTimeout(() => void writePreferences(shell), restMs);
}

async function writePreferences(shell: ShellClient): Promise<void> {
  const { appearance, textSize, measure, paneWidths, foldedPanes } = preferences.get();
  const result = await shell.call('writePreferences', {
    appearance,
    textSize,
    measure,
    paneWidths: { ...paneWidths },
    foldedPanes: [...foldedPanes],
  });
  if (!result.ok) notifyFailure(result.failure);
}

/** The preferences and how to change some of them. */
export function usePreferences(): {
  readonly preferences: WindowPreferences;
  readonly change: (change: Partial<WindowPreferences>) => void;
} {
  const shell = useShell();
  return { preferences: useObservable(preferences), change: (change) => changePreferences(shell, change) };
}
