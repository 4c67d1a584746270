import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningApplication } from './application.ts';
import { chooseFromMenu, closeWindow } from './shell.ts';

/** What a window shows once its matter is locked. */
export interface LockedPage {
  /** Everything that the locked window's own page holds, as HTML. */
  readonly markup: string;
  /** A page of another window with the same matter, in place of that one. */
  readonly page: Page;
}

/**
 * Does what locks the matter of the only window, and waits until its page has begun anew. Locking ends the page's process, and a
 * page that has lost its process can no longer be driven: a window is opened beside it, and it is closed.
 */
export async function pageAfterLock(
  application: RunningApplication,
  lock: () => Promise<unknown>,
): Promise<LockedPage> {
  const { app } = application;
  await lock();
  const markup = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
      return String(await contents.executeJavaScript('document.documentElement.innerHTML'));
    });
  await expect
    .poll(async () => (await markup()).includes('This matter is locked.'), { timeout: 15_000 })
    .toBe(true);
  const locked = await markup();
  const opened = app.waitForEvent('window');
  await chooseFromMenu(app, 'new-window');
  const page = await opened;
  page.setDefaultTimeout(10_000);
  await closeWindow(app, 0);
  return { markup: locked, page };
}
