import { join } from 'node:path';
import { shellCalls, type WindowPreferences } from '../../shared/contract/index.ts';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** What holds before anything was chosen: the design's own sizes. */
export const defaultPreferences: WindowPreferences = {
  appearance: 'system',
  textSize: 100,
  measure: 68,
  paneWidths: {},
  foldedPanes: [],
};

/** How windows look and are laid out on this machine, in the profile's `preferences.json`. */
export function windowPreferencesFile(profileFolder: string): RememberedFile<WindowPreferences> {
  const path = join(profileFolder, 'preferences.json');
  return rememberedFile<WindowPreferences>(path, readPreferences, defaultPreferences);
}

function readPreferences(stored: unknown): WindowPreferences | null {
  const parsed = shellCalls.writePreferences.input.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
