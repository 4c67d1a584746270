import type { Verification } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import type { ServiceClient } from '../../state/client.ts';
import { notifyFailure } from '../../state/notices.ts';
import { perMatter } from '../../state/per-matter.ts';
import { runTask } from '../../state/tasks.ts';

/** What the last check of the matter in this window found, until it is put away. */
export const lastCheck = perMatter<Verification | null>(null);

/** Checks everything of the matter that can be checked, aside, and keeps what was found for the history screen. */
export async function checkMatter(service: ServiceClient): Promise<void> {
  const result = await runTask('Checking the matter', (task) => service.call('verifyMatter', { task }));
  if (!result.ok) {
    notifyFailure(result.failure);
    return;
  }
  lastCheck.set(result.value);
  announce(result.value.ok ? 'The matter is whole.' : 'The check found something wrong.');
}
