import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { barePdf, shown, streamObject } from '../../fixtures/pdf/bare-pdf.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { readingRoom, type ReadingRoom } from '../reading-room/reading-room.ts';
import { answerDialogs } from '../shell.ts';

const scan = 'MVI000011';

let folder: string;
let room: ReadingRoom;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-before-building-'));
  const picture = { content: 'q 144 0 0 144 60 500 cm /Im Do Q', resources: '/XObject << /Im 100 0 R >>' };
  const content = barePdf([{ content: shown('The register of keys.', 60, 700) }, picture, picture], {
    objects: {
      100: streamObject(
        '\0'.repeat(150 * 1_200),
        '/Type /XObject /Subtype /Image /Width 1200 /Height 1200 /ColorSpace /DeviceGray /BitsPerComponent 1',
      ),
    },
  });
  room = await readingRoom([{ name: 'register.pdf', content }]);
  await matterPage(room.page).goTo('Packs');
  await room.page.getByText('Own parts', { exact: true }).click();
});

afterAll(async () => {
  await room.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

function found(severity: string): Locator {
  return room.page
    .getByRole('region', { name: 'Before building' })
    .getByRole('group', { name: severity })
    .getByRole('listitem');
}

it('what to look at stands above the outline with its weight in words, and leads to its place', async () => {
  const { page, press } = room;
  for (const urn of ['MVI000002', scan, scan]) {
    await page.getByRole('button', { name: 'Add to the pack' }).click();
    await page.getByRole('menuitem', { name: 'Documents…' }).click();
    await page.getByLabel('Find among the documents').fill(urn);
    await page.getByRole('option', { name: urn }).waitFor();
    await press('Enter', 'Escape');
  }
  await found('Look at')
    .filter({ hasText: `Pages 2 and 3 of ${scan} have no text` })
    .waitFor();
  await page.getByText(/^\d+ pages, about [\d,.]+ KB/).waitFor();
  const twice = found('Look at').filter({ hasText: `${scan} stands in this pack twice` });
  await twice.getByRole('button', { name: 'Show No. 3' }).click();
  await expect
    .poll(() =>
      page
        .getByRole('tree', { name: 'Parts of the pack' })
        .getByRole('treeitem', { selected: true })
        .innerText(),
    )
    .toContain(scan);
  await page.getByRole('button', { name: 'Look at the pages of 1 document' }).click();
  await found('Look at')
    .filter({ hasText: `Pages 2 and 3 of ${scan} have pictures of up to 600 dpi` })
    .waitFor();
  expect(await page.getByRole('button', { name: /^Look at the pages of/ }).count()).toBe(0);
  await keepScreenshot(page, 'before building');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreenshot(page, 'before building in the dark');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await found('Look at')
    .filter({ hasText: 'have no text' })
    .getByRole('button', { name: `Open ${scan}` })
    .click();
  await page.getByText('The register of keys.').first().waitFor();
  await matterPage(page).goTo('Packs');
});

it('a size to warn over is chosen with its source, and the pack that was built says what was found', async () => {
  const { page } = room;
  await page.getByRole('tab', { name: 'Numbers and look' }).click();
  await page.getByLabel('Warn of a PDF larger than').selectOption('10');
  await page.getByText(/^Civil Procedure Rules, Practice Direction 5B/).waitFor();
  await page.getByRole('checkbox', { name: /^After the case, the bundle and the hearing/ }).check();
  await page.getByLabel('Letter of the bundle').fill('B');
  await page.getByLabel('Day of the hearing').fill('9 May 2019');
  await page.getByText('The Marlow Vale Inquiry, Bundle B, 9 May 2019.pdf').waitFor();
  await page.getByLabel('Day of the hearing').scrollIntoViewIfNeeded();
  await keepScreenshot(page, 'size to warn over');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await answerDialogs(room.application, { open: folder });
  await page.getByRole('button', { name: 'Build pack' }).click();
  const built = page.getByRole('region', { name: 'Results' });
  await built.getByText(`Pages 2 and 3 of ${scan} have pictures of up to 600 dpi`).waitFor();
  await built.getByText('The Marlow Vale Inquiry, Bundle B, 9 May 2019.pdf').waitFor();
  await keepScreenshot(page, 'built with findings');
});
