import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures } from '../../cli/command-line.ts';
import { fourPassages } from '../../cli/matter-of-three.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage, startPage } from '../matter-page.ts';
import { protectionPage } from '../protection-page.ts';
import { answerDialogs, chooseFromMenu, windowTitles } from '../shell.ts';
import { dropFiles } from './drop-files.ts';
import { packsPage } from './packs-page.ts';
import { expectWholePack, packInside } from './pack-on-disk.ts';
import { packHolds } from '../../unit/pack/pack-holds.ts';
import { readerPage } from './reader-page.ts';

/** What must not leave the matter: words that stand nowhere else. */
const canaries = {
  reviewer: 'Rosalind Quillfeather',
  privilegedNote: 'Gannetthorpe',
  otherTheme: 'Windlestraw',
  otherFile: 'quaggabeck-letter.txt',
  otherTitle: 'Quaggabeck',
} as const;

const openNote = 'The Ospreyford remark may be read by anybody.';
const privilegedNote = `Counsel advises on ${canaries.privilegedNote} in confidence.`;
const [drill, ringing] = fourPassages;

const sampleKinds = [
  'letter',
  'minutes',
  'official report',
  'parliamentary debate',
  'press report',
  'statement',
];

let folder: string;
let application: RunningApplication;
let page: Page;

/** Starts the application with the folder of this file as its profile, in a window of a given size. */
async function start(): Promise<void> {
  application = await startApplication({ profile: join(folder, 'profile') });
  page = application.window;
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
}

/** Waits until a screen reader was told a sentence. */
async function announced(sentence: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: sentence }).waitFor({ state: 'attached' });
}

async function openDocument(urn: string): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow(urn).dblclick();
  await readerPage(page).text.waitFor();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glossator-main-job-'));
  await start();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

attachLogsToFailures();

describe('the main job through the window, each step going on from the one before', () => {
  it('the first start shows the sample matter and its documents of every kind', async () => {
    const rows = matterPage(page).documentRows;
    await rows.first().waitFor();
    const kinds = new Set(
      await rows.evaluateAll((all) =>
        all.map((row) => row.querySelectorAll('[role=gridcell]')[4]?.textContent ?? ''),
      ),
    );
    expect(await rows.count()).toBeGreaterThanOrEqual(8);
    expect([...kinds]).toEqual(expect.arrayContaining(sampleKinds));
    await keepScreenshot(page, 'main job 1 sample');
  });

  it('a new matter is made from the menu, with the title, prefix and place a person gives it', async () => {
    await chooseFromMenu(application.app, 'new-matter');
    const form = startPage(page);
    await form.newTitle.fill('The Tarn Island Inquiry');
    await form.newPrefix.fill('tar');
    await answerDialogs(application, { save: join(folder, 'Tarn.matter') });
    await form.create.click();
    await protectionPage(page).createPlain.click();
    await matterPage(page).title('The Tarn Island Inquiry').waitFor();
    await page.getByText('There is no document in this matter yet.').waitFor();
    expect(await windowTitles(application.app)).toEqual([
      'The Tarn Island Inquiry – not encrypted – Glossator',
    ]);
    await page.getByRole('button', { name: /Open settings/ }).click();
    await page.getByLabel(/^Your name/).fill(canaries.reviewer);
    await page.getByRole('group', { name: 'Reviewer' }).getByRole('button', { name: 'Save' }).click();
    await announced(`Reviewer saved: ${canaries.reviewer}.`);
  });

  it('a folder is imported by its button, and the report says what became of each file', async () => {
    await matterPage(page).goTo('Library');
    await answerDialogs(application, { open: fixtures });
    await page.getByRole('button', { name: 'Import a folder' }).click();
    await announced('Imported 3 documents.');
    expect(await matterPage(page).importReport()).toEqual({
      sentence: 'Imported 3 documents.',
      files: [
        'imported 01-press-report.txt TAR000001 Ferry company ‘never drilled its crews’, councillor tells harbour meeting',
        "imported 02-agency-report.txt TAR000002 'Missed signals' delayed island rescue, review finds",
        'imported 03-debate.txt TAR000003 I come to the House tonight to speak for the forty-one people who waited on a…',
      ],
    });
    await keepScreenshot(page, 'main job 2 imported');
  });

  it('files dropped on the window are imported, and bytes that are here already are known again', async () => {
    const letter = join(folder, canaries.otherFile);
    const again = join(folder, 'the same report under another name.txt');
    await writeFile(
      letter,
      `${canaries.otherTitle}\n\nThe bridge was closed for a week and nobody came to look at it.\n`,
    );
    await writeFile(again, await readFile(join(fixtures, '02-agency-report.txt')));
    await dropFiles(page, [letter, again]);
    await announced('Imported 1 document. 1 file was here already.');
    expect(await matterPage(page).importReport()).toEqual({
      sentence: 'Imported 1 document. 1 file was here already.',
      files: [
        "here already the same report under another name.txt TAR000002 'Missed signals' delayed island rescue, review finds",
        `imported ${canaries.otherFile} TAR000004 ${canaries.otherTitle}`,
      ],
    });
  });

  it('the library shows what was detected, and a made-up title as made up', async () => {
    await page.getByRole('button', { name: 'Put away' }).click();
    await expect
      .poll(() => matterPage(page).documentCells())
      .toEqual([
        [
          'TAR000001',
          'Ferry company ‘never drilled its crews’, councillor tells harbour meeting',
          '14 Nov 2016',
          'press report',
          '253',
        ],
        [
          'TAR000002',
          "'Missed signals' delayed island rescue, review finds",
          '3 Apr 2017',
          'press report',
          '176',
        ],
        [
          'TAR000003',
          'I come to the House tonight to speak for the forty-one people who waited on a… House of Commons · title made up',
          'undated',
          'parliamentary debate',
          '192',
        ],
        ['TAR000004', canaries.otherTitle, 'undated', 'other', '15'],
      ]);
    await matterPage(page).documentRow('TAR000001').click();
    const details = page.getByRole('complementary', { name: 'Details of the document' });
    await details.getByLabel('Title (detected)').waitFor();
    expect(await details.getByLabel('Date (detected)').inputValue()).toBe('14 November 2016');
    await keepScreenshot(page, 'main job 3 library');
  });

  it('page furniture is dimmed in the reader, and said to be furniture', async () => {
    await openDocument('TAR000001');
    const reader = readerPage(page);
    const looks = async (words: string): Promise<{ colour: string; said: string | null }> => ({
      colour: await reader.block(words).evaluate((block) => getComputedStyle(block).color),
      said: await reader.block(words).getAttribute('aria-description'),
    });
    const proper = await looks('The papers accept that');
    expect(proper.said).toBeNull();
    for (const furniture of ['Do you have a story for us?', 'may we ask a favour']) {
      const found = await looks(furniture);
      expect(found.said).toBe('marked as furniture');
      expect(found.colour).not.toBe(proper.colour);
    }
    await keepScreenshot(page, 'main job 4 reader');
  });

  it('words selected by mouse are tagged by one digit; the passage is listed and a screen reader told', async () => {
    const reader = readerPage(page);
    for (const [index, { urn, quote }] of fourPassages.entries()) {
      await openDocument(urn);
      await reader.select(quote);
      await reader.selectionBar.waitFor();
      if (index === 0) await keepScreenshot(page, 'main job 5 selection');
      await page.keyboard.press(String(index + 1));
      await announced(
        `Passage tagged ${['Training', 'Culture', 'Leadership', 'Prosecution'][index] ?? ''}, 1 theme.`,
      );
      await reader.selectionBar.waitFor({ state: 'hidden' });
      expect(await reader.passage(quote).getByRole('button', { name: quote }).innerText()).toBe(quote);
      expect(await reader.text.evaluate((text) => text === document.activeElement)).toBe(true);
    }
    await keepScreenshot(page, 'main job 6 tagged');
  });

  it('a theme that is not there yet is made and applied from the palette of themes', async () => {
    await openDocument('TAR000004');
    await readerPage(page).select('nobody came to look');
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Find or name a theme' }).fill(canaries.otherTheme);
    await page.keyboard.press('Enter');
    await announced(`Passage tagged ${canaries.otherTheme}, a new theme, 1 theme.`);
  });

  it('a note is privileged, by an unmistakable sign, until its writer opens it', async () => {
    const reader = readerPage(page);
    for (const [{ urn, quote }, words] of [
      [drill, privilegedNote],
      [ringing, openNote],
    ] as const) {
      await openDocument(urn);
      await reader.passage(quote).getByRole('button', { name: quote }).click();
      await page.keyboard.press('n');
      await reader.newNote.fill(words);
      await page.keyboard.press('Control+Enter');
      await reader.passage(quote).getByText(words).waitFor();
      await reader.passage(quote).getByText('privileged, never leaves in a pack').waitFor();
    }
    await keepScreenshot(page, 'main job 7 note');
    await reader.passage(ringing.quote).getByRole('button', { name: 'Open for packs' }).click();
    await reader.passage(ringing.quote).getByText('open, may go into a pack').waitFor();
  });

  it('search finds words of documents and of notes, and says which notes are privileged', async () => {
    const found = async (query: string): Promise<readonly string[]> => {
      await page.keyboard.press('Control+Shift+F');
      await page.getByRole('searchbox', { name: /^Search/ }).fill(query);
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: `for ${query}` })
        .waitFor();
      const hits = page.getByRole('list', { name: 'Hits' }).getByRole('button');
      // A hit that is not laid out yet has no text that can be read.
      await expect
        .poll(async () => (await hits.allInnerTexts()).every((hit) => hit.trim() !== ''))
        .toBe(true);
      return hits.allInnerTexts();
    };
    const shown = (hit: string): string => hit.replace(/\s+/g, ' ');
    expect((await found('"lifeboat drill"')).map(shown)).toEqual([
      expect.stringMatching(/^Ferry company .* TR \{TAR000001 ¶5\} .*without any lifeboat drill/u),
    ]);
    expect((await found('Ospreyford')).map(shown)).toEqual([
      expect.stringMatching(/^Note on .*TAR000002.* The Ospreyford remark/u),
    ]);
    expect((await found(canaries.privilegedNote)).map(shown)).toEqual([
      expect.stringMatching(/^Note on .*TAR000001.* privileged Counsel advises/u),
    ]);
    await keepScreenshot(page, 'main job 8 search');
  });

  it('undo and redo say what they do, on whatever screen one is', async () => {
    const undo = page.getByRole('button', { name: /^Undo/ });
    await matterPage(page).goTo('History');
    await matterPage(page).heading('History').focus();
    const opened = await undo.getAttribute('aria-label');
    expect(opened).toMatch(/^Undo: .*note.*TAR000002/iu);
    await page.keyboard.press('Control+z');
    await announced(/^Undone: /u);
    await matterPage(page).goTo('Notes');
    const note = page.getByRole('article').filter({ hasText: openNote });
    await note.getByText('privileged, never leaves in a pack').waitFor();
    await page.keyboard.press('Control+z');
    await note.waitFor({ state: 'detached' });
    await matterPage(page).goTo('Library');
    await page.keyboard.press('Control+Shift+z');
    await announced(/^Done again: /u);
    await page.keyboard.press('Control+y');
    await expect.poll(() => undo.getAttribute('aria-label')).toBe(opened);
    await matterPage(page).goTo('Notes');
    await note.getByText('open, may go into a pack').waitFor();
  });

  it('after quitting and starting again everything is there, and undo still works', async () => {
    const before = await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label');
    await application.close();
    await start();
    await matterPage(page).title('The Tarn Island Inquiry').waitFor();
    expect(await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label')).toBe(before);
    const reader = readerPage(page);
    for (const { urn, quote } of fourPassages) {
      await openDocument(urn);
      await reader.passage(quote).waitFor();
    }
    await openDocument(drill.urn);
    await reader.passage(drill.quote).getByText(privilegedNote).waitFor();
    await page.keyboard.press('Control+z');
    await announced(/^Undone: /u);
    await openDocument(ringing.urn);
    await reader.passage(ringing.quote).getByText('privileged, never leaves in a pack').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await reader.passage(ringing.quote).getByText('open, may go into a pack').waitFor();
  });

  it('a pack of chosen themes and documents is built, after its outline was seen', async () => {
    await matterPage(page).goTo('Packs');
    const packs = packsPage(page);
    await packs.title.fill('Night of the Isolde');
    await packs.pick('Themes', [/Training/, /Culture/, /Leadership/, /Prosecution/]);
    await packs.pick('Documents', [/TAR000001/, /TAR000002/, /TAR000003/]);
    await packs.openNotes.check();
    await page.getByText(/^4 passages from 3 documents on \d+ pages, about /).waitFor();
    expect(await packs.outline.innerText()).not.toContain(canaries.otherTheme);
    await keepScreenshot(page, 'main job 9 packs');
    await answerDialogs(application, { open: folder });
    await packs.build.click();
    await packs.built.waitFor();
    await keepScreenshot(page, 'main job 10 built');
    await packs.checkBuilt.click();
    await packs.checkResult
      .getByText(/^The pack is as it was built, and every quote is in its source/)
      .waitFor();
    expect(await packs.checkResult.getByText('fails', { exact: true }).count()).toBe(0);
  });

  it('an independent reader finds each quote in the pack, and its pages, links and bookmarks agree', async () => {
    await expectWholePack(await packInside(folder), {
      file: 'Night of the Isolde.pdf',
      title: 'The Tarn Island Inquiry: Night of the Isolde',
      passages: fourPassages,
    });
  });

  it('what was not chosen or is privileged is in no file of the pack, in no encoding; the open note is', async () => {
    const { files } = await packInside(folder);
    expect(await packHolds(files, openNote)).toBe(true);
    const left: string[] = [];
    for (const word of [...Object.values(canaries), folder]) {
      if (await packHolds(files, word)) left.push(word);
    }
    expect(left).toEqual([]);
  });

  it('after one changed byte the check in the window fails and names the file', async () => {
    const packs = packsPage(page);
    const pack = await packInside(folder);
    for (const name of ['sources/TAR000003.txt', 'Night of the Isolde.pdf', 'passages.csv']) {
      const bytes = Buffer.from(pack.files.get(name) ?? Buffer.alloc(0));
      const path = join(pack.folder, ...name.split('/'));
      const changed = Buffer.from(bytes);
      const middle = Math.floor(changed.length / 2);
      changed[middle] = (changed[middle] ?? 0) ^ 1;
      await writeFile(path, changed);
      await answerDialogs(application, { open: pack.folder });
      await packs.checkResult.getByRole('button', { name: 'Put away' }).click();
      await page.getByRole('button', { name: 'Check a pack' }).click();
      await packs.checkResult.getByText(/^This is not the pack as it was built/).waitFor();
      await packs.checkResult
        .getByRole('listitem')
        .filter({ hasText: `fails` })
        .filter({ hasText: name })
        .first()
        .waitFor();
      await writeFile(path, bytes);
    }
    await keepScreenshot(page, 'main job 11 broken pack');
  });
});
