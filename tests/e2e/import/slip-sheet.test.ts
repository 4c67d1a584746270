import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { axeFaults } from '../accessibility/axe-faults.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { matterPage } from '../matter-page.ts';
import { answerDialogs } from '../shell.ts';

/** The first bytes of a compound file, in which Word kept its documents until 2003, and nothing that can be read behind them. */
const oldWordFile = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.from('Minutes of the night staff, kept as they came', 'utf16le'),
  Buffer.alloc(4_096, 7),
]);

let workplace: Workplace;
let application: RunningApplication;

beforeAll(async () => {
  workplace = makeWorkplace();
  await writeFile(workplace.path('minutes.doc'), oldWordFile);
  await mustDo(workplace, [
    'new',
    'Harrow.matter',
    '--no-passphrase',
    '--title',
    'Harrow',
    '--prefix',
    'HAR',
  ]);
  await mustDo(workplace, ['import', 'Harrow.matter', workplace.path('minutes.doc')]);
  application = await startApplication({
    profile: workplace.profile,
    arguments: [workplace.path('Harrow.matter')],
  });
  application.window.setDefaultTimeout(10_000);
  await matterPage(application.window).title('Harrow').waitFor();
});

afterAll(async () => {
  await application.close();
  workplace.remove();
});

attachLogsToFailures();

it('what cannot be read has a slip sheet that says why and what to do, and gives its bytes back as they came', async () => {
  const page = application.window;
  await matterPage(page).documentRow('HAR000001').dblclick();
  const sheet = page.getByRole('region', { name: 'Sealed unread' });
  await sheet.waitFor();
  const words = await sheet.innerText();
  expect(words).toContain('minutes.doc');
  expect(words).toContain(createHash('sha256').update(oldWordFile).digest('hex'));
  expect(words).toMatch(/save it as|convert/iu);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await keepScreenshot(page, `slip sheet ${colorScheme}`);
    expect(await axeFaults(page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  const saved = workplace.path('minutes as sent.doc');
  await answerDialogs(application, { save: saved });
  await sheet.getByRole('button', { name: 'Save the original…' }).click();
  await expect.poll(() => readFile(saved).catch(() => null)).toEqual(oldWordFile);
});
