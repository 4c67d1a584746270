import type { Page } from 'playwright-core';
import type { RunningApplication } from './application.ts';

/** Does what locks the matter, and gives the page of the window that takes the place of the one that showed it. */
export async function pageAfterLock(
  application: RunningApplication,
  lock: () => Promise<unknown>,
): Promise<Page> {
  const coming = application.app.waitForEvent('window');
  await lock();
  const page = await coming;
  page.setDefaultTimeout(10_000);
  // The page has its ports by then: asking for others before would take them from it.
  await page.getByText('This matter is locked.').waitFor();
  return page;
}
