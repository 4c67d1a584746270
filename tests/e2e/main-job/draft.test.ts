import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  attachLogsToFailures,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { serviceProcesses } from '../shell.ts';
import { readerPage } from './reader-page.ts';

let profile: string;
let application: RunningApplication;

beforeEach(async () => {
  profile = await makeProfile();
  application = await startApplication({ profile });
  await matterPage(application.window).documentRow('MVI000002').waitFor();
});

afterEach(async () => {
  await application.close();
  await rm(profile, { recursive: true, force: true });
});

attachLogsToFailures();

const words = 'County leaders have promised an independent review';
const typed = 'Compare the promise with the minute of the same week.';

/** Begins a note on words of the press report and types it, without leaving it. */
async function typeNote(): Promise<void> {
  const page = application.window;
  await matterPage(page).documentRow('MVI000002').dblclick();
  const reader = readerPage(page);
  await reader.text.waitFor();
  await reader.select(words);
  await page.keyboard.press('n');
  await reader.newNote.waitFor();
  await page.keyboard.type(typed);
  await page
    .getByRole('group', { name: 'New note' })
    .getByText(/^Saved/)
    .waitFor();
}

async function killService(): Promise<void> {
  const [before] = await serviceProcesses(application.app);
  process.kill(before ?? 0, 'SIGKILL');
  await expect
    .poll(async () => (await serviceProcesses(application.app)).filter((id) => id !== before).length)
    .toBe(1);
}

it('a note being typed when the service is killed goes on being typed, and all of it is kept', async () => {
  const page = application.window;
  await typeNote();
  await killService();
  await page.keyboard.type(' And the rota.');
  await page.keyboard.press('Control+Enter');
  await readerPage(page).newNote.waitFor({ state: 'detached' });
  await readerPage(page).passage(words).getByText(`${typed} And the rota.`).waitFor();
});

async function killEverything(): Promise<void> {
  const ended = new Promise((resolve) => application.app.process().once('exit', resolve));
  const [service] = await serviceProcesses(application.app);
  process.kill(service ?? 0, 'SIGKILL');
  application.app.process().kill('SIGKILL');
  await ended;
}

it('a note being typed when the whole application is killed is offered again after the restart', async () => {
  await typeNote();
  await killEverything();
  application = await startApplication({ profile });
  const page = application.window;
  await matterPage(page).documentRow('MVI000002').waitFor();
  await matterPage(page).goTo('Notes');
  const left = page.getByRole('region', { name: 'Left unfinished' });
  await left.getByText(typed).waitFor();
  await left.getByRole('button', { name: 'Go on writing' }).click();
  await page.keyboard.press('Control+Enter');
  await left.waitFor({ state: 'detached' });
  const note = page.getByRole('article').filter({ hasText: typed });
  await note.getByText('privileged, never leaves in a pack').waitFor();
});

it('a pack being put together when the whole application is killed is there again after the restart', async () => {
  const first = application.window;
  await matterPage(first).goTo('Packs');
  await first.getByText('Own parts', { exact: true }).click();
  await first.getByRole('button', { name: 'Add to the pack' }).click();
  await first.getByRole('menuitem', { name: 'A divider' }).click();
  await first.keyboard.type('Tab of the first hearing');
  await first.keyboard.press('Enter');
  await first.getByText(/^Draft saved/).waitFor();
  await killEverything();
  application = await startApplication({ profile });
  const page = application.window;
  await matterPage(page).documentRow('MVI000002').waitFor();
  await matterPage(page).goTo('Packs');
  const parts = page.getByRole('tree', { name: 'Parts of the pack' });
  await parts.getByText('Tab of the first hearing').waitFor();
  await page.getByText('is here again, as it was').waitFor();
});
