import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { hasMakers } from '../../fixtures/mixed/converted.ts';
import { makeMixedFolder } from '../../fixtures/mixed/make-mixed-folder.ts';
import type { MixedFile } from '../../fixtures/mixed/mixed-file.ts';
import { stories } from '../../fixtures/mixed/stories.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  startApplication,
  type RunningApplication,
} from '../application.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { packInside } from '../main-job/pack-on-disk.ts';
import { packsPage } from '../main-job/packs-page.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

interface Listed {
  readonly urn: string;
  readonly fileName: string;
  readonly family: { readonly parent: string | null } | null;
}

let workplace: Workplace;
let application: RunningApplication;
let files: readonly MixedFile[] = [];
let folder = '';

beforeAll(async () => {
  workplace = makeWorkplace();
  folder = workplace.path('mixed');
  await mkdir(folder);
  if (hasMakers) files = await makeMixedFolder(folder);
  await mustDo(workplace, [
    'new',
    'Skerry.matter',
    '--no-passphrase',
    '--title',
    'Skerry',
    '--prefix',
    'SKE',
  ]);
  application = await startApplication({
    profile: workplace.profile,
    arguments: [workplace.path('Skerry.matter')],
  });
  application.window.setDefaultTimeout(20_000);
  await matterPage(application.window).title('Skerry').waitFor();
}, 120_000);

afterAll(async () => {
  await application.close();
  workplace.remove();
});

attachLogsToFailures();

/** Opens a document in the reader by its reference. */
async function open(urn: string): Promise<void> {
  const page = application.window;
  await matterPage(page).goTo('Library');
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(urn);
  await matterPage(page).documentRow(urn).dblclick();
}

/** Selects words, tags them with the first theme and gives the citation that the list shows. */
async function tag(words: string): Promise<string> {
  const reader = readerPage(application.window);
  await reader.select(words);
  await application.window.keyboard.press('1');
  const card = reader.passage(words);
  await card.waitFor();
  return /\{[^}]+\}/u.exec(await card.innerText())?.[0] ?? '';
}

it.runIf(hasMakers)(
  'a folder of every kind of file is dropped in, and what is tagged on a page, in an attachment and in a scan is cited in a pack',
  async () => {
    const page = application.window;
    await dropFiles(page, [folder]);
    await page.getByRole('region', { name: 'Last import' }).waitFor({ timeout: 60_000 });
    await keepScreenshot(page, 'mixed 1 imported');
    const { sentence } = await matterPage(page).importReport();
    expect(sentence).toMatch(/^Imported \d+ documents, \d+ of them sealed unread\.$/u);
    const listed = (await mustDo(workplace, ['documents', 'Skerry.matter'])) as readonly Listed[];
    const urnOf = (fileName: string, isChild = false): string =>
      listed.find((one) => one.fileName === fileName && (one.family !== null) === isChild)?.urn ?? '';
    const documents = files.flatMap((file) => file.documents);
    expect(listed.length).toBeGreaterThanOrEqual(documents.length);

    const report = urnOf('review.pdf');
    await open(report);
    expect(await tag('the crew of the launch')).toBe(`{${report}/2}`);
    await keepScreenshot(page, 'mixed 2 page of a PDF');

    const enclosed = urnOf('enclosed.docx', true);
    await open(enclosed);
    expect(await tag(stories.enclosed)).toBe(`{${enclosed} ¶1}`);
    await keepScreenshot(page, 'mixed 3 attachment');

    const scan = urnOf('minutes.png');
    await open(scan);
    await page.getByRole('button', { name: 'Recognise text' }).click();
    await page.getByRole('group', { name: 'Recognised text' }).waitFor({ timeout: 60_000 });
    expect(await tag('HARBOUR COMMITTEE')).toBe(`{${scan}/1}`);
    await keepScreenshot(page, 'mixed 4 scan');

    await matterPage(page).goTo('Packs');
    const packs = packsPage(page);
    await packs.title.fill('Every kind');
    await answerDialogs(application, { open: workplace.path('.') });
    await packs.build.click();
    await packs.built.waitFor();
    await packs.checkBuilt.click();
    await packs.checkResult
      .getByText(/^The pack is as it was built, and every quote is in its source/u)
      .waitFor();
    await keepScreenshot(page, 'mixed 5 pack');
    const pack = await packInside(workplace.path('.'));
    const csv = await readFile(join(pack.folder, 'passages.csv'), 'utf8');
    for (const citation of [`{${report}/2}`, `{${enclosed} ¶1}`, `{${scan}/1}`]) {
      expect(csv).toContain(citation);
    }
    expect(csv).toMatch(/confidence/u);
  },
  180_000,
);
