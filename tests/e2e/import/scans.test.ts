import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { degrade } from '../../fixtures/pictures/degrade.ts';
import { drawText } from '../../fixtures/pictures/draw-text.ts';
import { encodePng } from '../../fixtures/pictures/encode-picture.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { matterPage } from '../matter-page.ts';

const letter = [
  'The wardens of Harrow House were told on 14 March that the lamp at the east door had failed again.',
  'Nobody signed the book that night, and the matron found it empty in the morning.',
];

let workplace: Workplace;
let application: RunningApplication;

beforeEach(async () => {
  workplace = makeWorkplace();
  await mustDo(workplace, [
    'new',
    'Harrow.matter',
    '--no-passphrase',
    '--title',
    'Harrow',
    '--prefix',
    'HAR',
  ]);
  application = await startApplication({
    profile: workplace.profile,
    arguments: [workplace.path('Harrow.matter')],
  });
  await matterPage(application.window).title('Harrow').waitFor();
});

afterEach(async () => {
  await application.close();
  workplace.remove();
});

attachLogsToFailures();

it('a scanned letter has no text until it is asked for, is recognised in the background, and shows which words are unsure', async () => {
  const page = application.window;
  const folder = workplace.path('scans');
  await mkdir(folder);
  const sheet = await drawText({ paragraphs: letter, width: 400, height: 200, fontSize: 12 }, 200);
  await writeFile(`${folder}/letter.png`, encodePng(degrade(sheet, 0.34, 90), 200));
  await dropFiles(page, [folder]);
  await page.getByText('No text could be read on 1 page: scans and pictures.').waitFor();
  await keepScreenshot(page, 'scans 1 library');
  expect(await axeFaults(page, 'everything')).toEqual([]);

  await matterPage(page).documentRow('HAR000001').dblclick();
  await page.getByText('No text could be read on 1 page.').waitFor();
  await keepScreenshot(page, 'scans 2 reader without text');
  await page.getByRole('button', { name: 'Recognise text' }).click();
  await page.getByRole('group', { name: 'Recognising text' }).waitFor();
  await keepScreenshot(page, 'scans 3 reader at work');
  const recognised = page.getByRole('group', { name: 'Recognised text' });
  await recognised.waitFor({ timeout: 50_000 });
  const text = await page.getByRole('document', { name: 'Text of letter.png' }).innerText();
  const printed = new Set(letter.join(' ').split(' '));
  const read = text.split(/\s+/u).filter((word) => printed.has(word));
  expect(read.length).toBeGreaterThan(printed.size * 0.7);
  expect(await recognised.innerText()).toMatch(/confidence \d+ %; \d+ words? unsure/u);
  await recognised.getByRole('button', { name: 'Next unsure word' }).click();
  await recognised.getByText(/^1 of \d+, confidence \d+ %$/u).waitFor();
  await keepScreenshot(page, 'scans 4 reader recognised');
  expect(await axeFaults(page, 'everything')).toEqual([]);
  if (process.env['GLOSSATOR_TEST_OUTPUT'] !== undefined) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await keepScreenshot(page, 'scans 5 reader recognised, dark');
    await matterPage(page).goTo('Library');
    await matterPage(page).documentRow('HAR000001').click();
    await page.getByText('Confidence of each page').click();
    await keepScreenshot(page, 'scans 6 library details, dark');
  }
});
