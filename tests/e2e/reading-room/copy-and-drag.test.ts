import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { readClipboard, writeClipboard } from '../clipboard.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { noteCard } from '../notes-page.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

const words = 'County leaders have promised an independent review';
const source = 'Council pledges review after second inspection, 19 May 2016';

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
  page.on('pageerror', (error) => errors.push(error));
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
});

afterAll(async () => {
  await application.close();
});

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

attachLogsToFailures();

/** What is on the clipboard, the HTML without what Chromium puts around it. */
async function copied(): Promise<{ readonly text: string; readonly html: string }> {
  const { text, html } = await readClipboard(application.app);
  return { text, html: html.replace(/^<meta[^>]*>/, '') };
}

describe('copying gives the quote with its citation, rich and plain', () => {
  it('of words selected in the text', async () => {
    await readerPage(page).select(words);
    await page.keyboard.press('Control+c');
    const { text, html } = await copied();
    const [, citation = ''] = /\n(\{MVI000002 [^}]+\}), /.exec(text) ?? [];
    expect(citation).not.toBe('');
    expect({ text, html }).toEqual({
      text: `${words}\n${citation}, ${source}`,
      html: `<blockquote><p>${words}</p></blockquote><p>${citation}, <cite>${source.replace(', 19 May 2016', '')}</cite>, 19 May 2016</p>`,
    });
  });

  it('of a selection over several blocks, a paragraph each', async () => {
    await page.keyboard.press('b');
    await page.keyboard.press('Shift+Control+ArrowDown');
    await page.keyboard.press('Shift+Control+ArrowDown');
    await page.keyboard.press('Control+c');
    const { text, html } = await copied();
    const paragraphs = text
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== '');
    expect(paragraphs.length).toBeGreaterThan(1);
    expect(text.split('\n').at(-1)).toMatch(/^\{MVI000002 [^}]*–[^}]*\}, Council pledges/);
    expect(html.match(/<p>/g)?.length).toBe(paragraphs.length + 1);
  });

  it('as the citation alone', async () => {
    await page.keyboard.press('Escape');
    await readerPage(page).select(words);
    await page.keyboard.press('Control+Shift+C');
    await expect.poll(async () => (await copied()).text).toMatch(/^\{MVI000002 [^}]+\}$/);
  });

  it('of what is chosen, from the palette', async () => {
    await page.keyboard.press('Escape');
    await readerPage(page).select(words);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('copy the quote');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await copied()).text.split('\n')[0]).toBe(words);
  });

  it('as the citation of the block at the caret, where nothing is selected', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+C');
    await expect.poll(async () => (await copied()).text).toBe('{MVI000002 ¶1}');
  });

  it('of a passage from its card, by button and by Ctrl+C', async () => {
    const card = readerPage(page).passages.getByRole('article').first();
    const quote = card.locator('.reader-card-quote');
    await quote.click();
    await card.getByRole('button', { name: 'Copy', exact: true }).click();
    const expected = (await quote.innerText()).trim();
    await expect.poll(async () => (await copied()).text.split('\n')[0]).toBe(expected.split('\n')[0]);
    expect((await copied()).html).toMatch(/^<blockquote><p>.*<\/p><\/blockquote><p>\{MVI000002 .*<cite>/);
    await writeClipboard(application.app, { text: 'something else' });
    await quote.focus();
    await page.keyboard.press('Control+c');
    await expect.poll(async () => (await copied()).text.split('\n')[0]).toBe(expected.split('\n')[0]);
  });

  it('of a note with its formats, a privileged one with that word', async () => {
    await matterPage(page).goTo('Notes');
    const card = noteCard(page, 'Three different things have been called');
    await card.getByRole('button', { name: 'Copy note' }).click();
    await expect.poll(async () => (await copied()).text).toMatch(/^PRIVILEGED\nThree different things/);
    expect(await copied()).toEqual({
      text: expect.stringMatching(/\nNote on Training, R\. Osei, 11 Mar 2019/) as string,
      html: expect.stringMatching(/^<p><strong>PRIVILEGED<\/strong><\/p><p>Three different/) as string,
    });
  });
});

/** What is given away where a drag is dropped on the page, as another program would be given it. */
interface Dropped {
  readonly types: readonly string[];
  readonly plain: string;
  readonly rich: string;
}

describe('dragging into another program', () => {
  /** Drags from the middle of something onto a place that takes what it is given, in this window. */
  async function dragAway(from: { readonly x: number; readonly y: number }): Promise<Dropped> {
    await page.evaluate(() => {
      const place = document.createElement('div');
      place.id = 'another-program';
      Object.assign(place.style, { position: 'fixed', inset: '0 0 auto 0', height: '40px', zIndex: '1000' });
      place.addEventListener('dragover', (event) => {
        event.preventDefault();
        event.stopPropagation();
      });
      place.addEventListener('drop', (event) => {
        event.preventDefault();
        const data = event.dataTransfer;
        place.dataset['dropped'] = JSON.stringify({
          types: data?.types ?? [],
          plain: data?.getData('text/plain') ?? '',
          rich: data?.getData('text/html') ?? '',
        });
      });
      document.body.append(place);
    });
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y - 12, { steps: 3 });
    await page.mouse.move(400, 20, { steps: 8 });
    await page.mouse.up();
    const place = page.locator('#another-program[data-dropped]');
    await place.waitFor();
    const dropped = await place.getAttribute('data-dropped');
    await page.locator('#another-program').evaluate((element) => element.remove());
    return JSON.parse(dropped ?? '{}') as Dropped;
  }

  async function middle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const box = await of.boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  }

  it('a passage from the list goes with its citation, rich and plain', async () => {
    await matterPage(page).goTo('Read');
    await readerPage(page).text.waitFor();
    const quote = readerPage(page).passages.getByRole('article').first().locator('.reader-card-quote');
    const text = (await quote.innerText()).trim();
    const dropped = await dragAway(await middle(quote));
    expect({ ...dropped, plain: dropped.plain.split('\n').at(-1), types: dropped.types.toSorted() }).toEqual({
      types: ['text/html', 'text/plain'],
      plain: expect.stringMatching(/^\{MVI000002 [^}]+\}, Council pledges review/) as string,
      rich: expect.stringMatching(/^<blockquote><p>.*<\/p><\/blockquote><p>\{MVI000002 .*<cite>/) as string,
    });
    expect(dropped.plain.startsWith(text.split('\n')[0] ?? ' ')).toBe(true);
  });

  it('and so do words selected in the text, which stay selected', async () => {
    const reader = readerPage(page);
    await reader.text.focus();
    await page.keyboard.press('Control+Home');
    await reader.select(words);
    await reader.selectionBar.waitFor();
    const at = await page.evaluate(() => {
      const box = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      return { x: (box?.left ?? 0) + 60, y: (box?.top ?? 0) + 8 };
    });
    const dropped = await dragAway(at);
    expect(dropped.plain.split('\n')[0]).toBe(words);
    expect(dropped.rich).toMatch(/^<blockquote><p>County leaders/);
    await reader.selectionBar.waitFor();
  });

  it('and a drag that ends in the window itself imports nothing', async () => {
    const reader = readerPage(page);
    const quote = reader.passages.getByRole('article').first().locator('.reader-card-quote');
    const from = await middle(quote);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 20, from.y, { steps: 3 });
    await page.mouse.move(500, 500, { steps: 8 });
    expect(await page.getByText('Drop files or folders to import them').count()).toBe(0);
    await page.mouse.up();
    await matterPage(page).goTo('Library');
    expect(await matterPage(page).documentRows.count()).toBe(10);
    expect(await page.getByRole('region', { name: 'Last import' }).count()).toBe(0);
  });
});
