import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { testSurroundings } from '../store/matter-fixture.ts';
import { attachLogsToFailures, startApplication, type RunningApplication } from './application.ts';
import { connectPage, type ServicePage } from './kill/service-page.ts';
import { serviceProcessId } from './kill/service-process.ts';
import { readerPage } from './main-job/reader-page.ts';
import { pageAfterLock } from './locked-page.ts';
import { matterPage } from './matter-page.ts';
import { processesHolding } from './processes-holding.ts';

const passphrase = 'four plain words here';
const canary = 'The heron stood where the jetty had been';
/** Words that only the file holds: what the test itself says passes through the main process, which Playwright talks to. */
const unspoken = ['The ferryman', 'kept no book', 'after dark'].join(' ');

let folder: string;
let application: RunningApplication;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'glossator-lock-'));
  const path = join(folder, 'Tarn.matter');
  const profile = join(folder, 'profile');
  const made = await createMatter({
    path,
    title: 'The Tarn Island Inquiry',
    prefix: 'TAR',
    reviewerName: 'Ada Quill',
    passphrase,
    surroundings: { ...testSurroundings(profile), clock: Date.now },
  });
  if (!made.ok) throw new Error(made.failure.message);
  made.value.key?.erase();
  application = await startApplication({ profile, arguments: [path] });
});

afterEach(async () => {
  await application.close();
  rmSync(folder, { recursive: true, force: true });
});

attachLogsToFailures();

/** Opens the locked matter of a window through the service, as the unlocking screen does. */
async function unlock(window: Page): Promise<ServicePage> {
  const service = await connectPage(window);
  await service.value('unlockMatter', { using: { kind: 'passphrase', passphrase } });
  return service;
}

const title = (): Promise<string> =>
  application.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');

it('a locked matter leaves nothing of its text in the memory of the page and the service', async () => {
  const { window } = application;
  const service = await unlock(window);
  const source = join(folder, 'letter.txt');
  writeFileSync(source, `${canary}.\n\n${unspoken}.\n`);
  const report = await service.value('importFiles', { task: 'import', paths: [source] });
  rmSync(source);
  const [item] = report.items;
  if (item?.result !== 'imported') throw new Error('The letter was not imported.');
  const document = { kind: 'document', id: item.documentId } as const;
  await service.value('writeNote', {
    target: document,
    content: {
      blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: `Ask about this: ${canary}` }] }],
    },
  });
  await matterPage(window).documentRow(item.urn).dblclick();
  await readerPage(window).block(canary).waitFor();
  const before = await serviceProcessId(application.app);
  const page = await pageProcessId();
  expect([
    await title(),
    processesHolding([before, page], canary),
    processesHolding([before, page], unspoken),
  ]).toEqual(['The Tarn Island Inquiry – Glossator', [before, page], [before, page]]);

  const fresh = await pageAfterLock(application, () => window.keyboard.press('Control+l'));
  const after = await serviceProcessId(application.app, before);
  const locked = await connectPage(fresh);
  expect(await title()).toBe('Glossator');
  const refused = await locked.call('matterState', {});
  expect(refused?.result).toMatchObject({ ok: false, failure: { code: 'matter-locked' } });
  const main = application.app.process().pid ?? 0;
  const freshPage = await pageProcessId();
  expect([
    processesHolding([after, freshPage], canary),
    processesHolding([main, after, freshPage], unspoken),
  ]).toEqual([[], []]);

  await locked.value('unlockMatter', { using: { kind: 'passphrase', passphrase } });
  expect((await locked.value('matterState', {})).documents).toBe(1);
  expect(readFileSync(join(folder, 'profile', 'recent-matters.json'), 'utf8')).not.toContain('Tarn Island');
});

it('it locks when the computer goes to sleep and after minutes without use', async () => {
  let { window } = application;
  for (const cause of ['sleep', 'idle'] as const) {
    await unlock(window);
    window = await pageAfterLock(application, () =>
      application.app.evaluate(({ powerMonitor }, why) => {
        if (why === 'sleep') powerMonitor.emit('suspend');
        else powerMonitor.getSystemIdleTime = () => 16 * 60;
      }, cause),
    );
    const locked = await connectPage(window);
    const refused = await locked.call('matterState', {});
    expect(refused?.result).toMatchObject({ ok: false, failure: { code: 'matter-locked' } });
  }
});

function pageProcessId(): Promise<number> {
  return application.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
}
