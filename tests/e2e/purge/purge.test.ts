import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  makeProfile,
  startApplication,
  type RunningApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';

let profile: string;
let application: RunningApplication;
let page: Page;

beforeAll(async () => {
  profile = await makeProfile();
  await start();
});

afterAll(async () => {
  await application.close();
});

attachLogsToFailures();

async function start(): Promise<void> {
  application = await startApplication({ profile });
  page = application.window;
  page.setDefaultTimeout(10_000);
  await resize(1_440, 900);
  await matterPage(page).documentRow('MVI000002').waitFor();
}

async function resize(width: number, height: number): Promise<void> {
  await application.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as const,
  );
}

/** Checks the library's accessibility in one appearance; keeps pictures of both, in two sizes, where pictures are wanted. */
async function look(name: string, checked: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: checked });
  expect(await axeFaults(page, checked === 'light' ? 'everything' : 'colours')).toEqual([]);
  if (process.env['GLOSSATOR_TEST_OUTPUT'] !== undefined) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of [
        [1_440, 900],
        [1_280, 720],
      ] as const) {
        await resize(width, height);
        await keepScreenshot(page, `purge ${name} ${colorScheme} ${String(width)}`);
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function workAs(name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  const form = page.getByRole('group', { name: 'Reviewer' });
  await form.getByRole('textbox').fill(name);
  await form.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `saved: ${name}` })
    .first()
    .waitFor({ state: 'attached' });
  await matterPage(page).goTo('Library');
}

it('one reviewer proposes to purge a document, another approves, and it stays gone and told after a restart', async () => {
  await workAs('Ada Quill');
  await matterPage(page).documentRow('MVI000003').click();
  const propose = page.getByRole('button', { name: 'Propose to purge…' });
  await propose.focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Propose to purge MVI000003' });
  const send = form.getByRole('button', { name: 'Propose to purge MVI000003' });
  expect(await send.isDisabled()).toBe(true);
  await form.getByRole('textbox', { name: 'Reason' }).fill('Privileged, sent to us by mistake');
  await send.scrollIntoViewIfNeeded();
  await look('form', 'light');
  await send.focus();
  await page.keyboard.press('Enter');
  const proposals = page.getByRole('list', { name: 'Proposals to purge' });
  await proposals.getByText('another reviewer must approve it').waitFor();

  await workAs('Ben Reed');
  await proposals.getByText(/MVI000003 proposed by Ada Quill/u).waitFor();
  await look('proposal', 'light');
  await proposals.getByRole('button', { name: 'Approve and purge MVI000003' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: 'MVI000003 was purged.' })
    .first()
    .waitFor({ state: 'attached' });
  await page.locator('h1:focus').waitFor();
  await matterPage(page).documentRows.filter({ hasText: 'MVI000003' }).waitFor({ state: 'detached' });
  await application.close();

  await start();
  await page.getByRole('button', { name: 'Show 1 purged document' }).click();
  const stone = page.getByRole('list', { name: 'Purged documents' }).getByRole('listitem');
  expect((await stone.innerText()).replaceAll(/\s+/gu, ' ')).toMatch(
    /^MVI000003 purged .* proposed by Ada Quill, approved by Ben Reed: Privileged, sent to us by mistake$/u,
  );
  await look('purged', 'dark');
  await page.keyboard.press('Alt+6');
  await page.getByText('Purged {MVI000003}, proposed by Ada Quill and approved by Ben Reed').waitFor();
  await page.getByRole('button', { name: 'Check the matter' }).click();
  await page.getByText(/checks hold$/u).click();
  await page.getByText(/Withheld: \d+ bodies were purged/u).waitFor();
});
