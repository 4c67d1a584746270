import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { plainNote, type PackChoices } from '../../../shared/model/index.ts';
import type { RunningApplication } from '../application.ts';
import { connectPage, type ServicePage } from '../kill/service-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { openedForPrinting } from '../printing-page.ts';
import { protectionPage } from '../protection-page.ts';
import { kept, passing } from './canaries.ts';
import type { Ground } from './ground.ts';

/** Sends every canary but the draft through its feature, in a window whose matter is open. */
export async function journey(ground: Ground, application: RunningApplication): Promise<void> {
  const page = application.window;
  const service = await connectPage(page);
  await importSources(ground, page, service);
  await readAndTag(page);
  await writeNotes(page);
  await keepItems(service);
  await describe(ground, service);
  await search(page);
  await undoAndRedo(page);
  await refusals(service);
  await print(application);
  await giveOut(ground, service);
  await backUp(ground, service);
}

/** Opens the locked matter of a window as a person does. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  const protection = protectionPage(page);
  await protection.passphrase.fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('banner').getByText('encrypted', { exact: true }).waitFor();
}

/** Begins a note on the letter, types it and leaves it unfinished, saved as a draft. */
export async function leaveDraft(page: Page): Promise<void> {
  await openLetter(page);
  await readerPage(page).select('Dear Sir');
  await page.keyboard.press('n');
  await readerPage(page).newNote.waitFor();
  await page.keyboard.type(kept.draft.words);
  await page
    .getByRole('group', { name: 'New note' })
    .getByText(/^Saved/)
    .waitFor();
}

async function importSources(ground: Ground, page: Page, service: ServicePage): Promise<void> {
  const report = await service.value('importFiles', { task: 'import', paths: [...ground.sources] });
  const results = report.items.map(({ result }) => result);
  if (results.filter((result) => result === 'imported').length !== 2) {
    throw new Error(`Not imported: ${results.join(', ')}.`);
  }
  for (const source of ground.sources) rmSync(source);
  await matterPage(page).documentRow('TAR000001').waitFor();
}

async function openLetter(page: Page): Promise<void> {
  await matterPage(page).goTo('Library');
  await matterPage(page).documentRow('TAR000001').dblclick();
  await readerPage(page).text.waitFor();
}

async function announced(page: Page, sentence: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
}

async function readAndTag(page: Page): Promise<void> {
  await openLetter(page);
  const reader = readerPage(page);
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in this document' }).fill(passing.findInText.words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await reader.select(kept.quote.words);
  await reader.selectionBar.waitFor();
  await page.keyboard.press('1');
  await announced(page, /^Passage tagged Training/u);
  await reader.selectionBar.waitFor({ state: 'hidden' });
  await reader.select('Dear Sir');
  await page.keyboard.press('t');
  await page.getByRole('combobox', { name: 'Find or name a theme' }).fill(kept.newTheme.words);
  await page.keyboard.press('Enter');
  await announced(page, `Passage tagged ${kept.newTheme.words}`);
}

async function writeNotes(page: Page): Promise<void> {
  const reader = readerPage(page);
  const passage = reader.passage(kept.quote.words);
  for (const { words } of [kept.privilegedNote, kept.openNote]) {
    await passage.getByRole('button', { name: kept.quote.words }).click();
    await page.keyboard.press('n');
    await reader.newNote.waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
    await passage.getByText(words).waitFor();
  }
  const note = passage.getByRole('article', { name: /^Note on/ }).filter({ hasText: kept.openNote.words });
  await note.getByRole('button', { name: 'Open for packs' }).click();
  await note.getByText('open, may go into a pack').waitFor();
}

async function keepItems(service: ServicePage): Promise<void> {
  const { savedSearch, termList, person, spelling, reviewer, definition, packTemplate, ownWords } = kept;
  const [theme] = await service.value('listThemes', {});
  await service.value('writeTheme', {
    themeId: theme?.id ?? '',
    field: 'definition',
    text: definition.words,
  });
  await service.value('addReviewer', { name: reviewer.words });
  await service.value('createItems', {
    items: [
      { kind: 'saved-query', fields: { name: savedSearch.words, query: savedSearch.mark, sort: 'date' } },
      { kind: 'term-list', fields: { name: 'Terms', terms: [termList.words], shown: true } },
      { kind: 'person', fields: { name: person.words, kind: 'person', aliases: [person.mark], remark: '' } },
      { kind: 'spelling', fields: { word: spelling.words } },
      { kind: 'pack-template', fields: { name: packTemplate.words, choices: bundle(ownWords.words) } },
    ],
  });
}

/** Choices of a pack with a page of a person's own words. */
function bundle(words: string): PackChoices {
  return {
    title: 'Bundle',
    themes: [],
    documents: [],
    order: 'theme',
    context: 'none',
    notes: 'none',
    fullTexts: false,
    names: false,
    parts: [{ title: 'Opening', contents: [{ kind: 'text', title: 'In short', content: plainNote(words) }] }],
  };
}

/** Says where the letter came from, in the window's own calls and by a load file, which is removed as a stick would be. */
async function describe({ asked }: Ground, service: ServicePage): Promise<void> {
  const { provider, recipients, custodian, ownField, ownValue, loaded } = kept;
  const documents = await service.value('listDocuments', {});
  const documentId = documents.find(({ urn }) => urn === 'TAR000001')?.id ?? '';
  const field = await service.value('createItem', {
    item: { kind: 'field', fields: { name: ownField.words, type: 'text' } },
  });
  await service.value('describeDocuments', {
    changes: [
      { documentId, change: { field: 'provider', value: provider.words } },
      { documentId, change: { field: 'recipients', value: recipients.words } },
      { documentId, change: { field: 'custodian', value: custodian.words } },
      { documentId, change: { field: 'custom', custom: field.id, value: ownValue.words } },
    ],
  });
  const file = join(asked, 'load.csv');
  writeFileSync(file, `urn,how received\nTAR000001,${loaded.words}\n`);
  const looked = await service.value('loadMetadata', { path: file, expected: null });
  await service.value('loadMetadata', { path: file, expected: looked.sha256 });
  await service.value('exportLoadFile', { path: join(asked, 'written.csv') });
  await service.value('saveOriginal', { documentId, path: join(asked, 'as sent.txt') });
}

async function search(page: Page): Promise<void> {
  const field = page.getByRole('searchbox', { name: /^Search/ });
  for (const { words } of [kept.quote, passing.search, passing.pattern]) {
    await page.keyboard.press('Control+Shift+F');
    await field.fill(words);
    await page.keyboard.press('Enter');
    await announced(page, `for ${words}`);
  }
  await field.fill(passing.faultyPattern.words);
  await page.keyboard.press('Enter');
  await page.locator('.query-fault').waitFor();
  await matterPage(page).goTo('History');
  await page.getByLabel('Find in the history').fill(passing.historyFilter.words);
  await page.keyboard.press('Enter');
}

async function undoAndRedo(page: Page): Promise<void> {
  await matterPage(page).goTo('Notes');
  await page.getByRole('button', { name: 'Write a note on the matter' }).click();
  await page.getByRole('group', { name: 'New note' }).getByRole('textbox').waitFor();
  await page.keyboard.type(kept.undone.words);
  await page.keyboard.press('Control+Enter');
  const note = page.getByRole('article').filter({ hasText: kept.undone.words });
  await note.waitFor();
  await matterPage(page).heading('Notes').focus();
  for (const [key, sentence] of [
    ['Control+z', /^Undone: /u],
    ['Control+Shift+z', /^Done again: /u],
    ['Control+z', /^Undone: /u],
  ] as const) {
    await page.keyboard.press(key);
    await announced(page, sentence);
  }
  await note.waitFor({ state: 'detached' });
}

/** Calls that are refused or unknown, with content in them: what is logged of them must have none. */
async function refusals(service: ServicePage): Promise<void> {
  const { words } = passing.badCall;
  // The compiler knows that these calls are wrong, as the other end of the port will find.
  const call = service.call as unknown as (
    name: string,
    input: object,
  ) => Promise<{ readonly result: { readonly ok: boolean } } | null>;
  for (const [name, input] of [
    ['writeNote', { target: { kind: words, id: words }, content: { blocks: [{ kind: words }] } }],
    ['readDocument', { documentId: words }],
    ['verifyPack', { task: 'check', folder: join('/', words) }],
    [words, { text: words }],
  ] as const) {
    if ((await call(name, input))?.result.ok === true) throw new Error(`${name} was not refused.`);
  }
}

async function print(application: RunningApplication): Promise<void> {
  const { window: page } = application;
  await openLetter(page);
  const printing = await openedForPrinting(application, () => page.keyboard.press('Control+p'));
  // The window is gone before it could say that the key was pressed.
  await Promise.allSettled([printing.page.waitForEvent('close'), printing.page.keyboard.press('Escape')]);
}

/** A pack, the history and the themes, as files outside. */
async function giveOut({ asked }: Ground, service: ServicePage): Promise<void> {
  const choices = {
    title: kept.packTitle.words,
    themes: [],
    documents: [],
    order: 'theme',
    context: 'sentence',
    notes: 'open',
    fullTexts: true,
    names: false,
  } as const;
  await service.value('previewPackPage', { task: 'look', choices, page: 3, pixelsPerPoint: 1 });
  await service.value('buildPack', { task: 'pack', choices, place: { kind: 'inside', folder: asked } });
  await service.value('exportHistory', {
    task: 'history',
    path: join(asked, 'history.csv'),
    format: 'csv',
  });
  await service.value('exportThemes', { path: join(asked, 'themes.csv') });
  const project = join(asked, 'matter.qdpx');
  await service.value('exportExchange', {
    task: 'project',
    path: project,
    format: 'qdpx',
    themes: [],
    names: false,
  });
  await service.value('importProject', { task: 'project', path: project, expected: null });
}

async function backUp({ stick }: Ground, service: ServicePage): Promise<void> {
  await service.value('backUpNow', { task: 'usual' });
  await service.value('setBackupFolder', { folder: stick });
  await service.value('backUpNow', { task: 'stick' });
}
