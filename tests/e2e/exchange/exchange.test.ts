import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { foreignArchive } from '../../store/exchange/projects.ts';
import { entriesOf } from '../../unit/exchange/read-archive.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

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

/** Looks at what is drawn in both appearances, and has the accessibility checker look. */
async function lookAt(name: string): Promise<void> {
  const page = application.window;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page, 'everything')).toEqual([]);
    await keepScreenshot(page, `${name} ${colorScheme}`);
  }
}

it('a project of another program is looked at, imported with a report of what is lost, and exported again', async () => {
  const page = application.window;
  await writeFile(workplace.path('ferry.qdpx'), foreignArchive());
  await answerDialogs(application, { open: workplace.path('ferry.qdpx'), save: workplace.path('out.qdpx') });
  await page.keyboard.press('Control+K');
  await page.keyboard.type('Import a project');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose a project…' }).click();
  await page.getByText('Nothing is imported yet: 4 themes, 3 sources, 2 passages, 5 notes.').waitFor();
  await page.getByText('1 case not taken over.').waitFor();
  await lookAt('project looked at');
  await page.getByRole('button', { name: 'Import it' }).click();
  await page.getByText('Imported as HAR000001; 2 passages').waitFor();
  await lookAt('project imported');
  await page.getByRole('button', { name: 'Put away' }).click();
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await page.getByText('Themes have no short codes in the file.').waitFor();
  await lookAt('project exported');
  const entries = entriesOf(await readFile(workplace.path('out.qdpx')));
  expect(entries.get('project.qde')).toContain('name="Lateness"');
  expect([...entries.values()].join('\n')).not.toContain('On the place.');
});
