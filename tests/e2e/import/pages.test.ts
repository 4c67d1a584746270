import { afterEach, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { linesDown, pagedPdf } from '../../fixtures/pages/paged-pdf.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { chooseFromMenu } from '../shell.ts';
import { readingRoom, type ReadingRoom } from '../reading-room/reading-room.ts';

let room: ReadingRoom | null = null;

afterEach(async () => {
  await room?.close();
  room = null;
});

attachLogsToFailures();

const urn = 'MVI000011';

const first = [
  'Report of the Harrow Lane review',
  'The home was opened by the county in the spring and closed two years later.',
  'Nobody in the county office had read the register before it was closed.',
];
const second = [
  'The register names eleven children who were moved at night.',
  'Mrs Ellery told the panel that the minutes were kept in a locked press.',
  'She had asked for them twice and was told to wait for the bishop.',
];

/** Pages of a report: two with sentences of their own, then many alike. */
async function report(): Promise<Uint8Array> {
  return pagedPdf({
    title: 'Harrow Lane review',
    pages: [
      { lines: linesDown(first), box: { x: 300, y: 400, size: 120, colour: '#cc2200' } },
      { lines: linesDown(second) },
      ...Array.from({ length: 38 }, (_, at) => ({
        lines: linesDown([`Page ${String(at + 3)} of the annex lists the visits of that month.`]),
      })),
    ],
  });
}

/** The colours on a page's picture, each once, as `r,g,b`. */
function coloursOn(sheet: Locator): Promise<readonly string[]> {
  return sheet.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return [];
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) {
      seen.add(`${String(data[at])},${String(data[at + 1])},${String(data[at + 2])}`);
    }
    return [...seen];
  });
}

/** Whether something dark is drawn on a page. */
async function isInked(sheet: Locator): Promise<boolean> {
  const colours = await coloursOn(sheet);
  return colours.some((colour) => colour.split(',').every((part) => Number(part) < 90));
}

/** The box of words on a page, in CSS pixels of the window. */
async function boxOf(sheet: Locator, words: string): Promise<DOMRect> {
  const box = await sheet.evaluate((element, sought) => {
    const spans = [...element.querySelectorAll('.page-words > span')];
    const span = spans.find((one) => one.textContent?.trim() === sought);
    return span === undefined ? null : (span.getBoundingClientRect().toJSON() as DOMRect);
  }, words);
  if (box === null) throw new Error(`The page does not show “${words}”.`);
  return box;
}

function sheetOf(page: Page, number: number): Locator {
  return page.getByRole('region', { name: `Page ${String(number)}`, exact: true });
}

/** Asks for the pages; keys mean something a moment after the text has the focus. */
async function showPages({ page, press }: ReadingRoom): Promise<void> {
  const shown = async (): Promise<number> => {
    if ((await sheetOf(page, 1).count()) === 0) await press('p');
    return sheetOf(page, 1).count();
  };
  await expect.poll(shown, { interval: 2_000, timeout: 10_000 }).toBe(1);
}

async function drag(page: Page, from: DOMRect, to: DOMRect): Promise<void> {
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

it('the pages of a PDF are seen as they are, words on them are tagged, and the same passages stand on page and text', async () => {
  room = await readingRoom([{ name: 'report.pdf', content: await report() }]);
  const { page, press, announced } = room;
  await room.open(urn);
  const sheet = sheetOf(page, 1);
  await showPages(room);
  await announced('The pages are shown.');

  await expect.poll(() => coloursOn(sheet)).toContain('204,34,0');
  expect(await coloursOn(sheet)).toContain('255,255,255');
  await keepScreenshot(page, 'pages one');

  // Words on the second page are selected with the mouse and tagged by a digit.
  await page.getByRole('textbox', { name: /^Page/ }).fill('2');
  await press('Enter');
  const two = sheetOf(page, 2);
  await expect.poll(() => isInked(two)).toBe(true);
  await drag(page, await boxOf(two, 'Mrs'), await boxOf(two, 'panel'));
  await keepScreenshot(page, 'pages selected');
  await press('1');
  await room.reader.passage('Mrs Ellery told the panel').waitFor();
  const [passage] = await room.listed();
  expect(passage?.[1]).toBe('Mrs Ellery told the panel');
  expect(await room.reader.passage('Mrs Ellery').innerText()).toContain(`{${urn}/2}`);
  await expect.poll(() => two.locator('.page-passage').count()).toBe(1);
  await expect.poll(() => page.locator('.reader-stripe').count()).toBe(1);
  await keepScreenshot(page, 'pages tagged');

  // The keyboard selects on the page as in the text.
  await press('ArrowDown', 'Home', 'Shift+End');
  expect((await room.selection()).trim()).toBe(second[2]);
  await press('2');
  await expect
    .poll(async () => (await room?.listed())?.map(([, quote]) => quote))
    .toEqual(['Mrs Ellery told the panel', second[2]]);
  await press('[');
  await expect.poll(() => two.locator('.page-active').count()).toBe(1);

  // Note on the passage.
  await press('n');
  await room.reader.newNote.fill('Ask for the register.');
  await press('Escape');
  await room.page.getByText('Ask for the register.').first().waitFor();

  expect(await axeFaults(page, 'everything')).toEqual([]);

  // The same passages in the text.
  await room.page.locator('.reader-text').focus();
  await press('p');
  await announced('The text is shown.');
  await room.reader.text.getByText('Mrs Ellery told the panel').waitFor();
  await expect.poll(() => page.locator('.reader-stripe').count()).toBe(2);
  await press('p');
  await expect.poll(() => sheetOf(page, 2).locator('.page-passage').count()).toBe(2);
}, 60_000);

it('pages are made larger, turned, put side by side and gone to, and found words are shown on them', async () => {
  room = await readingRoom([{ name: 'report.pdf', content: await report() }]);
  const { page, press } = room;
  await room.open(urn);
  const sheet = sheetOf(page, 1);
  await showPages(room);
  await expect.poll(() => coloursOn(sheet)).toContain('204,34,0');

  const width = async (): Promise<number> => (await sheet.boundingBox())?.width ?? 0;
  const atFirst = await width();
  await press('Control+Equal');
  await expect.poll(width).toBeGreaterThan(atFirst);
  await press('Control+0');
  await expect.poll(width).toBe(atFirst);

  await press('Control+Shift+R');
  const turned = await sheet.boundingBox();
  expect(turned === null ? 0 : turned.width / turned.height).toBeCloseTo(842 / 595, 1);
  await keepScreenshot(page, 'pages turned');
  await press('Control+Shift+R', 'Control+Shift+R', 'Control+Shift+R');

  await page.getByRole('button', { name: 'Two pages' }).click();
  await expect
    .poll(async () => (await sheetOf(page, 2).boundingBox())?.y)
    .toBe((await sheet.boundingBox())?.y);
  await press('F4');
  await page.getByRole('option', { name: 'Page 1', exact: true }).waitFor();
  await expect.poll(() => page.locator('.page-thumbnails').getAttribute('data-drawn')).not.toBe('0');
  await keepScreenshot(page, 'pages two');
  await page.getByRole('option', { name: 'Page 5', exact: true }).click();
  await expect.poll(() => page.getByRole('textbox', { name: /^Page/ }).inputValue()).toBe('5');
  await chooseFromMenu(room.application.app, 'appearance-dark');
  await keepScreenshot(page, 'pages two dark');

  // Far away pages are not drawn until one comes to them.
  expect(await sheetOf(page, 40).count()).toBe(0);
  await page.locator('.reader-text').focus();
  await page.getByRole('button', { name: 'Two pages' }).click();
  await page.locator('.reader-text').focus();
  await press('Control+f');
  await page.keyboard.type('Page 40 of the annex');
  await sheetOf(page, 40).locator('.page-current-hit').waitFor();
  await expect.poll(() => isInked(sheetOf(page, 40))).toBe(true);
  await keepScreenshot(page, 'pages found dark');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  expect(room.errors).toEqual([]);
}, 60_000);

it('a PDF with a password is read and drawn once its password is given', async () => {
  const content = await pagedPdf({
    title: 'Locked minutes',
    pages: [{ lines: linesDown(second) }],
    password: 'harrow bell',
  });
  room = await readingRoom([{ name: 'minutes.pdf', content }]);
  const { page, press } = room;
  await room.open(urn);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('another');
  await press('Enter');
  await page.getByText('This is not the password of this PDF.').waitFor();
  await keepScreenshot(page, 'pages password');
  await password.fill('harrow bell');
  await press('Enter');
  await room.reader.text.getByText('Mrs Ellery told the panel').waitFor();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect.poll(() => isInked(sheetOf(page, 1))).toBe(true);
  expect(room.errors).toEqual([]);
}, 60_000);
