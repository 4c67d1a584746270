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
  await review.reviewAs('Ada Quill');
});

beforeEach(async () => {
  // The focus on nothing that takes letters.
  await page.keyboard.press('Alt+1');
  await matterPage(page).documentRow('MVI000002').waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

it('a whole document is tagged by keys where it is read, several in the library, and the library lists them by it', async () => {
  await review.read('MVI000003');
  await page.keyboard.press('Shift+T');
  await page.keyboard.type('cult');
  await page.keyboard.press('Enter');
  await review.announced(/^Tagged MVI000003 as a whole Culture\.$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(review.decided).toEqual(['CU']);

  await review.showReview();
  await review.select('MVI000004', 'MVI000005');
  await review.selection.getByRole('button', { name: 'Tag', exact: true }).click();
  await review.selection.getByRole('button', { name: 'Tag the whole document' }).click();
  await page.keyboard.type('LE');
  await page.keyboard.press('Enter');
  await expect.poll(() => review.row('MVI000005')).toContain('LE');
  await page.keyboard.press('Escape');
  await review.selection.getByRole('button', { name: 'Take Leadership off the document' }).waitFor();
  await review.selection.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Theme of the whole document').selectOption({ label: 'LE Leadership' });
  await expect.poll(review.listed).toEqual(['MVI000004', 'MVI000005']);
  await page.keyboard.press('Control+z');
  await expect.poll(review.listed).toEqual([]);
  await page.getByRole('button', { name: 'Clear the filter' }).first().click();
});

it('relevance and privilege are decided by keys with a reason, shown with who and why, and taken back by undo', async () => {
  await review.read('MVI000001');
  await page.keyboard.press('d');
  await page.keyboard.press('1');
  await review.announced(/^Decided that MVI000001 is relevant\.$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Night staffing');
  await page.keyboard.press('Enter');
  await review.strip.getByText('Night staffing').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('4');
  await review.announced(/^Decided that MVI000001 is privileged in part\.$/);
  await review.strip
    .getByText(/^ ?Ada Quill, \d+ \w+ \d{4}, \d\d:\d\d$/)
    .first()
    .waitFor();
  await keepScreenshot(page, 'review decisions in the reader');
  await page.keyboard.press('Escape');
  await expect.poll(review.decided).toEqual(['relevant', 'privileged in part']);
  await page.keyboard.press('Control+z');
  await expect.poll(review.decided).toEqual(['relevant']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(review.decided).toEqual(['relevant', 'privileged in part']);
});

it('several documents are decided in one act from the library, which lists them by what was decided', async () => {
  await review.showReview();
  await review.select('MVI000006', 'MVI000007', 'MVI000008');
  await review.selection.getByRole('button', { name: 'Decide' }).click();
  await review.selection.getByLabel('Reason, on relevance').fill('Not about care');
  await review.selection.getByRole('button', { name: 'Not relevant' }).click();
  await review.announced(/^Decided that 3 documents are not relevant\.$/);
  await expect.poll(() => review.row('MVI000007')).toContain('not relevant Not about care');
  await keepScreenshot(page, 'review decisions in the library');
  await review.selection.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Relevance', { exact: true }).selectOption('not relevant');
  await expect.poll(review.listed).toEqual(['MVI000006', 'MVI000007', 'MVI000008']);
  await page.keyboard.press('Control+z');
  await expect.poll(review.listed).toEqual([]);
  await page.getByRole('button', { name: 'Clear the filter' }).first().click();
});

it('a privileged document stays out of a pack, which says so', async () => {
  await review.read('MVI000001');
  await page.keyboard.press('d');
  await page.keyboard.press('3');
  await review.announced(/^Decided that MVI000001 is privileged\.$/);
  await page.keyboard.press('Alt+5');
  await page
    .getByText('1 document with chosen passages was left out: decided to be privileged, wholly or in part.')
    .waitFor();
});

it('batches are made by a rule, given to reviewers, read one document after another, and deleted with undo', async () => {
  await review.reviewAs('Ada Quill');
  await review.goTo('Batches');
  await page.getByRole('button', { name: 'Make a batch' }).click();
  const form = page.getByRole('form', { name: 'New batch' });
  await form.getByLabel('Name').fill('First reading');
  await form.getByLabel('Given to').fill('Ada Quill');
  await form.getByLabel('Documents', { exact: true }).selectOption('all');
  await form.getByLabel('Documents in each').fill('4');
  await form.getByText('10 documents in 3 batches.').waitFor();
  await form.getByRole('button', { name: 'Make 3 batches' }).click();
  const batches = page.getByRole('navigation', { name: 'Batches' });
  await expect
    .poll(async () =>
      (await batches.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]),
    )
    .toEqual(['First reading 1', 'First reading 2', 'First reading 3']);

  await batches.getByText('First reading 2').click();
  await page.getByLabel('Given to').fill('Ben Reed');
  await page.keyboard.press('Enter');
  await batches.getByText('Ben Reed').waitFor();
  await keepScreenshot(page, 'review batches');

  await review.goTo('Overview');
  const mine = page.getByRole('region', { name: 'My documents' });
  await expect
    .poll(async () => (await mine.getByRole('heading').allInnerTexts()).slice(1))
    .toEqual(['First reading 1 4 to read', 'First reading 3 2 to read']);
  await mine.getByRole('button', { name: 'Read the next' }).click();
  await page.getByRole('document', { name: /^Text of/ }).waitFor();
  await expect.poll(() => page.locator('.reader-urn').innerText()).toBe('MVI000001');
  await page.keyboard.press('Shift+R');
  await expect.poll(() => page.locator('.reader-urn').innerText()).toBe('MVI000002');
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(() => page.locator('.reader-urn').innerText()).toBe('MVI000003');
  await review.goTo('Overview');
  await mine.getByText('First reading 1 3 to read').waitFor();
  await page
    .getByRole('table', { name: 'How far each batch is' })
    .getByRole('row', { name: /First reading 1/ })
    .waitFor();
  await keepScreenshot(page, 'review overview');

  await review.goTo('Batches');
  await batches.getByText('First reading 3').click();
  await page.getByRole('button', { name: 'Delete the batch' }).click();
  await batches.getByText('First reading 3').waitFor({ state: 'detached' });
  await page.getByLabel('Notices').getByRole('button', { name: 'Undo' }).click();
  await batches.getByText('First reading 3').waitFor();
});

it('a batch is made of what is selected in the library, which lists documents by their batch', async () => {
  await review.showReview();
  await review.select('MVI000009', 'MVI000010');
  await review.selection.getByRole('button', { name: 'Batch', exact: true }).click();
  await review.selection.getByLabel('Name of the batch').fill('Statements');
  await review.selection.getByLabel('Given to').fill('Cora Vane');
  await review.selection.getByRole('button', { name: 'Make the batch' }).click();
  await review.announced(/^Made 1 batch\.$/);
  await review.selection.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByLabel('Batch', { exact: true }).selectOption({ label: 'Statements' });
  await expect.poll(review.listed).toEqual(['MVI000009', 'MVI000010']);
  await page.getByRole('button', { name: 'Clear the filter' }).first().click();
});

it('a sample of what a reviewer has read is read again by another, and what differs is listed and settled', async () => {
  await review.reviewAs('Dora Lind');
  await review.read('MVI000010');
  await page.keyboard.press('d');
  await page.keyboard.press('1');
  await review.announced(/^Decided that MVI000010 is relevant\.$/);
  await review.strip.getByLabel('Reason, on relevance').fill('Night staffing');
  await page.keyboard.press('Enter');
  await review.strip.getByText('Night staffing', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await review.goTo('Second review');
  await page.getByRole('button', { name: 'Draw a sample' }).click();
  const form = page.getByRole('form', { name: 'Draw a sample' });
  await form.getByLabel('Of what was read by').selectOption('Dora Lind');
  await form.getByLabel('How many').fill('100');
  await form.getByLabel('Seed').fill('20190311');
  await form.getByLabel('Read again by').fill('Ben Reed');
  await form.getByRole('button', { name: 'Draw the sample' }).click();
  await page
    .getByText(
      /^1 of 1 document that Dora Lind had marked as read, in order of URN, shuffled by Fisher and Yates .* with the seed 20190311\.$/,
    )
    .waitFor();
  await page.getByText('Ben Reed has not marked any of it as read yet.').waitFor();

  await review.reviewAs('Ben Reed');
  await review.read('MVI000010');
  await page.keyboard.press('d');
  await page.keyboard.press('2');
  await review.announced(/^Decided that MVI000010 is not relevant\.$/);
  await page.keyboard.press('Escape');
  await expect.poll(review.decided).toEqual(['relevance in dispute']);
  await page.keyboard.press('r');
  await review.goTo('Second review');
  await page
    .getByRole('navigation', { name: 'Second reviews' })
    .getByText('Second review of Dora Lind')
    .click();
  await page.getByText('1 document read by both: the two differ on 1 document.').waitFor();
  const differing = page.getByRole('region', { name: 'MVI000010' });
  await expect
    .poll(async () => (await differing.getByRole('row').allInnerTexts())[1])
    .toMatch(/^Relevance\s+relevant “?\s*Night staffing”?\s+not relevant$/);
  await keepScreenshot(page, 'review second review');
  const settle = differing.getByRole('form', { name: 'Settle the relevance of MVI000010' });
  await settle.getByRole('combobox').selectOption('relevant');
  await settle.getByPlaceholder('Reason for settling it so').fill('Both shifts matter');
  await settle.getByRole('button', { name: 'Settle' }).click();
  await differing.getByText('Settled: relevant. Both shifts matter').waitFor();
  await differing.getByRole('button', { name: /^MVI000010/ }).click();
  await expect.poll(review.decided).toEqual(['relevant']);
});

it('progress is kept for each reviewer and counted on the overview', async () => {
  const table = page.getByRole('table', { name: 'How far each reviewer is' });
  const read = async (): Promise<readonly string[]> =>
    (await table.getByRole('row').allInnerTexts())
      .map((text) => {
        const [name = '', , count = '', , aside = ''] = text.split('\t');
        return `${name.trim()} ${count.trim()} ${aside.trim()}`;
      })
      .filter((text) => /^(Reviewer|Eve|Finn)/.test(text));
  await review.reviewAs('Eve Marsh');
  await review.read('MVI000009');
  await page.keyboard.press('r');
  await review.announced(/MVI000009: Read\./);
  await review.reviewAs('Finn Abbot');
  await review.read('MVI000009');
  await page.keyboard.press('x');
  await review.announced(/MVI000009: Set aside\./);
  await review.goTo('Overview');
  await expect.poll(read).toEqual(['Reviewer Read Set aside', 'Eve Marsh 1 –', 'Finn Abbot – 1']);
});

it('a passage carries the date of the event it tells of, and passages are listed in order of it', async () => {
  const reader = readerPage(page);
  await review.read('MVI000002');
  const dates = ['26 April 2016', '17/5/2016', '2014'];
  for (const date of dates) {
    await page.keyboard.press(']');
    await reader.passages.getByRole('button', { name: /^Event date/ }).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type(date);
    await page.keyboard.press('Enter');
    await review.announced(/^Dated the event /);
    await reader.passages
      .getByText(/^Event: /)
      .first()
      .waitFor();
  }
  await reader.passages.getByText('Event: 17 May 2016').waitFor();
  await keepScreenshot(page, 'review event date');
  await review.goTo('Events');
  const events = page.getByRole('grid', { name: 'Passages by event date' });
  const first = async (): Promise<readonly string[]> =>
    events.locator('[role=row] [role=gridcell]:nth-child(1)').allInnerTexts();
  await expect.poll(first).toEqual(['2014', '26 Apr 2016', '17 May 2016']);
  await events.getByRole('button', { name: /^Event/ }).click();
  await expect.poll(first).toEqual(['17 May 2016', '26 Apr 2016', '2014']);
  await keepScreenshot(page, 'review events');
  await events.getByText('17 May 2016').dblclick();
  await reader.text.waitFor();
  await page.keyboard.press('Control+z');
  await reader.passages.getByText('Event: 2014').waitFor({ state: 'detached' });
});
