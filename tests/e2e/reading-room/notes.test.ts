import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { beginMatterNote, noteCard, noteEditor } from '../notes-page.ts';

let application: RunningApplication;
let page: Page;
const errors: Error[] = [];

/** Words of the press report that no passage covers. */
const words = 'County leaders have promised an independent review';

async function openPressReport(): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('MVI000002').dblclick();
  await readerPage(page).text.waitFor();
}

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

describe('a note is written', () => {
  it('with bold, italic, underline, headings, lists and quotations, by button and by keys', async () => {
    const editor = await beginMatterNote(page);
    await editor.format('H1 heading 1').click();
    await page.keyboard.type('Points for the chair');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The rota was ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('never');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' kept, ');
    await editor.format('Italic').click();
    await page.keyboard.type('so far');
    await editor.format('Italic').click();
    await page.keyboard.type(' as the ');
    await page.keyboard.press('Control+u');
    await page.keyboard.type('board');
    await page.keyboard.press('Control+u');
    await page.keyboard.type(' knew.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Alt+2');
    await page.keyboard.type('To ask');
    await page.keyboard.press('Enter');
    await editor.format('Bullets').click();
    await page.keyboard.type('Who signed it?');
    await page.keyboard.press('Enter');
    await editor.format('Deeper').click();
    await page.keyboard.type('And when?');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+7');
    await page.keyboard.type('Call the manager');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await editor.format('Quote').click();
    await page.keyboard.type('It was not my job.');
    await page.keyboard.press('Control+Enter');
    const card = noteCard(page, 'Points for the chair');
    await card.waitFor();
    const view = card.locator('.note-view');
    expect(await view.evaluate(shapeOf)).toEqual([
      'p.note-heading note-heading-1: Points for the chair',
      'p: The rota was <strong>never</strong> kept, <em>so far</em> as the <u>board</u> knew.',
      'p.note-heading note-heading-2: To ask',
      'ul: <li>Who signed it?<ul><li>And when?</li></ul></li>',
      'ol: <li>Call the manager</li>',
      'blockquote: It was not my job.',
    ]);
    await keepScreenshot(page, 'notes formats');
  });

  it('with the usual signs typed: # and > and - and 1. at the beginning of a line, stars around words', async () => {
    const editor = await beginMatterNote(page);
    await page.keyboard.type('### Signs');
    await page.keyboard.press('Enter');
    await page.keyboard.type('It is **clear** and *not* settled, 2 * 3 * 4.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('> Said so.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- one');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1. first');
    await page.keyboard.press('Control+Enter');
    await editor.group.waitFor({ state: 'detached' });
    expect(await noteCard(page, 'Signs').locator('.note-view').evaluate(shapeOf)).toEqual([
      'p.note-heading note-heading-3: Signs',
      'p: It is <strong>clear</strong> and <em>not</em> settled, 2 * 3 * 4.',
      'blockquote: Said so.',
      'ul: <li>one</li>',
      'ol: <li>first</li>',
    ]);
  });

  it('with links by @ to a passage, a document and a theme, which lead there', async () => {
    const editor = await beginMatterNote(page);
    await page.keyboard.type('Links: @leader');
    await editor.references
      .getByRole('option', { name: /Leadership/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('and @MVI000004');
    await editor.references.getByText('{MVI000004}', { exact: true }).click();
    await page.keyboard.type('and @forty-one');
    await editor.references.getByRole('option').first().waitFor();
    const typed = await editor.text.boundingBox();
    const offered = await editor.references.boundingBox();
    expect(offered?.y).toBeGreaterThan((typed?.y ?? Infinity) + 20);
    await keepScreenshot(page, 'notes references');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    const card = noteCard(page, 'Links:');
    const links = card.locator('.note-view').getByRole('button');
    await links.first().waitFor();
    const named = await links.allInnerTexts();
    expect(named.map((text) => text.replace(/¶\d+|para \S+\}/, 'place'))).toEqual([
      'Leadership',
      '{MVI000004}',
      expect.stringMatching(/^\{MVI0000\d\d place/),
    ]);
    await links.nth(0).click();
    await matterPage(page).heading('Themes').first().waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await noteCard(page, 'Links:').getByRole('button', { name: '{MVI000004}', exact: true }).click();
    await readerPage(page).text.waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await noteCard(page, 'Links:').locator('.note-view').getByRole('button').nth(2).click();
    await page.getByRole('article').and(page.locator('[aria-current=true]')).waitFor();
  });

  it('with a citation that is typed becoming live, also where no passage is, and leading to its place', async () => {
    const editor = await beginMatterNote(page);
    await page.keyboard.type('Compare {MVI000002 ¶3} with {MVI000006 2}, not {MVI000002 ¶999} here.');
    await editor.text.locator('.note-reference').nth(1).waitFor();
    expect(await editor.text.locator('.note-reference').allInnerTexts()).toEqual([
      '{MVI000002 ¶3}',
      '{MVI000006 ¶2}',
    ]);
    await page.keyboard.press('Control+Enter');
    await noteCard(page, 'Compare').getByRole('button', { name: '{MVI000002 ¶3}' }).click();
    await readerPage(page).text.waitFor();
    await page.getByRole('contentinfo').getByText('¶ 3 of').waitFor();
  });
});

it('what is typed is on disk within a second, is said to be saved, and is a note after leaving the screen', async () => {
  const editor = await beginMatterNote(page);
  await page.keyboard.type('Typed and left');
  await editor.group.getByText('Not saved yet').waitFor();
  await editor.saved.waitFor();
  await page.keyboard.type(' without a word.');
  await editor.group.getByText('Not saved yet').waitFor();
  await editor.saved.waitFor();
  await matterPage(page).goTo('History');
  await matterPage(page).goTo('Notes');
  await noteCard(page, 'Typed and left without a word.').waitFor();
});

describe('a note is privileged until it is opened', () => {
  it('which word, colour and pattern say, while it is written and after', async () => {
    const editor = await beginMatterNote(page);
    await editor.group.getByText('Privileged, never leaves in a pack').waitFor();
    expect(await hatched(editor.group)).toBe(true);
    await page.keyboard.type('Advice of counsel.');
    await page.keyboard.press('Control+Enter');
    const card = noteCard(page, 'Advice of counsel.');
    await card.getByText('privileged, never leaves in a pack').waitFor();
    expect(await hatched(card)).toBe(true);
    await card.getByRole('button', { name: 'Open for packs' }).click();
    await card.getByText('open, may go into a pack').waitFor();
    expect(await hatched(card)).toBe(false);
    await page.keyboard.press('Control+z');
    await card.getByText('privileged, never leaves in a pack').waitFor();
  });
});

describe('notes stand', () => {
  it('on a passage, begun by key and by mouse', async () => {
    await openPressReport();
    const reader = readerPage(page);
    await reader.select(words);
    await page.keyboard.press('n');
    await reader.newNote.waitFor();
    await page.keyboard.type('Who promised it?');
    await page.keyboard.press('Control+Enter');
    await reader.passage(words).getByText('Who promised it?').waitFor();
    await reader.passage(words).getByRole('button', { name: /^Note/ }).click();
    await reader.newNote.waitFor();
    await page.keyboard.type('And to whom?');
    await page.getByRole('group', { name: 'New note' }).getByRole('button', { name: /^Done/ }).click();
    await reader.passage(words).getByText('And to whom?').waitFor();
  });

  it('on a document, begun by key and by mouse', async () => {
    await openPressReport();
    await page.keyboard.press('Alt+n');
    await noteEditor(page).text.waitFor();
    await page.keyboard.type('Note on the whole report.');
    await page.keyboard.press('Control+Enter');
    await noteCard(page, 'Note on the whole report.').waitFor();
    await page.getByRole('button', { name: 'Note on the document' }).click();
    await noteEditor(page).text.waitFor();
    await page.keyboard.type('Another one.');
    await page.keyboard.press('Escape');
    await noteCard(page, 'Another one.').waitFor();
  });

  it('on a theme, begun by key and by mouse', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /Leadership/ })
      .click();
    await page.getByRole('button', { name: /^Write a note/ }).waitFor();
    await page.keyboard.press('Alt+n');
    await noteEditor(page).text.waitFor();
    await page.keyboard.type('Used for the board only.');
    await page.keyboard.press('Control+Enter');
    await noteCard(page, 'Used for the board only.').waitFor();
    await page.getByRole('button', { name: /^Write a note/ }).click();
    await noteEditor(page).text.waitFor();
    await page.keyboard.press('Escape');
    await noteEditor(page).text.waitFor({ state: 'detached' });
  });

  it('on the matter, begun by key from any screen', async () => {
    await matterPage(page).goTo('History');
    await page.keyboard.press('Alt+n');
    await noteEditor(page).text.waitFor();
    await page.keyboard.type('Of the matter as a whole.');
    await page.keyboard.press('Control+Enter');
    await noteCard(page, 'Of the matter as a whole.').getByText('On the matter').waitFor();
  });
});

it('one view shows all notes, filtered by words, target, sign, theme, document and reviewer', async () => {
  await matterPage(page).goTo('Notes');
  const filter = page.getByRole('group', { name: 'Filter' });
  const choose = (name: string, label: string) => filter.getByLabel(name).selectOption({ label });
  const cards = page.getByRole('article', { name: /^Note on/ });
  // One note of the sample matter on each kind of thing.
  const onMatter = noteCard(page, 'Points on which the sources disagree');
  const onDocument = noteCard(page, 'Made for the Employment Tribunal');
  const onTheme = noteCard(page, 'Three different things have been called');
  /** Which of the three are listed, once the first of them that should be is there and the first that should not is gone. */
  const expectListed = async (listed: readonly Locator[], gone: readonly Locator[]): Promise<void> => {
    for (const card of listed) await card.waitFor();
    for (const card of gone) await card.waitFor({ state: 'detached' });
  };
  await filter.getByLabel('Filter by words').fill('employment TRIBUNAL');
  await expectListed([onDocument], [onMatter, onTheme]);
  await filter.getByLabel('Filter by words').fill('');
  await choose('What the note is on', 'On themes');
  await expectListed([onTheme], [onMatter, onDocument]);
  await page
    .locator('.screen-head')
    .getByText(/^\d+ of \d+ notes$/)
    .waitFor();
  await choose('What the note is on', 'On anything');
  await choose('Privileged or open', 'Open');
  await expectListed([onDocument], [onMatter, onTheme]);
  expect(await cards.getByText('privileged, never leaves in a pack').count()).toBe(0);
  await choose('Privileged or open', 'Privileged and open');
  await choose('Theme', 'TR Training');
  await expectListed([onTheme], [onMatter, onDocument]);
  await choose('Theme', 'Of any theme');
  const first = filter.getByLabel('Document').getByRole('option', { name: /^MVI000001/ });
  await filter.getByLabel('Document').selectOption(await first.getAttribute('value'));
  await expectListed([onDocument], [onMatter, onTheme]);
  await choose('Document', 'In any document');
  await choose('Reviewer', 'R. Osei');
  await expectListed([onTheme], [onMatter, onDocument]);
  await keepScreenshot(page, 'notes filtered');
});

/** Runs in the page: the blocks of a note as they are drawn, each by its element, class and content. */
function shapeOf(view: Element): readonly string[] {
  return [...view.children].map((block) => {
    const name = block.className === '' ? block.localName : `${block.localName}.${block.className}`;
    return `${name}: ${block.innerHTML}`;
  });
}

function hatched(of: ReturnType<Page['locator']>): Promise<boolean> {
  return of.evaluate((element) =>
    getComputedStyle(element).backgroundImage.includes('repeating-linear-gradient'),
  );
}
