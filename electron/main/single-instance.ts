import { resolve } from 'node:path';
import { app } from 'electron';

/**
 * Lets one instance of the application run for each profile. False where another one runs: it has been handed the matter
 * to open, and this one is to end.
 */
export function isOnlyInstance(
  matterPath: string | null,
  open: (matterPath: string | null) => void,
): boolean {
  const absolute = matterPath === null ? null : resolve(matterPath);
  if (!app.requestSingleInstanceLock({ matterPath: absolute })) return false;
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const handedOver =
      typeof data === 'object' && data !== null && 'matterPath' in data ? data.matterPath : null;
    open(typeof handedOver === 'string' ? handedOver : null);
  });
  return true;
}
