import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachLogsToFailures, type RunningApplication, startApplication } from './application.ts';
import { matterPage, startPage } from './matter-page.ts';
import { chooseFromMenu, closeWindow, menuItem, serviceProcesses, windowTitles } from './shell.ts';

const sampleWindow = 'The Marlow Vale Inquiry – not encrypted – Glossator';

let application: RunningApplication;

beforeEach(async () => {
  application = await startApplication();
  await matterPage(application.window).documentRow('MVI000001').waitFor();
});

afterEach(async () => {
  await application.close();
});

attachLogsToFailures();

async function secondWindow(): Promise<Page> {
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  const page = await opened;
  await matterPage(page).documentRow('MVI000001').waitFor();
  return page;
}

describe('a matter service that is killed', () => {
  it('is started again, the window says so, and its matter is there as before', async () => {
    const before = await serviceProcesses(application.app);
    await application.app.evaluate((_electron, [pid]) => process.kill(pid ?? 0, 'SIGKILL'), before);
    await matterPage(application.window)
      .notice(/stopped and is being started again/)
      .waitFor();
    await expect.poll(async () => (await serviceProcesses(application.app)).length).toBe(1);
    expect(await serviceProcesses(application.app)).not.toEqual(before);
    await matterPage(application.window).goTo('History');
    await matterPage(application.window).heading('History').waitFor();
    await matterPage(application.window).goTo('Library');
    await matterPage(application.window).documentRow('MVI000001').waitFor();
    const log = await readFile(join(application.profile, 'incidents.log'), 'utf8');
    expect(log).toMatch(/"where":"service","what":"ended with code -?\d+"/);
    expect(log).not.toContain('Marlow');
  });
});

describe('two windows of one matter', () => {
  it('share one service, which stays while one of them does', async () => {
    await secondWindow();
    const shared = await serviceProcesses(application.app);
    expect({ shared: shared.length, titles: await windowTitles(application.app) }).toEqual({
      shared: 1,
      titles: [sampleWindow, sampleWindow],
    });
    await closeWindow(application.app, 1);
    await expect.poll(() => windowTitles(application.app)).toEqual([sampleWindow]);
    expect(await serviceProcesses(application.app)).toEqual(shared);
  });
});

describe('a window whose matter is closed', () => {
  it('shows the start screen, its service ends, and the matter can be opened again from the list', async () => {
    await chooseFromMenu(application.app, 'close-matter');
    const page = startPage(application.window);
    await page.openSample.waitFor();
    await expect.poll(() => serviceProcesses(application.app)).toEqual([]);
    expect(await windowTitles(application.app)).toEqual(['Glossator']);
    await page.recent('The Marlow Vale Inquiry').click();
    await matterPage(application.window).documentRow('MVI000001').waitFor();
    await expect.poll(() => windowTitles(application.app)).toEqual([sampleWindow]);
  });
});

/** Whether there is a process of this number; one that has ended stays listed until its parent is told. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

describe('closing the last window', () => {
  it('ends the application within its time, and its processes with it', async () => {
    const ended = new Promise<number | null>((resolve) => application.app.process().once('exit', resolve));
    const [service] = await serviceProcesses(application.app);
    await closeWindow(application.app, 0);
    expect(await ended).toBe(0);
    await expect.poll(() => isRunning(service ?? 0)).toBe(false);
  });
});

describe('the menu', () => {
  it('follows what is possible in the window', async () => {
    await expect.poll(() => menuItem(application.app, 'close-matter')).toMatchObject({ enabled: true });
    expect(await menuItem(application.app, 'import-files')).toEqual({
      label: 'Import files…',
      enabled: true,
    });
    await chooseFromMenu(application.app, 'close-matter');
    await startPage(application.window).openSample.waitFor();
    await expect.poll(() => menuItem(application.app, 'close-matter')).toMatchObject({ enabled: false });
    expect(await menuItem(application.app, 'import-files')).toMatchObject({ enabled: false });
  });
});

describe('a page that crashes', () => {
  it('is loaded again, by a new process, and shows its matter', async () => {
    const loadedBy = (): Promise<number> =>
      application.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents === undefined || contents.isCrashed() || contents.isLoading()
          ? 0
          : contents.getOSProcessId();
      });
    const before = await loadedBy();
    await application.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(async () => ![0, before].includes(await loadedBy()), { timeout: 20_000 }).toBe(true);
    const text = (): Promise<unknown> =>
      application.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(text, { timeout: 20_000 }).toContain('MVI000001');
  });
});

describe('a window', () => {
  it('comes back in the size it had', async () => {
    await application.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 70, width: 1_000, height: 640 });
    });
    const place = (): Promise<unknown> =>
      application.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
    await expect.poll(place).toMatchObject({ width: 1_000, height: 640 });
    const bounds = await place();
    const ended = new Promise((resolve) => application.app.process().once('exit', resolve));
    await closeWindow(application.app, 0);
    await ended;
    const again = await startApplication({ profile: application.profile });
    const found = await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    await again.close();
    expect(found).toMatchObject(bounds as object);
  });
});
