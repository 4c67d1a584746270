import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { readingRoom, type ReadingRoom } from '../reading-room/reading-room.ts';

const first = 'The warden of the east house told the panel that no rota had been kept since the spring.';
const second = 'Nobody asked the night staff whether they had been trained before that winter.';
const third = 'The ledger of the kitchen was burnt in the yard behind the laundry on the same evening.';
const garden = 'The gardener saw smoke behind the laundry and thought nothing of it.';

let room: ReadingRoom;

beforeAll(async () => {
  room = await readingRoom([
    { name: 'statement.txt', content: `Statement of the porter\n\n${first}\n\n${second}\n\n${third}\n` },
    {
      name: 'statement-corrected.txt',
      content: `Corrected statement of the porter\n\n${second.replace('Nobody', 'No one')}\n\n${garden}\n\n${first}\n`,
    },
  ]);
});

afterAll(async () => {
  await room.close();
});

attachLogsToFailures();

function rowOf(words: string): Locator {
  return room.page
    .getByRole('grid', { name: 'Documents' })
    .getByRole('row')
    .filter({ has: room.page.getByText(words, { exact: true }) });
}

async function urnOf(words: string): Promise<string> {
  return (
    await rowOf(words)
      .getByText(/^MVI\d{6}$/u)
      .innerText()
  ).trim();
}

/** A picture in both appearances, for a person to look at. */
/** Looks at what is drawn in both appearances, and has the accessibility checker look. */
async function seen(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await room.page.emulateMedia({ colorScheme });
    await keepScreenshot(room.page, `${name} ${colorScheme}`);
    expect(await axeFaults(room.page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  await room.page.emulateMedia({ colorScheme: 'light' });
}

describe('what is known of documents', () => {
  it('is set in many of them at once, shown by origin, filtered, and taken back by one undo', async () => {
    const { page } = room;
    await matterPage(page).goTo('Library');
    await rowOf('Statement of the porter').click({ modifiers: ['ControlOrMeta'] });
    await rowOf('Corrected statement of the porter').click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('button', { name: 'Describe…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Describe 2 documents' });
    await sheet.getByLabel('Provider', { exact: true }).fill('Fernlea Council');
    await sheet.getByLabel('Received', { exact: true }).fill('11 Feb 2026');
    await sheet.getByText('Sets the provider and date of receipt.').waitFor();
    await seen('describe sheet');
    await sheet.getByRole('button', { name: 'Set in 2 documents' }).click();
    await matterPage(page)
      .notice(/^Set the provider and date of receipt of 2 documents/u)
      .waitFor();
    await page.getByRole('button', { name: 'Clear selection' }).click();

    await page.getByLabel('Show', { exact: true }).selectOption('origin');
    await page.getByLabel('Provider', { exact: true }).first().selectOption({ label: 'Fernlea Council' });
    await expect.poll(() => matterPage(page).documentRows.count()).toBe(2);
    expect(await rowOf('Statement of the porter').getByText('11 Feb 2026').count()).toBe(1);
    await seen('library by origin');
    await page.getByRole('button', { name: 'Columns…' }).click();
    await page.getByRole('dialog', { name: 'Columns' }).getByLabel('File').check();
    await seen('columns');
    await page.keyboard.press('Escape');
    await rowOf('Statement of the porter').getByText('statement.txt').waitFor();
    await room.press('Control+z');
    await page.getByText('No document fits this filter.').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).first().click();
  });

  it('can have fields of the matter’s own', async () => {
    const { page } = room;
    await room.press('Control+,');
    await page.getByLabel('New field').fill('Box');
    await page.getByLabel('It holds').selectOption('number');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take out Box' }).waitFor();
    await seen('fields in settings');
    await matterPage(page).goTo('Library');
    await rowOf('Statement of the porter').click();
    const details = page.getByRole('complementary', { name: 'Details of the document' });
    await details.getByLabel('Box').fill('twelve');
    await page.keyboard.press('Enter');
    await details.getByText('This is not a number.').waitFor();
    await details.getByLabel('Box').fill('12');
    await page.keyboard.press('Enter');
    await room.announced('Description corrected.');
    await details.getByLabel('Provider', { exact: true }).scrollIntoViewIfNeeded();
    await seen('details');
  });
});

describe('a corrected version', () => {
  it('takes over the passages that are found in it, and the rest is placed by hand beside it', async () => {
    const { page } = room;
    await matterPage(page).goTo('Library');
    await page.getByLabel('Show', { exact: true }).selectOption('description');
    const urns = [await urnOf('Statement of the porter'), await urnOf('Corrected statement of the porter')];
    const [old = '', corrected = ''] = urns;
    await room.open(old);
    for (const quote of [first, second, third]) {
      await room.caretBefore(quote);
      await room.press('b', '1');
    }
    await expect.poll(async () => (await room.listed()).length).toBe(3);

    await matterPage(page).goTo('Library');
    await rowOf('Statement of the porter').click();
    await page.getByRole('button', { name: 'A corrected version has come…' }).click();
    const dialog = page.getByRole('dialog', { name: `Corrected version of ${old}` });
    await dialog
      .getByLabel('The corrected document')
      .selectOption({ label: `${corrected} Corrected statement of the porter` });
    await dialog.getByRole('button', { name: 'Look for the passages' }).click();
    await dialog
      .getByText(`1 passage found word for word in ${corrected}, 1 much alike, 1 not found.`)
      .waitFor();
    await seen('superseding looked at');
    await dialog.getByRole('button', { name: `Supersede, and place 2 passages in ${corrected}` }).click();
    await matterPage(page)
      .notice(/is superseded by .*1 passage to be placed by hand/u)
      .waitFor();
    await seen('superseded in the library');

    await room.open(old);
    await page.getByText(`Superseded by ${corrected}`).waitFor();
    await page.getByText(`1 passage not placed in ${corrected} yet`).click();
    await page.getByRole('button', { name: `Place in ${corrected}` }).click();
    const side = page.locator('.reader-side').filter({ hasText: corrected }).last();
    await side.getByText('Select the text here').waitFor();
    await side.getByText(garden).click();
    await room.press('b');
    await page.getByRole('button', { name: 'Place here' }).waitFor();
    await seen('placing by hand');
    await room.press('Alt+P');
    await matterPage(page)
      .notice(/^Placed the passage of/u)
      .waitFor();
    await expect.poll(() => page.getByText('not placed in').count()).toBe(0);
    await seen('all placed');
    expect(room.errors).toEqual([]);
  });
});
