import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { linesDown, pagedPdf } from '../../fixtures/pages/paged-pdf.ts';
import { folded, readPackPdf } from '../../unit/pack/read-pack-pdf.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { packInside } from '../main-job/pack-on-disk.ts';
import { packsPage } from '../main-job/packs-page.ts';
import { matterPage } from '../matter-page.ts';
import { readingRoom, type ReadingRoom } from '../reading-room/reading-room.ts';
import { answerDialogs } from '../shell.ts';

const minutes = 'MVI000011';

let folder: string;
let room: ReadingRoom;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-builder-'));
  const content = await pagedPdf({
    title: 'Minutes',
    pages: [
      { lines: linesDown(['The panel met in the spring.']) },
      { lines: linesDown(['The register was kept in a locked press.']) },
    ],
  });
  room = await readingRoom([{ name: 'minutes.pdf', content }]);
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

function parts(): Locator {
  return room.page.getByRole('tree', { name: 'Parts of the pack' });
}

/** The list of parts as it reads: sections with their letters, items by their titles. */
function listed(): Promise<readonly string[]> {
  return parts()
    .getByRole('treeitem')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [row.querySelector('.part-row-letter'), row.querySelector('.part-row-title')]
          .flatMap((part) => part?.textContent ?? [])
          .join(' '),
      ),
    );
}

async function add(what: string): Promise<void> {
  await room.page.getByRole('button', { name: 'Add to the pack' }).click();
  await room.page.getByRole('menuitem', { name: what }).click();
}

async function show(tab: string): Promise<void> {
  await room.page.getByRole('tab', { name: tab }).click();
}

function inOutline(words: string | RegExp): Locator {
  return room.page
    .getByRole('table', { name: 'Index of the pack' })
    .getByRole('row')
    .filter({ hasText: words });
}

const bundle = ['A Documents', `${minutes} The panel met in the spring`, 'Training', 'In short', 'Tab 2'];

it('parts are added from lists and the menu, named in place, and moved by keyboard and by mouse', async () => {
  const { page, press } = room;
  await page.getByText('A pack of your own parts is empty so far.').waitFor();
  await keepScreenshot(page, 'builder empty');
  await add('Documents…');
  await page.getByLabel('Find among the documents').fill(minutes);
  // The list is read anew after the import; what was read before is shown until then.
  await page.getByRole('option', { name: minutes }).waitFor();
  await press('Enter', 'Escape', 'Enter');
  await page.getByRole('radio', { name: 'Only some pages' }).waitFor();
  await press('Escape');
  await add('A divider');
  await page.keyboard.type('Tab 2');
  await press('Enter');
  await add('Theme chapters…');
  await page.getByLabel('Find among the themes').fill('training');
  await page
    .getByRole('option', { name: 'Training' })
    .dragTo(parts().getByText('Tab 2'), { targetPosition: { x: 5, y: 18 } });
  await room.announced(/^Added Training to Documents\.$/);
  await press('Escape');
  await add('A page of own words');
  await page.getByLabel('Title of the page').fill('In short');
  await page.getByLabel('Words of the page').click();
  await page.keyboard.type(`See {${minutes}/2} and [Z9].`);
  await press('Escape');
  expect(await listed()).toEqual([...bundle.slice(0, 2), 'Tab 2', 'Training', 'In short']);
  await parts().focus();
  await press('ArrowUp', 'ArrowUp', 'Alt+ArrowDown');
  await room.announced(/^Tab 2 is now 3 of 4 in Documents\.$/);
  await parts()
    .getByText('Tab 2')
    .dragTo(parts().getByText('In short'), { targetPosition: { x: 5, y: 14 } });
  await expect.poll(listed).toEqual(bundle);
});

it('what was done to a bundle is undone and redone in the builder, and nothing else is', async () => {
  const { press } = room;
  await parts().focus();
  await press('Delete', 'Control+z', 'Control+z', 'Control+z');
  expect(await listed()).toEqual([...bundle.slice(0, 2), 'Tab 2', 'Training', 'In short']);
  await press('Control+y', 'Control+y', 'Control+y');
  expect(await listed()).toEqual(bundle.slice(0, 4));
  await press('Control+z');
  expect(await listed()).toEqual(bundle);
});

it('the outline tells numbers by section, references without a place, and leads to the part and back', async () => {
  const { page } = room;
  await show('Numbers and look');
  await page.getByRole('radio', { name: /^By section/ }).check();
  await page.getByRole('checkbox', { name: /^The whole text of every cited document/ }).check();
  await keepScreenshot(page, 'builder settings');
  await show('Outline');
  await inOutline(minutes).getByRole('button', { name: 'Look at page A1' }).waitFor();
  await page.getByText(/1 reference found, 1 reference that leads nowhere$/).waitFor();
  await inOutline('Training')
    .getByRole('button', { name: /^Training/ })
    .click();
  await parts().getByRole('treeitem', { name: 'Training', selected: true }).waitFor();
  await keepScreenshot(page, 'builder outline');
});

it('any page is looked at before building, a page of a source as it is', async () => {
  const { page } = room;
  await inOutline(minutes)
    .getByRole('button', { name: /^Look at page/ })
    .click();
  await page.getByRole('img', { name: /^Page A1, / }).waitFor();
  await page.getByRole('button', { name: 'Next page' }).click();
  const picture = page.getByRole('img', { name: /^Page A2, / });
  await picture.waitFor();
  const isInked = await picture.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return false;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height / 2).data ?? [];
    return pixels.some((value, at) => at % 4 === 0 && value < 90);
  });
  expect(isInked).toBe(true);
  await keepScreenshot(page, 'builder page');
});

it('parts are kept as a template, which is used, deleted and brought back', async () => {
  const { page } = room;
  await show('Templates');
  await page.getByLabel('Save these choices as').fill('Harrow hearing');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Use Harrow hearing' }).waitFor();
  await parts().focus();
  await room.press('Home', 'Delete');
  expect(await listed()).toEqual([]);
  await page.getByRole('button', { name: 'Use Harrow hearing' }).click();
  expect(await listed()).toEqual(bundle);
  await page.getByRole('button', { name: 'Delete Harrow hearing' }).click();
  await page.getByRole('button', { name: 'Use Harrow hearing' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByRole('button', { name: 'Use Harrow hearing' }).waitFor();
  await keepScreenshot(page, 'builder templates');
});

it('the accessibility checker finds nothing on its parts, in light and dark', async () => {
  const { page } = room;
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const faults = await axeFaults(page, colorScheme === 'light' ? 'everything' : 'colours');
      found.push(...faults.map((fault) => `${name}, ${colorScheme}: ${fault}`));
      await keepScreenshot(page, `builder ${name} ${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  await look('templates');
  await show('Outline');
  await add('Documents…');
  await inOutline('Training').waitFor();
  await look('outline beside documents to add');
  await room.press('Escape');
  await parts().getByText('In short').dblclick();
  await page.getByLabel('Words of the page').waitFor();
  await show('Page');
  await page.getByRole('img', { name: /^Page / }).waitFor();
  await look('page beside own words');
  await room.press('Escape');
  expect(found).toEqual([]);
});

it('the bundle is built, and its own verifier finds it whole', async () => {
  const { page } = room;
  await answerDialogs(room.application, { open: folder });
  const packs = packsPage(page);
  await packs.title.fill('Harrow bundle');
  await packs.build.click();
  await packs.built.waitFor({ timeout: 45_000 });
  await packs.checkBuilt.click();
  await page.getByText(/^The pack is as it was built, and every quote is in its source/).waitFor();
  const { folder: built, files } = await packInside(folder);
  const said = execFileSync(process.execPath, [join(built, 'verify-pack.mjs')], {
    cwd: built,
    encoding: 'utf8',
  });
  expect(said).toMatch(/^All \d+ checks hold/m);
  const pdf = await readPackPdf(files.get('Harrow bundle.pdf') ?? Buffer.alloc(0));
  const textOf = (label: string): string => folded(pdf.pages.find((one) => one.label === label)?.text ?? '');
  expect(textOf('A2')).toContain('The register was kept in a locked press.');
  const words = pdf.pages.findIndex((one) => folded(one.text).includes(`See {${minutes}/2}`));
  const target = pdf.pages.findIndex((one) => one.label === 'A2');
  expect(pdf.pages[words]?.links.map(({ toPage }) => toPage)).toContain(target);
  expect(textOf(pdf.pages.at(-1)?.label ?? '')).not.toBe('');
  expect(pdf.bookmarks[0]?.children.map(({ title }) => title)).toEqual([
    expect.stringContaining(minutes),
    expect.stringContaining('Training'),
    expect.stringContaining('In short'),
    expect.stringContaining('Tab 2'),
  ]);
  await keepScreenshot(page, 'builder built');
});
