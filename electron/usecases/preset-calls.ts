import { success } from '../../shared/base/index.ts';
import type { SessionCalls } from './matter-session.ts';
import {
  deletePackPreset,
  exportPackPreset,
  importPackPreset,
  listPackPresets,
  savePackPreset,
} from './own-pack-presets.ts';

/** The calls about presets, which lie in the profile and not in the matter. */
export function presetCallsOf(
  profile: string,
): Pick<
  SessionCalls,
  'listPackPresets' | 'savePackPreset' | 'deletePackPreset' | 'exportPackPreset' | 'importPackPreset'
> {
  return {
    listPackPresets: async () => success(await listPackPresets(profile)),
    savePackPreset: ({ preset, replaces }) => savePackPreset(profile, preset, replaces),
    deletePackPreset: ({ id }) => deletePackPreset(profile, id),
    exportPackPreset: ({ id, path }) => exportPackPreset(profile, id, path),
    importPackPreset: ({ path, replace }) => importPackPreset(profile, path, replace),
  };
}
