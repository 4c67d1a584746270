import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';

let application: RunningApplication;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  application.window.setDefaultTimeout(10_000);
  application.window.on('pageerror', (error) => errors.push(error));
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_440, 900),
  );
  await matterPage(application.window).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

it('a preset begins a pack with what is in the matter and says which rule it is built for', async () => {
  const page = application.window;
  await matterPage(page).goTo('Packs');
  await page.getByRole('button', { name: 'Begin with…' }).click();
  await page.getByRole('menuitem', { name: /^Family bundle \(Family Procedure Rules 2010/ }).waitFor();
  await keepScreenshot(page, 'presets');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.getByRole('menuitem', { name: /^Inquiry pack/ }).click();
  expect(await page.getByRole('radio', { name: 'Own parts' }).isChecked()).toBe(true);
  const outline = page.getByRole('table', { name: 'Index of the pack' });
  await expect
    .poll(() => outline.getByRole('row').filter({ hasText: 'MVI000002' }).first().innerText())
    .toContain('MVI000002/1');
  await keepScreenshot(page, 'inquiry preset');
  await page.getByRole('button', { name: 'Begin with…' }).click();
  await page.getByRole('menuitem', { name: 'Themed report' }).click();
  await page.getByRole('radio', { name: 'A chapter for each theme' }).waitFor();
});
