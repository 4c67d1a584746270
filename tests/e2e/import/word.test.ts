import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { inquiryLetter } from '../../fixtures/word/inquiry-letter.ts';
import { wordDocument } from '../../fixtures/word/word-document.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';

let workplace: Workplace;
let application: RunningApplication;

beforeEach(async () => {
  workplace = makeWorkplace();
  const matter = ['--title', 'Saltmarsh', '--prefix', 'SAL'];
  await mustDo(workplace, ['new', 'Saltmarsh.matter', '--no-passphrase', ...matter]);
  await writeFile(workplace.path('letter.docx'), wordDocument(inquiryLetter));
  await mustDo(workplace, ['import', 'Saltmarsh.matter', workplace.path('letter.docx')]);
  application = await startApplication({
    profile: workplace.profile,
    arguments: [workplace.path('Saltmarsh.matter')],
  });
  await matterPage(application.window).title('Saltmarsh').waitFor();
  // Wide enough for the list to stand beside the text.
  await application.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
});

afterEach(async () => {
  await application.close();
  workplace.remove();
});

attachLogsToFailures();

it('a Word letter shows who changed and said what, and its comment becomes a passage with a note in one act', async () => {
  const page = application.window;
  await matterPage(page).goTo('Read');
  const reader = readerPage(page);
  await reader.block('The board was told in March').waitFor();
  const strip = page.getByRole('group', { name: 'Changes and comments in the source' });
  expect(await strip.textContent()).toContain('In the source: 2 tracked changes, 1 comment by 3 people');
  await keepScreenshot(page, 'word 1 letter');

  await strip.getByRole('button', { name: 'List' }).click();
  const list = page.getByRole('complementary', { name: 'Changes' });
  await list.getByText('Deleted by A. Person, 3 May 2019').waitFor();
  await reader.text.focus();
  await page.keyboard.press('F8');
  await page.keyboard.press('I');
  const tip = page.getByRole('tooltip');
  await tip.getByText('Deleted by A. Person, 3 May 2019').waitFor();
  await keepScreenshot(page, 'word 2 changes');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepScreenshot(page, 'word 3 changes dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('Escape');

  await list.getByRole('button', { name: 'Make it a passage' }).click();
  await reader.passage('Nobody wrote it down.').waitFor();
  await reader.passages
    .getByText('Comment by C. Counsel, 6 May 2019: Ask the clerk who kept the book.')
    .waitFor();
  await list.getByText('A passage stands here').waitFor();
  await page.getByRole('contentinfo').waitFor();
  await keepScreenshot(page, 'word 4 passage');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await reader.passage('Nobody wrote it down.').waitFor({ state: 'detached' });
});
