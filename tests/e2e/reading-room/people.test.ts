import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { reviewPage, type ReviewPage } from '../review-page.ts';

let application: RunningApplication;
let page: Page;
let review: ReviewPage;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
  review = reviewPage(page);
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

/** The list of people and organisations: name, kind and number of mentions of each. */
async function listed(): Promise<readonly (readonly string[])[]> {
  const list = page.getByRole('navigation', { name: 'People and organisations' });
  return (await list.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n').filter(Boolean));
}

async function add(name: string, kind: 'person' | 'organisation', aliases: string): Promise<void> {
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const form = page.getByRole('form', { name: 'New person or organisation' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Kind').selectOption(kind);
  await form.getByLabel('Other names, one a line').fill(aliases);
  await form.getByRole('button', { name: 'Add', exact: true }).click();
}

/** Has the two of these tests on the list, whichever test comes first. */
async function addBoth(): Promise<void> {
  await review.goTo('People and organisations');
  if ((await listed()).length > 0) return;
  await add('Bolesław Górski', 'person', 'GORSKI\nMr Górski');
  await page
    .getByRole('region', { name: /^Mentions/ })
    .getByRole('button', { name: /^\{MVI/ })
    .first()
    .waitFor();
  await add('Residential Care Inspectorate', 'organisation', 'the inspectorate\nRCI');
}

beforeEach(addBoth);

it('people and organisations are found in the text by every name, whatever the capitals and accents', async () => {
  await expect.poll(listed).toEqual([
    ['Bolesław Górski', 'person', '9 mentions'],
    ['Residential Care Inspectorate', 'organisation', '13 mentions'],
  ]);
  await keepScreenshot(page, 'review people');
});

it('an alias more finds more, and undo takes both the alias and the mentions away', async () => {
  await page
    .getByRole('navigation', { name: 'People and organisations' })
    .getByText('Bolesław Górski')
    .click();
  const before = await listed();
  const aliases = page.getByLabel('Other names, one a line');
  await aliases.fill('GORSKI\nMr Górski\nthe deceased\nresident 14\nretired draughtsman');
  await page.getByLabel('Remark').focus();
  await review.announced(/^Changed Bolesław Górski\.$/);
  await expect.poll(listed).not.toEqual(before);
  await page.getByRole('heading', { name: 'Review' }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(listed).toEqual(before);
});

it('a mention leads to its place in the text', async () => {
  await page
    .getByRole('navigation', { name: 'People and organisations' })
    .getByText('Bolesław Górski')
    .click();
  const mentions = page.getByRole('region', { name: /^Mentions/ });
  await mentions.getByRole('listitem').filter({ hasText: 'MVI000006' }).getByRole('button').first().click();
  await readerPage(page).text.waitFor();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toMatch(/Górski$/);
});

it('the reader lists who is named in the document, with a way to each place', async () => {
  await review.read('MVI000001');
  await readerPage(page).text.focus();
  await page.keyboard.press('Shift+P');
  const people = page.getByRole('dialog', { name: 'People in MVI000001' });
  await people.getByRole('heading', { name: /^Bolesław Górski person, 3 mentions$/ }).waitFor();
  await keepScreenshot(page, 'review people in a document');
  await people.getByRole('listitem').first().getByRole('button', { name: /^\{¶/ }).nth(1).click();
  await people.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toMatch(/^(Mr |Bolesław )?Górski$/);
});

it('somebody taken off the list comes back by undo', async () => {
  await review.goTo('People and organisations');
  await page.getByText('Residential Care Inspectorate').first().click();
  await page.getByRole('button', { name: 'Take off the list' }).click();
  await expect.poll(async () => (await listed()).length).toBe(1);
  await page.getByLabel('Notices').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await listed()).length).toBe(2);
});
