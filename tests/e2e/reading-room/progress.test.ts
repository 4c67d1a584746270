import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';
import { type ReadingPage, readingPage, resizeWindow } from './reading-page.ts';

let folder: string;
let application: RunningApplication;
let page: Page;
let reading: ReadingPage;

/** Two letters nobody has tagged, the first with many lines so that its end has to be come to. */
const letters: Readonly<Record<string, string>> = {
  'letter-from-the-warden.txt': Array.from(
    { length: 60 },
    (_, at) => `The warden counted the lamps of corridor ${String(at + 1)} and found one of them out.`,
  ).join('\n\n'),
  'letter-from-the-porter.txt': 'The porter carried the spare lamps down and signed for none of them.',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-progress-'));
  application = await startApplication();
  page = application.window;
  page.setDefaultTimeout(8_000);
  reading = readingPage(page);
  await resizeWindow(application, 1440, 900);
  await matterPage(page).documentRow('MVI000004').waitFor();
  for (const [name, text] of Object.entries(letters)) await writeFile(join(folder, name), text);
  await answerDialogs(application, { open: folder });
  await page.getByRole('button', { name: 'Import a folder' }).click();
  await matterPage(page).documentRow('MVI000012').waitFor();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

/** What the document being read says of one’s own progress. */
function ownState(): Promise<string> {
  return page.locator('.reader-progress-state').first().innerText();
}

/** The references of the documents listed, by a choice of the list. */
async function listedUnder(choice: string): Promise<readonly string[]> {
  await page.getByLabel('Documents shown').selectOption({ label: choice });
  return reading.documents
    .locator('.reader-document-facts')
    .evaluateAll((facts) => facts.map((fact) => /^\w+/.exec(fact.textContent)?.[0] ?? ''));
}

describe('progress with documents', () => {
  it('opening a document makes it one being read, keys say it is read or set aside, and the list says so in words', async () => {
    await reading.open('MVI000001');
    await expect.poll(ownState).toMatch(/Reading$/);
    await reading.listed('MVI000001').getByText('Reading').waitFor();
    await reading.listed('MVI000002').getByText('Unread').waitFor();
    await page.keyboard.press('r');
    await expect.poll(ownState).toMatch(/Read$/);
    await reading.listed('MVI000001').getByText('Read', { exact: false }).waitFor();
    await page.keyboard.press('x');
    await expect.poll(ownState).toMatch(/Set aside$/);
    await page.keyboard.press('Shift+U');
    await expect.poll(ownState).toMatch(/Unread$/);
    await page.getByRole('button', { name: 'Mark as read' }).first().click();
    await expect.poll(ownState).toMatch(/Read$/);
    await page.keyboard.press('Control+z');
    await expect.poll(ownState).toMatch(/Unread$/);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(ownState).toMatch(/Read$/);
  });

  it('the list is narrowed by state, and to what nobody has tagged', async () => {
    await reading.open('MVI000002');
    await expect.poll(ownState).toMatch(/Reading$/);
    await page.keyboard.press('x');
    await expect.poll(ownState).toMatch(/Set aside$/);
    await reading.open('MVI000003');
    await expect.poll(ownState).toMatch(/Reading$/);
    expect({
      read: await listedUnder('Read'),
      aside: await listedUnder('Set aside'),
      reading: await listedUnder('Reading'),
      untagged: await listedUnder('Untagged'),
    }).toEqual({
      read: ['MVI000001'],
      aside: ['MVI000002'],
      reading: ['MVI000003'],
      untagged: ['MVI000011', 'MVI000012'],
    });
    expect((await listedUnder('Unread')).length).toBeGreaterThan(5);
    await keepScreenshot(page, 'documents by progress');
    await listedUnder('All documents');
  });

  it('one key goes to the next untagged document, and says when there is none', async () => {
    await reading.open('MVI000003');
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.reader-urn').innerText()).toBe('MVI000011');
    await expect.poll(ownState).toMatch(/Reading$/);
    await page.keyboard.press('x');
    await expect.poll(ownState).toMatch(/Set aside$/);
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.reader-urn').innerText()).toBe('MVI000012');
    await page.keyboard.press('u');
    await matterPage(page)
      .notice(/^There is no further document to read/)
      .waitFor();
  });

  it('who comes to the end of a text is offered to mark it as read, and need not', async () => {
    const end = page.locator('.reader-end');
    for (const urn of ['MVI000011', 'MVI000012']) {
      await reading.open(urn);
      if ((await page.locator('.reader-block').count()) > 20) break;
    }
    await expect.poll(ownState).not.toBe('');
    await page.getByRole('button', { name: 'Mark as unread' }).click();
    await expect.poll(ownState).toMatch(/Unread$/);
    await reading.text.focus();
    await page.keyboard.press('Control+End');
    await reading.text.hover();
    await page.mouse.wheel(0, 20_000);
    await page
      .getByRole('status')
      .filter({ hasText: 'End of the text. Press R to mark the document as read.' })
      .waitFor({ state: 'attached' });
    await expect.poll(ownState).toMatch(/Unread$/);
    await end.getByRole('button', { name: 'Mark as read' }).click();
    await end.getByText('You have read this document.').waitFor();
    await expect.poll(ownState).toMatch(/Read$/);
  });

  it('another reviewer has progress of their own and sees that of the first', async () => {
    await reading.open('MVI000006');
    await expect.poll(ownState).toMatch(/Reading$/);
    await page.keyboard.press('r');
    await expect.poll(ownState).toMatch(/Read$/);
    await page.keyboard.press('Control+,');
    await page.getByLabel(/^Your name/).fill('Ada Lintott');
    await page.getByRole('group', { name: 'Reviewer' }).getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: 'Reviewer saved: Ada Lintott.' })
      .waitFor({ state: 'attached' });
    await reading.open('MVI000006');
    await expect.poll(ownState).toMatch(/Reading$/);
    await page
      .getByRole('list', { name: 'Other reviewers' })
      .getByText(/: read, /)
      .waitFor();
    await reading
      .listed('MVI000006')
      .getByText(/: read$/)
      .waitFor();
    await keepScreenshot(page, 'progress of two reviewers');
  });
});
