import { join } from 'node:path';
import type { RecentMatter } from '../../shared/contract/index.ts';
import { type RememberedFile, rememberedFile } from '../files/remembered-file.ts';

/** How many matters are remembered. */
const most = 12;

/** The matters opened lately on this machine, newest first, in the profile's `recent-matters.json`. */
export function recentMattersFile(profileFolder: string): RememberedFile<readonly RecentMatter[]> {
  return rememberedFile<readonly RecentMatter[]>(recentMattersPath(profileFolder), readRecentMatters, []);
}

/** Where the list is kept; without the file, no matter was ever opened with this profile. */
export function recentMattersPath(profileFolder: string): string {
  return join(profileFolder, 'recent-matters.json');
}

/** Reads a stored list; null where anything in it is not a recent matter. */
export function readRecentMatters(stored: unknown): readonly RecentMatter[] | null {
  return Array.isArray(stored) && stored.every(isRecentMatter) ? stored : null;
}

/** Puts a matter on top of the list; the oldest fall off the end. */
export function withRecentMatter(
  recent: readonly RecentMatter[],
  opened: RecentMatter,
): readonly RecentMatter[] {
  return [opened, ...withoutRecentMatter(recent, opened.path)].slice(0, most);
}

/** Takes a matter off the list. */
export function withoutRecentMatter(recent: readonly RecentMatter[], path: string): readonly RecentMatter[] {
  return recent.filter((matter) => matter.path !== path);
}

function isRecentMatter(value: unknown): value is RecentMatter {
  if (typeof value !== 'object' || value === null) return false;
  const { path, title, openedAtMs }: Partial<Record<string, unknown>> = { ...value };
  return (
    typeof path === 'string' && path !== '' && typeof title === 'string' && Number.isSafeInteger(openedAtMs)
  );
}
