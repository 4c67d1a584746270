import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  makeProfile,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { chooseFromMenu } from '../shell.ts';

let application: RunningApplication;
let profile: string;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  profile = await makeProfile();
  await start();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

async function start(): Promise<void> {
  application = await startApplication({ profile });
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await readPressReport(page);
}

async function readPressReport(on: Page): Promise<void> {
  await matterPage(on).documentRow('MVI000002').waitFor();
  await matterPage(on).documentRow('MVI000002').dblclick();
  await readerPage(on).text.waitFor();
}

/** How the text being read is set: its size in pixels, its lines' height in sizes, and how wide it may become. */
function setting(on: Page): Promise<{ size: number; line: number; width: number }> {
  return readerPage(on).text.evaluate((text) => {
    const { fontSize, lineHeight } = getComputedStyle(text);
    const paper = text.closest('.reader-paper');
    const size = Number.parseFloat(fontSize);
    return {
      size,
      line: Math.round((Number.parseFloat(lineHeight) / size) * 100) / 100,
      width: Math.round(paper === null ? 0 : Number.parseFloat(getComputedStyle(paper).maxWidth)),
    };
  });
}

async function fromPalette(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill(words);
  await page.keyboard.press('Enter');
}

/** The colours of the text being read and of the paper under it, and their contrast as WCAG 2.2 computes it. */
function colours(on: Page): Promise<{ ink: string; paper: string; contrast: number }> {
  return readerPage(on).text.evaluate((text) => {
    const parts = (colour: string) => (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map(Number);
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = parts(colour)
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const middle = text.closest('.reader-middle') ?? document.body;
    const ink = getComputedStyle(text).color;
    const paper = getComputedStyle(middle).backgroundColor;
    const [light = 0, dark = 0] = [luminance(ink), luminance(paper)].toSorted((a, b) => b - a);
    return { ink, paper, contrast: Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10 };
  });
}

/** How the tagged words of each theme are marked: what lies under them, and what kind of line. */
function marks(on: Page): Promise<readonly { wash: string; line: string }[]> {
  return readerPage(on).text.evaluate((text) =>
    [...CSS.highlights.keys()]
      .filter((name) => name.startsWith('theme-'))
      .map((name) => {
        const style = getComputedStyle(text, `::highlight(${name})`);
        return {
          wash: style.backgroundColor,
          line: `${style.textDecorationStyle} ${style.textDecorationThickness}`,
        };
      }),
  );
}

it('text size, measure and line height are chosen by key, palette, menu and settings, hold at once in every window, and are kept', async () => {
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  const other = await opened;
  await readPressReport(other);
  const before = await setting(page);
  expect([before.size, before.line]).toEqual([16.5, 1.6]);

  await page.bringToFront();
  await page.keyboard.press('Control+=');
  await expect.poll(async () => (await setting(page)).size).toBeCloseTo(18.15, 2);
  await page.keyboard.press('Control+0');
  await fromPalette('Wider lines');
  await expect.poll(async () => (await setting(page)).width).toBeGreaterThan(before.width);
  await chooseFromMenu(application.app, 'lines-looser');
  const changed = [page, other].map((window) => async () => {
    const { size, line, width } = await setting(window);
    return { size, line, wider: width > before.width };
  });
  for (const look of changed) await expect.poll(look).toEqual({ size: 16.5, line: 1.7, wider: true });

  await page.keyboard.press('Control+,');
  await page.getByRole('slider', { name: /^Line height/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('1.8 times the text size').waitFor();
  await expect.poll(async () => (await setting(other)).line).toBe(1.8);

  await application.close();
  await start();
  expect(await setting(page)).toEqual({ ...(await setting(page)), size: 16.5, line: 1.8 });
  await fromPalette('Usual space between lines');
  await expect.poll(async () => (await setting(page)).line).toBe(1.6);
  await fromPalette('Usual measure');
});

it('light, dark and high contrast are chosen, the text has the contrast each promises, and forced colours have the last word', async () => {
  const seen: Record<string, { contrast: number }> = {};
  for (const appearance of ['light', 'dark', 'contrast-light', 'contrast-dark']) {
    await chooseFromMenu(application.app, `appearance-${appearance}`);
    await page.waitForFunction(
      (mode) => document.documentElement.dataset['mode'] === mode,
      appearance.endsWith('dark') ? 'dark' : 'light',
    );
    await expect
      .poll(async () => (await colours(page)).contrast === 21)
      .toBe(appearance.startsWith('contrast'));
    seen[appearance] = await colours(page);
    await keepScreenshot(page, `appearance ${appearance}`);
  }
  expect(Object.values(seen).filter(({ contrast }) => contrast < 7)).toEqual([]);
  expect(seen).toMatchObject({
    'contrast-light': { ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' },
    'contrast-dark': { ink: 'rgb(255, 255, 255)', paper: 'rgb(0, 0, 0)' },
  });

  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(0);
  const forced = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--ink').trim(),
  );
  expect(forced).toBe('CanvasText');
  await page.emulateMedia({ forcedColors: 'none' });
});

it('in high contrast each theme is told by a line of its own pattern, without a wash', async () => {
  await chooseFromMenu(application.app, 'appearance-light');
  await expect.poll(async () => new Set((await marks(page)).map(({ line }) => line)).size).toBe(1);
  const washes = (await marks(page)).map(({ wash }) => wash);
  expect(new Set(washes).size).toBe(washes.length);
  await chooseFromMenu(application.app, 'appearance-contrast-light');
  await expect
    .poll(async () => new Set((await marks(page)).map(({ line }) => line)).size)
    .toBe(washes.length);
  const paper = new Set((await marks(page)).map(({ wash }) => wash));
  expect(paper.size).toBe(1);
});

it('the accessibility checker finds nothing wrong with the colours of high contrast', async () => {
  const faults: string[] = [];
  for (const appearance of ['contrast-light', 'contrast-dark']) {
    await chooseFromMenu(application.app, `appearance-${appearance}`);
    await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'high');
    faults.push(...(await axeFaults(page, 'colours')));
    faults.push(...(await axeFaults(page, 'high contrast of the text being read')));
  }
  await matterPage(page).goTo('History');
  await page
    .getByRole('button', { name: /^Earlier states of the passage/ })
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Earlier states' }).getByRole('radio').first().waitFor();
  faults.push(...(await axeFaults(page, 'everything')));
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  faults.push(...(await axeFaults(page, 'everything')));
  expect(faults).toEqual([]);
});
