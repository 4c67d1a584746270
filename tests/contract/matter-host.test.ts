import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { failure, type Result, success } from '../../shared/base/index.ts';
import type { CallMessage, MatterNews, MatterState } from '../../shared/contract/index.ts';
import { type MatterHostOptions, matterHost } from '../../electron/service/matter-host.ts';
import type { ServiceReport } from '../../electron/ports/service-messages.ts';
import type {
  MatterSession,
  SessionCalls,
  SessionSurroundings,
} from '../../electron/usecases/matter-session.ts';
import { servedPort } from './served-port.ts';

const inUse = failure('matter-in-use', 'This matter is in use on another machine.');

function state(title: string): MatterState {
  return {
    matter: 'matter-1',
    title,
    prefix: 'HAR',
    fileName: 'Harrow.matter',
    encrypted: false,
    readOnlyBecause: null,
    reviewer: null,
    documents: 0,
    passages: 0,
    notes: 0,
    packs: 0,
    undo: null,
    redo: null,
    savedAtMs: null,
    sequence: 0,
    notesOpenByDefault: false,
    placeWarning: null,
  };
}

function news(title: string): MatterNews {
  return {
    state: state(title),
    documents: [],
    everything: false,
    texts: [],
    summaries: null,
    passages: [],
    notes: true,
  };
}

/** A session that knows one call and remembers that it was closed. */
function session(surroundings: SessionSurroundings, happened: string[]): MatterSession {
  let title = 'Harrow';
  const calls: Partial<SessionCalls> = {
    matterState: async () => success(state(title)),
    setMatterTitle: async (input) => {
      title = input.title;
      surroundings.emit('matterChanged', news(title));
      return success(state(title));
    },
  };
  return {
    calls: calls as SessionCalls,
    operations: () => [],
    close: async () => {
      happened.push('session closed');
    },
  };
}

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A host over use cases whose outcomes the test decides. */
function hosted(outcomes: { open?: readonly Result<null>[]; sample?: Result<{ path: string }> } = {}) {
  const told: ServiceReport[] = [];
  const happened: string[] = [];
  const openings = [...(outcomes.open ?? [])];
  const options: MatterHostOptions = {
    opening: {
      openMatter: async ({ path, surroundings }) => {
        happened.push(`open ${path}`);
        const outcome = openings.shift() ?? success(null);
        return outcome.ok ? success(session(surroundings, happened)) : outcome;
      },
      createMatter: async ({ path, title, prefix }) => {
        happened.push(`create ${path} ${title} ${prefix}`);
        return success({ matter: 'matter-1' });
      },
      ensureSampleMatter: async ({ profileFolder, sampleFolder, surroundings }) => {
        happened.push(`sample ${profileFolder} ${sampleFolder}`);
        surroundings.emit('progress', { task: 'sample', label: 'Reading', done: 1, total: 8, unit: 'files' });
        return outcomes.sample ?? success({ path: '/profile/Sample.matter' });
      },
    },
    clock: () => 0,
    random: (count) => new Uint8Array(count),
    readSource: {
      read: async () => failure('cancelled', 'Never read.'),
      end: () => {
        happened.push('parser ended');
      },
    },
    surroundings: {
      profileFolder: '/profile',
      sqliteBinding: null,
      packWorkerFile: null,
      applicationVersion: '0.1.0',
    },
    tell: (report) => told.push(report),
    report: () => 'incident-1',
  };
  return { host: matterHost(options), told, happened };
}

/** A window at the other end of a port. */
function window() {
  const channel = new MessageChannel();
  ends.push(() => {
    channel.port1.close();
    channel.port2.close();
  });
  const heard: unknown[] = [];
  let closed = false;
  channel.port2.on('message', (message) => heard.push(message));
  channel.port2.on('close', () => {
    closed = true;
  });
  return {
    port: servedPort(channel.port1),
    heard,
    closed: () => closed,
    call: (message: CallMessage) => channel.port2.postMessage(message),
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

it('a call that comes before the matter is open is answered once it is', async () => {
  const { host, told } = hosted();
  const reader = window();
  host.serve(1, reader.port);
  reader.call({ id: 1, call: 'matterState', input: {} });
  await host.open({ kind: 'file', path: '/a.matter' });
  await until(() => reader.heard.length === 1);
  expect({ heard: reader.heard, told }).toEqual({
    heard: [{ id: 1, result: success(state('Harrow')) }],
    told: [
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'opened', path: '/a.matter', title: 'Harrow' },
    ],
  });
});

it('where the matter cannot be opened every call is answered with the reason, until a retry succeeds', async () => {
  const { host, told, happened } = hosted({ open: [inUse] });
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'file', path: '/a.matter' });
  reader.call({ id: 1, call: 'matterState', input: {} });
  reader.call({ id: 2, call: 'listThemes', input: {} });
  await until(() => reader.heard.length === 2);
  await host.retry();
  await host.retry();
  reader.call({ id: 3, call: 'matterState', input: {} });
  await until(() => reader.heard.length === 3);
  expect({ heard: reader.heard, told, happened }).toEqual({
    heard: [
      { id: 1, result: inUse },
      { id: 2, result: inUse },
      { id: 3, result: success(state('Harrow')) },
    ],
    told: [
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'failed', failure: inUse.failure },
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'opened', path: '/a.matter', title: 'Harrow' },
    ],
    happened: ['open /a.matter', 'open /a.matter'],
  });
});

it('a new matter is made once, however often opening it is tried', async () => {
  const { host, happened } = hosted({ open: [inUse] });
  await host.open({ kind: 'new', path: '/n.matter', title: 'Northmoor', prefix: 'NOR' });
  await host.retry();
  expect(happened).toEqual(['create /n.matter Northmoor NOR', 'open /n.matter', 'open /n.matter']);
});

it('the making of the sample matter is seen by the window that waits for it', async () => {
  const { host, told, happened } = hosted();
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'sample', sampleFolder: '/resources/sample' });
  await until(() => reader.heard.length === 1);
  expect({ heard: reader.heard, told, happened }).toEqual({
    heard: [
      { event: 'progress', payload: { task: 'sample', label: 'Reading', done: 1, total: 8, unit: 'files' } },
    ],
    told: [
      { kind: 'prepared', path: '/profile/Sample.matter' },
      { kind: 'opened', path: '/profile/Sample.matter', title: 'Harrow' },
    ],
    happened: ['sample /profile /resources/sample', 'open /profile/Sample.matter'],
  });
});

it('a sample matter that cannot be made is a failure in words', async () => {
  const full = failure('disk-full', 'The disk is full.');
  const { host, told } = hosted({ sample: full });
  await host.open({ kind: 'sample', sampleFolder: '/resources/sample' });
  expect(told).toEqual([{ kind: 'failed', failure: full.failure }]);
});

it('a change reaches every window, and a new title the main process', async () => {
  const { host, told } = hosted();
  const [first, second] = [window(), window()];
  host.serve(1, first.port);
  host.serve(2, second.port);
  await host.open({ kind: 'file', path: '/a.matter' });
  first.call({ id: 1, call: 'setMatterTitle', input: { title: 'Northmoor' } });
  await until(() => first.heard.length === 2 && second.heard.length === 1);
  const changed = {
    event: 'matterChanged',
    payload: news('Northmoor'),
  };
  expect({ first: first.heard, second: second.heard, told: told.slice(2) }).toEqual({
    first: [changed, { id: 1, result: success(state('Northmoor')) }],
    second: [changed],
    told: [{ kind: 'title', title: 'Northmoor' }],
  });
});

it('a window whose port was released hears nothing more', async () => {
  const { host } = hosted();
  const [first, second] = [window(), window()];
  host.serve(1, first.port);
  host.serve(2, second.port);
  await host.open({ kind: 'file', path: '/a.matter' });
  host.release(2);
  await until(second.closed);
  first.call({ id: 1, call: 'setMatterTitle', input: { title: 'Northmoor' } });
  await until(() => first.heard.length === 2);
  expect(second.heard).toEqual([]);
});

it('closing lets the session finish, ends the parser and closes the ports', async () => {
  const { host, happened } = hosted();
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'file', path: '/a.matter' });
  await host.close();
  await host.close();
  await until(reader.closed);
  expect(happened).toEqual(['open /a.matter', 'session closed', 'parser ended']);
});
