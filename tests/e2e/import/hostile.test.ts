import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeWorkplace, type Workplace } from '../../cli/command-line.ts';
import { mustDo } from '../../cli/matter-of-three.ts';
import { canary } from '../../fixtures/hostile/hostile-input.ts';
import { hostileNames } from '../../fixtures/hostile/hostile-names.ts';
import { scriptsInPages } from '../../fixtures/hostile/scripts-in-pages.ts';
import {
  attachLogsToFailures,
  keepScreenshot,
  type RunningApplication,
  startApplication,
} from '../application.ts';
import { listeningServer, type ListeningServer } from '../listening-server.ts';
import { dropFiles } from '../main-job/drop-files.ts';
import { readerPage } from '../main-job/reader-page.ts';
import { matterPage } from '../matter-page.ts';

let workplace: Workplace;
let application: RunningApplication;
let server: ListeningServer;

beforeEach(async () => {
  server = await listeningServer();
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
    // What the policy would stop is not even tried.
    withoutPolicy: true,
  });
  await matterPage(application.window).title('Harrow').waitFor();
});

afterEach(async () => {
  await application.close();
  await server.close();
  workplace.remove();
});

attachLogsToFailures();

/** Vectors of every kind: elements, handlers, drawings, frames, styles, whole pages, markup that is shown as text. */
const vectors = [
  'a page with a script element',
  'a page with an image that fails',
  'a page with a handler by focus',
  'a page with a drawing that runs on loading',
  'a page with a frame with its own page',
  'a page with a style that imports',
  'a page with a page that goes elsewhere',
  'a page with a script written with entities',
  'a page whose title and author are markup',
  'a Markdown text with links of script addresses',
];

const names = [
  'a name turned around by an override',
  'a name turned around by an isolate that never ends',
  'a name with signs that are not seen',
  'a name with a line end',
  'a name for a page',
];

it('pages with scripts and names that read as others are shown as what they are; nothing runs and nobody is called', async () => {
  const page = application.window;
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  page.on('dialog', () => errors.push(new Error('A dialog was opened.')));
  const folder = workplace.path('disclosure');
  const chosen = [...scriptsInPages, ...hostileNames].filter(({ name }) =>
    [...vectors, ...names].includes(name),
  );
  expect(chosen.length).toBe(vectors.length + names.length);
  for (const [at, input] of chosen.entries()) {
    const place = join(folder, String(at).padStart(2, '0'));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, input.fileName), input.make(`http://${server.host}`));
  }

  await dropFiles(page, [folder]);
  await page.getByRole('region', { name: 'Last import' }).waitFor();
  const { sentence } = await matterPage(page).importReport();
  expect(sentence).toBe(`Imported ${String(chosen.length)} documents.`);
  const shown = await page.locator('.import-report-file').allInnerTexts();
  expect(shown.slice(vectors.length)).toEqual([
    'letter [U+202E]txt.exe.txt',
    'letter [U+2067]fdp.txt',
    'le[U+200B]tt[U+00AD]er[U+FEFF].txt',
    'letter[U+000A]Subject: forged.txt',
    '<img src=x onerror=alert(1)>.txt',
  ]);
  await keepScreenshot(page, 'import hostile names');

  const reader = readerPage(page);
  for (const [at, input] of chosen.slice(0, vectors.length).entries()) {
    await matterPage(page).goTo('Library');
    await matterPage(page)
      .documentRow(`HAR${String(at + 1).padStart(6, '0')}`)
      .dblclick();
    await reader.text.waitFor();
    const words = input.verdict.result === 'inert' ? (input.verdict.shows ?? []) : [];
    for (const word of words) await expect.poll(() => reader.text.innerText()).toContain(word);
    if (input.verdict.result === 'inert' && (input.verdict.hides ?? []).length > 0) {
      expect(await reader.text.innerText()).not.toContain(canary);
    }
    // Whatever a page brought is text: the document's own elements are the application's.
    expect(
      await reader.text.locator('script, img, svg, iframe, style, link, meta, a, form, input').count(),
    ).toBe(0);
  }
  await keepScreenshot(page, 'reading hostile page');

  expect(await page.evaluate(() => Reflect.get(globalThis, 'hostileRan') as unknown)).toBeUndefined();
  expect(await page.title()).not.toContain(canary);
  expect(application.app.windows().length).toBe(1);
  expect(errors).toEqual([]);
  expect(server.visits()).toEqual({ connections: 0, packets: 0 });
});
