import { join } from 'node:path';
import type { NativeTheme } from 'electron';
import {
  type Appearance,
  defaultPreferences,
  preferencesChange,
  type WindowPreferences,
} from '../../shared/contract/index.ts';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** How windows look, are laid out and take keys on this machine, in the profile's `preferences.json`. */
export function windowPreferencesFile(profileFolder: string): RememberedFile<WindowPreferences> {
  const path = join(profileFolder, 'preferences.json');
  return rememberedFile<WindowPreferences>(path, readPreferences, defaultPreferences);
}

/** A file of an earlier version lacks what came later; there the defaults hold. */
function readPreferences(stored: unknown): WindowPreferences | null {
  const parsed = preferencesChange.safeParse(stored);
  return parsed.success ? { ...defaultPreferences, ...parsed.data } : null;
}

/** What the system's own parts of a window (menus, dialogs, scroll bars) are told of an appearance. */
export function themeSource(appearance: Appearance): NativeTheme['themeSource'] {
  switch (appearance) {
    case 'system':
      return 'system';
    case 'light':
    case 'contrast-light':
      return 'light';
    case 'dark':
    case 'contrast-dark':
      return 'dark';
  }
}
