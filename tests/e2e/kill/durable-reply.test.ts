import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFilledMatter } from '../../bench/bench-matter.ts';
import { seededRandomness } from '../../bench/generated-text.ts';
import { attachLogsToFailures, type RunningApplication, startApplication } from '../application.ts';
import { connectPage, type ServicePage } from './service-page.ts';
import { serviceProcessId } from './service-process.ts';
import { replyFault, type SystemCallTrace, traceSystemCalls } from './system-call-trace.ts';

attachLogsToFailures();

const wal = '7</m.matter-wal>';
const write = `pwrite64(${wal}, "x", 1, 0) = 1`;
const sync = `fdatasync(${wal}) = 0`;
const send = 'sendto(9<socket:[1]>, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1';

describe('reading a trace', () => {
  it.each([
    ['an act that is synced and then told', [write, write, sync, send, send], null],
    ['a reply before the sync', [write, send, sync], 'A message was sent before the log was synced.'],
    [
      'a reply before anything is written',
      [send, write, sync],
      'A message was sent before the log was synced.',
    ],
    ['a write after the sync', [write, sync, write, send], 'The log was not synced after it was written.'],
    [
      'a sync that fails',
      [write, `fsync(${wal}) = -1 EIO`, send],
      'The log was not synced after it was written.',
    ],
    [
      'a sync of another file',
      [write, 'fsync(8</m.lock>) = 0', send],
      'The log was not synced after it was written.',
    ],
    ['an act that writes nothing', [send], 'Nothing was written to the log.'],
    ['an act without a reply', [write, sync], 'Nothing was sent, so there was no reply.'],
  ])('tells %s', (_what, lines, fault) => {
    expect(replyFault(lines)).toBe(fault);
  });
});

describe.runIf(process.platform === 'linux')('the matter service', () => {
  let folder: string;
  let application: RunningApplication;
  let service: ServicePage;
  let trace: SystemCallTrace;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-trace-'));
    const path = await makeFilledMatter(folder, 'traced', seededRandomness(1), 2, 300);
    application = await startApplication({ profile: join(folder, 'profile'), arguments: [path] });
    service = await connectPage(application.window);
    trace = await traceSystemCalls(await serviceProcessId(application.app));
  });

  afterAll(async () => {
    await trace.end();
    await application.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('syncs every act to the disk before it sends its reply', async () => {
    const document = (await service.value('listDocuments', {}))[0];
    const theme = (await service.value('listThemes', {}))[0];
    if (document === undefined || theme === undefined) throw new Error('The matter is empty.');
    const documentId = document.id;
    const content = { blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'Noted.' }] }] } as const;
    const target = { kind: 'document', id: documentId } as const;
    const tag = (start: number) => () =>
      service.value('tagSpan', { documentId, start, end: start + 60, themeIds: [theme.id] });
    const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
      ...Array.from(
        { length: 12 },
        (_, index) => [`tag ${String(index + 1)}`, tag(40 + index * 70)] as const,
      ),
      ['note', () => service.value('writeNote', { target, content })],
      [
        'draft',
        () => service.value('saveDraft', { id: 'draft', noteId: null, target, content, startedFrom: null }),
      ],
      ['furniture', () => service.value('setFurniture', { documentId, blocks: [2], furniture: true })],
      ['title', () => service.value('setMatterTitle', { title: 'Traced' })],
      ['undo', () => service.value('undo', {})],
      ['redo', () => service.value('redo', {})],
    ];
    const faults: Record<string, string | null> = {};
    for (const [name, act] of acts) {
      // What the window asks after an act must be answered before the next one, or its answers would be taken for replies.
      await trace.sinceLastQuiet();
      await act();
      faults[name] = replyFault(await trace.sinceLastQuiet());
    }
    expect(faults).toEqual(Object.fromEntries(acts.map(([name]) => [name, null])));
  });
});
