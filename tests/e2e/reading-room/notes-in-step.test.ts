import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { writeClipboard } from '../clipboard.ts';
import { matterPage } from '../matter-page.ts';
import { beginMatterNote, noteCard, noteEditor } from '../notes-page.ts';
import { chooseFromMenu, closeWindow } from '../shell.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  application = await startApplication();
  page = application.window;
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

/** A privileged note of the sample matter. */
const sampleNote = 'Points on which the sources disagree';

it('two windows stay in step, and a note being typed in one is no unfinished note in the other', async () => {
  const opened = application.app.waitForEvent('window');
  await chooseFromMenu(application.app, 'new-window');
  const other = await opened;
  await matterPage(other).goTo('Notes');
  const editor = await beginMatterNote(page);
  await page.keyboard.type('Being typed in the first window.');
  await editor.saved.waitFor();
  await matterPage(other).goTo('History');
  const answered = other.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const channel = new BroadcastChannel('glossator-drafts');
        channel.addEventListener('message', ({ data }: MessageEvent<{ readonly kind: string }>) => {
          if (data.kind === 'live') resolve(true);
        });
      }),
  );
  await matterPage(other).goTo('Notes');
  // A change of the matter makes the second window read the drafts anew.
  await noteCard(other, sampleNote).getByRole('button', { name: 'Open for packs' }).click();
  await noteCard(page, sampleNote).getByText('open, may go into a pack').waitFor();
  // The other window has asked whose drafts there are, and the one that types has said so.
  expect(await answered).toBe(true);
  expect(await other.getByRole('region', { name: 'Left unfinished' }).count()).toBe(0);
  await page.keyboard.press('Control+Enter');
  await noteCard(other, 'Being typed in the first window.').waitFor();
  await noteCard(other, 'Being typed in the first window.').getByRole('button', { name: 'Edit' }).click();
  await other.keyboard.type(' Changed in the second.');
  await other.keyboard.press('Control+Enter');
  await noteCard(page, 'Being typed in the first window. Changed in the second.').waitFor();
  await closeWindow(application.app, 1);
});

describe('bad input', () => {
  it('HTML pasted with scripts runs nothing, fetches nothing and keeps its words', async () => {
    const editor = await beginMatterNote(page);
    await writeClipboard(application.app, {
      text: 'plain form',
      html: `<h1 onclick="window.ran='click'">Pasted heading</h1>
       <script>window.ran = 'script'</script>
       <p style="color:red">Some <b>bold</b> words and a
       <a href="javascript:window.ran='link'">link</a>.<img src="x" onerror="window.ran='image'"></p>
       <svg onload="window.ran='svg'"></svg><iframe srcdoc="<script>parent.ran='frame'</script>"></iframe>
       <ul><li>an item</li></ul><form action="https://elsewhere.example"><input name="a" value="typed"></form>`,
    });
    await page.keyboard.press('Control+v');
    await editor.text.getByText('Pasted heading').waitFor();
    await page.keyboard.press('Control+Enter');
    const card = noteCard(page, 'Pasted heading');
    await card.waitFor();
    expect({
      ran: await page.evaluate(() => 'ran' in window),
      foreign: await card.locator('script, img, svg, iframe, form, input, a, [onclick], [style]').count(),
      text: (await card.locator('.note-view').innerText()).replace(/\s+/g, ' ').trim(),
      bold: await card.locator('.note-view strong').allInnerTexts(),
    }).toEqual({
      ran: false,
      foreign: 0,
      text: expect.stringMatching(/^Pasted heading Some bold words and a link\. .*an item/) as string,
      bold: ['bold'],
    });
  });

  it('a note of 50,000 words is taken, goes on being typed, is saved whole and opens again', async () => {
    const editor = await beginMatterNote(page);
    const paragraph = 'the rota for the night was kept in a drawer and '.repeat(10).trim();
    const text = Array.from({ length: 500 }, (_, at) => `${String(at)} ${paragraph}`).join('\n');
    await writeClipboard(application.app, { text });
    await page.keyboard.press('Control+v');
    await editor.text.getByText(/^499 the rota/).waitFor({ state: 'attached' });
    await page.keyboard.type(' End of it.');
    await editor.saved.waitFor();
    await page.keyboard.press('Control+Enter');
    await editor.group.waitFor({ state: 'detached' });
    const card = noteCard(page, 'End of it.');
    await card.waitFor();
    await card.getByRole('button', { name: 'Edit' }).click();
    await noteEditor(page, 'Edit note').text.getByText('End of it.').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await noteEditor(page, 'Edit note').group.waitFor({ state: 'detached' });
    const kept = await card.locator('.note-view').evaluate((view) => view.textContent ?? '');
    expect({
      length: kept.length,
      words: kept.split(/\s+/).length > 49_000,
      end: kept.endsWith('and End of it.'),
    }).toEqual({ length: text.replaceAll('\n', '').length + ' End of it.'.length, words: true, end: true });
  });
});

it('a note that rests for half a minute is saved and still shown once, in its editor, until that is left', async () => {
  await page.clock.install();
  const editor = await beginMatterNote(page);
  await page.keyboard.type('Saved while it rests.');
  await page.clock.fastForward(31_000);
  await expect
    .poll(() =>
      page
        .getByRole('banner')
        .getByRole('button', { name: /^Undo: .*note/ })
        .count(),
    )
    .toBe(1);
  expect(await noteCard(page, 'Saved while it rests.').count()).toBe(0);
  await page.keyboard.type(' And goes on.');
  await page.keyboard.press('Control+Enter');
  await editor.group.waitFor({ state: 'detached' });
  await noteCard(page, 'Saved while it rests. And goes on.').waitFor();
  expect(await noteCard(page, 'Saved while it rests.').count()).toBe(1);
});
