import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFilledMatter, openBenchMatter, valueOf } from '../bench/bench-matter.ts';
import { seededRandomness } from '../bench/generated-text.ts';
import { attachLogsToFailures, type RunningApplication, startApplication } from './application.ts';
import { connectPage, type ServicePage } from './kill/service-page.ts';
import { serviceProcessId } from './kill/service-process.ts';
import { answerDialogs, chooseFromMenu } from './shell.ts';

attachLogsToFailures();

let folder: string;
let path: string;
let application: RunningApplication;
let service: ServicePage;

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'glossator-nothing-lost-'));
  folder = join(parent, `Zoe\u0308’s 50% "case" #3? 👩🏽‍⚖️ ${'long '.repeat(12)}`.trim());
  await mkdir(folder);
  path = await makeFilledMatter(folder, 'held & shown', seededRandomness(5), 2, 200);
  application = await startApplication({ profile: join(folder, 'profile'), arguments: [path] });
  service = await connectPage(application.window);
});

afterAll(async () => {
  await application.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function tag(start: number): Promise<void> {
  const [document] = await service.value('listDocuments', {});
  const [theme] = await service.value('listThemes', {});
  if (document === undefined || theme === undefined) throw new Error('The matter is empty.');
  const span = { documentId: document.id, start, end: start + 60 };
  await service.value('tagSpan', { ...span, themeIds: [theme.id] });
}

it.runIf(process.platform !== 'win32')(
  'a window says “Saving” until the reply is there, and “Saved” only then',
  async () => {
    const footer = application.window.getByRole('contentinfo');
    await tag(40);
    await footer.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor();
    const processId = await serviceProcessId(application.app);
    process.kill(processId, 'SIGSTOP');
    try {
      await chooseFromMenu(application.app, 'undo');
      await footer.getByText('Saving…').waitFor();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await footer.getByText(/Saved/).count()).toBe(0);
    } finally {
      process.kill(processId, 'SIGCONT');
    }
    await footer.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor();
    expect(await footer.getByText('Saving…').count()).toBe(0);
    expect((await service.value('matterState', {})).redo).not.toBeNull();
  },
);

it('another profile’s application gets the same file for reading, and is told by whom and where it is held', async () => {
  const second = await startApplication({ profile: join(folder, 'second-profile'), arguments: [path] });
  try {
    await second.window.getByText(`open for writing by Bench on ${hostname()}`).waitFor();
    const reading = await connectPage(second.window);
    expect((await reading.value('listDocuments', {})).length).toBe(2);
    const refused = await reading.call('setMatterTitle', { title: 'From the second' });
    expect(refused?.result).toMatchObject({ ok: false, failure: { code: 'read-only' } });
  } finally {
    await second.close();
  }
});

// Windows lets nobody move a file that is open.
it.runIf(process.platform !== 'win32')(
  'a window whose file is moved away says so and saves a whole copy',
  async () => {
    await tag(120);
    const away = `${path}.away`;
    await rename(path, away);
    await application.window.getByText(/^The matter’s file is not at its place any more/).waitFor();
    const copy = join(folder, 'copy of it.matter');
    await answerDialogs(application, { save: copy });
    await application.window.getByRole('button', { name: 'Save a copy…' }).click();
    await application.window.getByText('Saved a copy of the matter.').first().waitFor();
    await rename(away, path);
    await expect
      .poll(() => application.window.getByText(/^The matter’s file is not at its place/).count())
      .toBe(0);
    await tag(200);
    const { calls, close } = await openBenchMatter(folder, copy);
    expect(valueOf(await calls.listPassages({})).map(({ start }) => start)).toEqual([120]);
    expect(valueOf(await calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await close();
  },
);
