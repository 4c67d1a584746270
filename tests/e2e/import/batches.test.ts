import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { zipOf } from '../../fixtures/archive/zip-of.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs, serviceProcesses } from '../shell.ts';

let workplace: Workplace;
let application: RunningApplication;

beforeEach(async () => {
  workplace = makeWorkplace();
  const words = ['new', 'Harrow.matter', '--no-passphrase', '--title', 'Harrow', '--prefix', 'HAR'];
  await mustDo(workplace, words);
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

async function put(name: string, bytes: string | Uint8Array): Promise<void> {
  await mkdir(dirname(workplace.path(name)), { recursive: true });
  await writeFile(workplace.path(name), bytes);
}

const letter = (number: number): string =>
  `Letter ${number}\n\n${Array.from({ length: 60 }, (_, at) => `word${number * 100 + at}`).join(' ')}\n`;

/** Looks at what is drawn in both appearances, and has the accessibility checker look. */
async function lookAt(name: string): Promise<void> {
  const page = application.window;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `${name} ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeFaults(page, 'everything')).toEqual([]);
}

it('a large import is looked at first, leaves a report, takes what a load file says, and shows texts that are alike', async () => {
  const page = application.window;
  for (let number = 1; number <= 200; number += 1) await put(`disclosure/${number}.txt`, letter(number));
  await put('disclosure/version.txt', letter(7).replace('word720', 'otherwise'));
  await put('disclosure/plan.xyz', 'A type that nothing reads.');
  await put('disclosure/Thumbs.db', 'x');
  await put('disclosure/copies/7.txt', letter(7));
  await put('disclosure/more.zip', zipOf([{ name: 'notes/first.txt', bytes: letter(900) }]));
  await dropFiles(page, [workplace.path('disclosure')]);

  const sheet = page.getByRole('dialog', { name: 'Import 204 files' });
  await sheet
    .getByText('203 documents would be made. 1 file is here already or twice. 1 system file is passed over.')
    .waitFor();
  await sheet.getByLabel('Provided by').fill('Harbour Council');
  await sheet.getByLabel('URNs begin with').fill('hco');
  await lookAt('import sheet');
  await sheet.getByRole('button', { name: 'Import', exact: true }).click();
  await page
    .getByText('Imported 203 documents, 1 of them sealed unread. 1 file was here already.')
    .first()
    .waitFor();
  await matterPage(page).documentRow('HCO000001').waitFor();

  await page.getByRole('button', { name: 'Imports', exact: true }).click();
  const imports = page.getByRole('table', { name: 'Imports' });
  await imports.getByText('203 imported of 204 files, 1 here already').waitFor();
  await lookAt('imports');
  await answerDialogs(application, { save: workplace.path('report.csv'), open: workplace.path('load.csv') });
  await imports.getByRole('button', { name: /^Export the report/ }).click();
  await page.getByText('Exported the report.').first().waitFor();
  const report = await readFile(workplace.path('report.csv'), 'utf8');
  expect(report.split('\r\n').filter((line) => line.includes('more.zip/notes/first.txt'))).toHaveLength(1);

  await put(
    'load.csv',
    'urn,title,date,custodian\r\nHCO000001,The first letter,2013-04,Ward office\r\nHCO000999,,,\r\n',
  );
  await page.getByRole('button', { name: 'Load file', exact: true }).click();
  await page.getByRole('button', { name: 'Choose a load file…' }).click();
  await page.getByText('Nothing is changed yet: 1 changed, 1 not found.').waitFor();
  await lookAt('load file');
  await page.getByRole('button', { name: 'Change 1 document' }).click();
  await page.getByText('Done: 1 changed, 1 not found.').waitFor();

  await page.getByRole('button', { name: 'Near-duplicates', exact: true }).click();
  await page.getByRole('button', { name: 'Find near-duplicates' }).click();
  await page
    .getByText(/^1 group of texts that are alike in 70 % or more/)
    .first()
    .waitFor();
  await lookAt('near-duplicates');
  await page.getByRole('button', { name: /^Compare HCO/ }).click();
  await page.getByText('1 place where the texts differ.').waitFor();
  await lookAt('near-duplicates compared');
});

it('an import that is paused and then killed says so when the matter is open again, and goes on where it was', async () => {
  const page = application.window;
  for (let number = 1; number <= 1_200; number += 1) await put(`disclosure/${number}.txt`, letter(number));
  await dropFiles(page, [workplace.path('disclosure')]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  const work = page.getByRole('region', { name: 'Running work' });
  await work.getByText(/^[1-9][\d,]* of 1,200 files/).waitFor();
  await work.getByRole('button', { name: /^Pause/ }).click();
  await work.getByText(/^Paused at/).waitFor();
  await keepScreenshot(page, 'import paused');
  for (const pid of await serviceProcesses(application.app)) process.kill(pid, 'SIGKILL');
  const interrupted = page.getByRole('region', { name: 'Interrupted imports' });
  await interrupted.waitFor();
  await lookAt('import interrupted');
  await interrupted.getByRole('button', { name: /^Go on/ }).click();
  await page.getByRole('searchbox', { name: 'Search 1,200 documents and 0 notes' }).waitFor();
  await interrupted.waitFor({ state: 'detached' });
});
