import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { chooseFromMenu } from '../shell.ts';
import { readerPage, type ReaderPage } from './reader-page.ts';

let application: RunningApplication;

beforeEach(async () => {
  application = await startApplication();
  await matterPage(application.window).documentRow('MVI000002').waitFor();
});

afterEach(async () => {
  await application.close();
});

attachLogsToFailures();

/** Words of the press report that no passage covers. */
const words = 'County leaders have promised an independent review';

it('two windows on one matter stay in step: what is tagged, noted or undone in one is so in the other', async () => {
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  const windows = [application.window, await opened] as const;
  const readers: ReaderPage[] = [];
  for (const window of windows) {
    await matterPage(window).documentRow('MVI000002').dblclick();
    const reader = readerPage(window);
    await reader.text.waitFor();
    readers.push(reader);
  }
  const [here, there] = readers;
  if (here === undefined || there === undefined) throw new Error('There are not two windows.');

  await here.select(words);
  await windows[0].keyboard.press('2');
  await there.passage(words).waitFor();
  await windows[1].getByRole('navigation').getByRole('button', { name: 'Culture 9 passages' }).waitFor();

  await there.passage(words).getByRole('button', { name: words }).click();
  await windows[1].keyboard.press('n');
  await there.newNote.fill('Which leaders, and when?');
  await windows[1].keyboard.press('Control+Enter');
  await here.passage(words).getByText('Which leaders, and when?').waitFor();

  await windows[0].keyboard.press('Control+z');
  await there.passage(words).getByText('Which leaders, and when?').waitFor({ state: 'detached' });
  await windows[1].keyboard.press('Control+z');
  await here.passage(words).waitFor({ state: 'detached' });
  await expect.poll(() => there.passage(words).count()).toBe(0);
});
