import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';

let application: RunningApplication | null = null;
let profile: string | null = null;

afterEach(async () => {
  await application?.close();
  if (profile !== null) await rm(profile, { recursive: true, force: true });
});

attachLogsToFailures();

/** The names of the backups of the only matter whose backups lie in a folder. */
function backupsIn(folder: string): readonly string[] {
  const [matter = ''] = readdirSync(folder);
  return readdirSync(join(folder, matter, 'snapshots')).filter((name) => name.endsWith('.matter'));
}

it('a person backs up now, chooses a folder, is told when it is gone, and closing backs up what changed', async () => {
  profile = await makeProfile();
  application = await startApplication({ profile });
  const page = application.window;
  const stick = join(profile, 'stick');
  mkdirSync(stick);
  await application.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, stick);
  await matterPage(page).documentRow('MVI000002').waitFor();
  await page.keyboard.press('Control+,');
  const section = page.getByRole('region', { name: 'Backups' });
  await section.getByText('None yet.').waitFor();
  await keepScreenshot(page, 'backups none');
  await section.getByRole('button', { name: 'Back up now' }).click();
  await section.getByText('1 backup kept. Nothing was changed since.').waitFor();
  expect(backupsIn(join(profile, 'backups'))).toHaveLength(1);
  await section.getByRole('button', { name: 'Choose a folder' }).click();
  await section.getByText(stick).waitFor();
  rmSync(stick, { recursive: true });
  await section.getByRole('button', { name: 'Back up now' }).click();
  await section.getByRole('alert').getByText('the folder for backups is not there').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await section.scrollIntoViewIfNeeded();
    await keepScreenshot(page, `backups ${colorScheme}`);
    expect(await axeFaults(page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  mkdirSync(stick);
  await page.getByRole('textbox', { name: 'Title' }).fill('A title that was changed');
  await page.getByRole('textbox', { name: 'Title' }).press('Enter');
  await section.getByText('The matter was changed since.').waitFor();
  await application.close();
  application = null;
  expect(backupsIn(stick)).toHaveLength(1);
});
