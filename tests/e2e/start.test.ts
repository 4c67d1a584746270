import { execFile } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleMatterPath } from '../../electron/files/sample-matter-path.ts';
import {
  attachLogsToFailures,
  checkout,
  makeProfile,
  type RunningApplication,
  sandboxed,
  startApplication,
} from './application.ts';
import { matterPage, startPage } from './matter-page.ts';
import { protectionPage } from './protection-page.ts';
import { answerDialogs, chooseFromMenu, serviceProcesses, windowTitles } from './shell.ts';

const sampleTitle = 'The Marlow Vale Inquiry';
const sampleWindow = `${sampleTitle} – not encrypted – Glossator`;

let profile: string;
let application: RunningApplication | null = null;

beforeEach(async () => {
  profile = await makeProfile();
});

afterEach(async () => {
  await application?.close();
  application = null;
  await rm(profile, { recursive: true, force: true });
});

attachLogsToFailures();

/** Starts with the test's profile; the application before it must be closed. */
async function start(...arguments_: readonly string[]): Promise<RunningApplication> {
  application = await startApplication({ profile, arguments: arguments_ });
  return application;
}

async function quit(): Promise<void> {
  await application?.close();
  application = null;
}

async function recentPaths(): Promise<readonly string[]> {
  const stored: unknown = JSON.parse(await readFile(join(profile, 'recent-matters.json'), 'utf8'));
  return Array.isArray(stored) ? stored.map(({ path }: { readonly path: string }) => path) : [];
}

/** Starts the application once more, with what set-up chose, and waits until it has ended. */
function startAgain(
  ...words: readonly string[]
): Promise<{ readonly code: number | null; readonly written: string }> {
  const root = sandboxed ? [] : ['--no-sandbox'];
  const env = { ...process.env, GLOSSATOR_PROFILE: profile };
  return new Promise((resolve) => {
    const program = process.env['ELECTRON_EXEC_PATH'] ?? 'electron';
    const child = execFile(program, [...root, checkout, ...words], { env }, (_error, written) => {
      resolve({ code: child.exitCode, written });
    });
  });
}

it('the first start opens the sample matter, later ones the matter that was open last', async () => {
  const first = await start();
  await matterPage(first.window).documentRow('MVI000001').waitFor();
  expect(await windowTitles(first.app)).toEqual([sampleWindow]);
  await quit();
  expect(await recentPaths()).toEqual([sampleMatterPath(profile)]);
  const second = await start();
  await matterPage(second.window).title(sampleTitle).waitFor();
  await expect.poll(() => windowTitles(second.app)).toEqual([sampleWindow]);
});

it('where the last matter is gone the start screen is shown, and the sample can be opened from it', async () => {
  const first = await start();
  await matterPage(first.window).documentRow('MVI000001').waitFor();
  await quit();
  await rename(sampleMatterPath(profile), join(profile, 'moved.matter'));
  const second = await start();
  const page = startPage(second.window);
  await page.openSample.waitFor();
  expect({ titles: await windowTitles(second.app), services: await serviceProcesses(second.app) }).toEqual({
    titles: ['Glossator'],
    services: [],
  });
  await page.openSample.click();
  await matterPage(second.window).documentRow('MVI000001').waitFor();
  await expect.poll(() => windowTitles(second.app)).toEqual([sampleWindow]);
});

describe('a matter named at the start', () => {
  it('is opened', async () => {
    const first = await start();
    await matterPage(first.window).documentRow('MVI000001').waitFor();
    await quit();
    const moved = join(profile, 'moved.matter');
    await rename(sampleMatterPath(profile), moved);
    const second = await start(moved);
    await matterPage(second.window).documentRow('MVI000001').waitFor();
    expect((await recentPaths())[0]).toBe(moved);
  });

  it('and already open in a running application is brought to the front there', async () => {
    const running = await start();
    await matterPage(running.window).documentRow('MVI000001').waitFor();
    expect((await startAgain(sampleMatterPath(profile))).code).toBe(0);
    expect({
      titles: await windowTitles(running.app),
      services: (await serviceProcesses(running.app)).length,
    }).toEqual({
      titles: [sampleWindow],
      services: 1,
    });
  });

  it('that is no matter is refused in words, and the file is left as it was', async () => {
    const file = join(profile, 'notes.matter');
    await writeFile(file, 'These are notes and no matter.');
    const running = await start(file);
    await running.window.getByText(/^This file is not a Glossator matter/).waitFor();
    expect(await windowTitles(running.app)).toEqual(['Glossator']);
    expect(await readFile(file, 'utf8')).toBe('These are notes and no matter.');
  });
});

it('a new matter is made where the person says and opened, and never over another file', async () => {
  const running = await start();
  await matterPage(running.window).documentRow('MVI000001').waitFor();
  await chooseFromMenu(running.app, 'close-matter');
  const page = startPage(running.window);
  await page.newTitle.fill('The Harrow Inquiry');
  const taken = join(profile, 'Taken.matter');
  await writeFile(taken, 'Another file.');
  await answerDialogs(running, { save: taken });
  await page.create.click();
  await matterPage(running.window)
    .notice(/already/i)
    .waitFor();
  expect({ file: await readFile(taken, 'utf8'), titles: await windowTitles(running.app) }).toEqual({
    file: 'Another file.',
    titles: ['Glossator'],
  });
  await answerDialogs(running, { save: join(profile, 'Harrow') });
  await page.create.click();
  await protectionPage(running.window).createPlain.click();
  await matterPage(running.window).title('The Harrow Inquiry').waitFor();
  expect(await windowTitles(running.app)).toEqual(['The Harrow Inquiry – not encrypted – Glossator']);
  expect((await recentPaths())[0]).toBe(join(profile, 'Harrow.matter'));
});

it('a command word runs the command line without a window, sources read in a helper process', async () => {
  const matter = join(profile, 'Harrow.matter');
  const source = join(profile, 'letter.txt');
  await writeFile(source, 'Dear Sir,\n\nNobody came.\n');
  const made = await startAgain(
    'new',
    matter,
    '--title',
    'Harrow',
    '--prefix',
    'HAR',
    '--no-passphrase',
    '--json',
  );
  const imported = await startAgain('import', matter, source, '--json');
  const refused = await startAgain('new', matter, '--no-passphrase', '--json');
  const shown = [made, imported, refused].map(({ code, written }) => ({
    ...(JSON.parse(written) as object),
    code,
  }));
  expect(shown).toMatchObject([
    { code: 0, ok: true, title: 'Harrow' },
    { code: 0, ok: true, items: [{ path: source, result: 'imported', urn: 'HAR000001' }] },
    { code: 1, ok: false },
  ]);
});
