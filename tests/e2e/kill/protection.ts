import { join } from 'node:path';
import { serviceCalls } from '../../../shared/contract/index.ts';
import { leastPassphraseCost, type DataKey } from '../../../electron/crypto/index.ts';
import { createMatter } from '../../../electron/usecases/create-matter.ts';
import { unlockMatter } from '../../../electron/usecases/keys/unlock-matter.ts';
import { readerInThisThread, surroundingsIn, valueOf } from '../../bench/bench-matter.ts';
import type { ServicePage } from './service-page.ts';

/** Whether a matter that is killed is encrypted. */
export type Protection = 'plain' | 'encrypted';

/** Whether windows can open an encrypted matter in this version. */
export const canUnlock: boolean = 'unlockMatter' in serviceCalls;

const passphrase = 'four plain words here';

/** Makes an empty matter; gives its path. */
export async function makeProtectedMatter(folder: string, protection: Protection): Promise<string> {
  const path = join(folder, 'killed.matter');
  const surroundings = {
    ...surroundingsIn(folder, readerInThisThread),
    passphraseCost: { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 },
  };
  const secret = protection === 'encrypted' ? { passphrase } : {};
  const made = { path, title: 'Killed', prefix: 'BEN', reviewerName: 'Bench', ...secret };
  valueOf(await createMatter({ ...made, surroundings }));
  return path;
}

/** The key of a matter made so, or null for a plain one; the caller erases it. */
export async function keyOf(folder: string, path: string, protection: Protection): Promise<DataKey | null> {
  if (protection === 'plain') return null;
  const using = { kind: 'passphrase', passphrase } as const;
  return valueOf(await unlockMatter(path, using, surroundingsIn(folder, readerInThisThread)));
}

/** Opens the matter in a window whose service has just been started, where it asks for its passphrase. */
export async function unlockInWindow(service: ServicePage, protection: Protection): Promise<void> {
  if (protection === 'plain') return;
  // The call is in the contract wherever `canUnlock` holds, which the compiler cannot see.
  const call = service.call as unknown as (
    name: string,
    input: object,
  ) => Promise<{ readonly result: { readonly ok: boolean } } | null>;
  const answer = await call('unlockMatter', { using: { kind: 'passphrase', passphrase } });
  if (answer?.result.ok !== true) throw new Error('The window could not unlock the matter.');
}
