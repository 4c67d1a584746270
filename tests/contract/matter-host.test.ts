import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { failure, type Result, success } from '../../shared/base/index.ts';
import type { CallMessage, MatterNews, MatterState } from '../../shared/contract/index.ts';
import { dataKey, type DataKey } from '../../electron/crypto/index.ts';
import { type MatterHostOptions, matterHost } from '../../electron/service/matter-host.ts';
import type { ServiceReport } from '../../electron/ports/service-messages.ts';
import type {
  MatterSession,
  SessionCalls,
  SessionSurroundings,
} from '../../electron/usecases/matter-session.ts';
import { servedPort } from './served-port.ts';

const locked = failure('matter-locked', 'This matter is encrypted.');

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
    recogniseAfterImport: false,
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
    path: '/matters/Harrow.matter',
    calls: calls as SessionCalls,
    busy: () => false,
    openedWithSheet: false,
    replaceBackups: async () => undefined,
    anotherKey: () => null,
    operations: () => [],
    close: async () => {
      happened.push('session closed');
    },
  };
}

function testKey(): DataKey {
  return dataKey(Buffer.alloc(32, 1));
}

const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A host over use cases whose outcomes the test decides. */
function hosted(
  outcomes: {
    open?: readonly Result<null>[];
    sample?: Result<{ path: string }>;
    place?: Result<null>;
    unlock?: readonly Result<DataKey>[];
    key?: DataKey;
    busy?: boolean;
    encrypt?: () => Promise<Result<{ key: DataKey }>>;
  } = {},
) {
  const told: ServiceReport[] = [];
  const secrecy = { anotherKey: () => outcomes.key?.another() ?? null, busy: () => outcomes.busy ?? false };
  const happened: string[] = [];
  const openings = [...(outcomes.open ?? [])];
  const unlockings = [...(outcomes.unlock ?? [])];
  const options: MatterHostOptions = {
    opening: {
      openMatter: async ({ path, surroundings, key }) => {
        happened.push(key === undefined ? `open ${path}` : `open ${path} with a key`);
        const outcome = openings.shift() ?? success(null);
        return outcome.ok ? success({ ...session(surroundings, happened), ...secrecy }) : outcome;
      },
      createMatter: async ({ path, title, prefix }) => {
        happened.push(`create ${path} ${title} ${prefix}`);
        return success({ matter: 'matter-1', key: null });
      },
      checkPlaceOfNewMatter: () => outcomes.place ?? success(null),
      ensureSampleMatter: async ({ profileFolder, sampleFolder, surroundings }) => {
        happened.push(`sample ${profileFolder} ${sampleFolder}`);
        surroundings.emit('progress', { task: 'sample', label: 'Reading', done: 1, total: 8, unit: 'files' });
        return outcomes.sample ?? success({ path: '/profile/Sample.matter' });
      },
    },
    keys: {
      unlock: async (path, using) => {
        happened.push(`unlock ${path} ${using.kind}`);
        return unlockings.shift() ?? success(testKey());
      },
      encrypt: outcomes.encrypt ?? (async () => success({ key: testKey() })),
      sheetOf: (_key, { title }) => ({ title, fileName: '', lines: [], keyName: 'key', madeAtMs: 0 }),
      nameOf: () => 'key',
      keychainSecret: () => null,
      keepInKeychain: async () => success(null),
      hasBackups: async () => false,
      restore: async () => failure('backup-not-found', 'There is no backup.'),
    },
    askKeychain: async () => null,
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
      { kind: 'opened', path: '/a.matter', title: 'Harrow', encrypted: false },
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
      { kind: 'failed', failure: inUse.failure, restorable: false },
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'opened', path: '/a.matter', title: 'Harrow', encrypted: false },
    ],
    happened: ['open /a.matter', 'open /a.matter'],
  });
});

it('a new matter is made once a passphrase is chosen for it, and only once', async () => {
  const { host, told, happened } = hosted({ open: [inUse] });
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'new', path: '/n.matter', title: 'Northmoor', prefix: 'NOR' });
  expect([told, happened]).toEqual([
    [{ kind: 'locked', path: '/n.matter', wants: 'new-passphrase', keychain: false, title: 'Northmoor' }],
    [],
  ]);
  reader.call({ id: 1, call: 'choosePassphrase', input: { passphrase: null } });
  await until(() => reader.heard.length === 1);
  await host.retry();
  expect(happened).toEqual(['create /n.matter Northmoor NOR', 'open /n.matter', 'open /n.matter']);
});

it('where a new matter may not lie is said before anybody chooses a passphrase', async () => {
  const taken = failure('matter-exists', 'There is a file already.');
  const { host, told, happened } = hosted({ place: taken });
  await host.open({ kind: 'new', path: '/n.matter', title: 'Northmoor', prefix: 'NOR' });
  expect([told, happened]).toEqual([[{ kind: 'failed', failure: taken.failure, restorable: false }], []]);
});

it('a locked matter answers with why until it is unlocked, and a wrong passphrase leaves it locked', async () => {
  const wrong = failure('passphrase-wrong', 'This passphrase does not open the matter.');
  const { host, told, happened } = hosted({ open: [locked], unlock: [wrong] });
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'file', path: '/a.matter' });
  reader.call({ id: 1, call: 'matterState', input: {} });
  await until(() => reader.heard.length === 1);
  const unlock = { using: { kind: 'passphrase', passphrase: 'words' } };
  for (const id of [2, 3]) {
    reader.call({ id, call: 'unlockMatter', input: unlock });
    await until(() => reader.heard.length === id);
  }
  reader.call({ id: 4, call: 'matterState', input: {} });
  await until(() => reader.heard.length === 4);
  expect({ heard: reader.heard, told, happened }).toEqual({
    heard: [
      { id: 1, result: locked },
      { id: 2, result: wrong },
      { id: 3, result: success(null) },
      { id: 4, result: success(state('Harrow')) },
    ],
    told: [
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'locked', path: '/a.matter', wants: 'passphrase', keychain: false, title: null },
      { kind: 'prepared', path: '/a.matter' },
      { kind: 'opened', path: '/a.matter', title: 'Harrow', encrypted: false },
    ],
    happened: [
      'open /a.matter',
      'unlock /a.matter passphrase',
      'unlock /a.matter passphrase',
      'open /a.matter with a key',
    ],
  });
});

it('a matter whose encrypting fails in a way nobody expected is opened again as it was', async () => {
  const { host, happened } = hosted({ encrypt: () => Promise.reject(new Error('A bug.')) });
  const reader = window();
  host.serve(1, reader.port);
  await host.open({ kind: 'file', path: '/matters/Harrow.matter' });
  reader.call({ id: 1, call: 'encryptMatter', input: { task: 'encrypt', passphrase: 'words' } });
  await until(() => reader.heard.length === 1);
  reader.call({ id: 2, call: 'matterState', input: {} });
  await until(() => reader.heard.length === 2);
  expect([reader.heard, happened]).toMatchObject([
    [
      { id: 1, result: { ok: false, failure: { code: 'internal' } } },
      { id: 2, result: success(state('Harrow')) },
    ],
    ['open /matters/Harrow.matter', 'session closed', 'open /matters/Harrow.matter'],
  ]);
});

it('a matter that is not encrypted, or at work, is not locked', async () => {
  const plain = hosted();
  await plain.host.open({ kind: 'file', path: '/a.matter' });
  const busy = hosted({ key: testKey(), busy: true });
  await busy.host.open({ kind: 'file', path: '/a.matter' });
  expect([await plain.host.lock(false), await busy.host.lock(true), plain.happened, busy.happened]).toEqual([
    false,
    false,
    ['open /a.matter'],
    ['open /a.matter'],
  ]);
  expect([await busy.host.lock(false), busy.happened]).toEqual([
    true,
    ['open /a.matter', 'session closed', 'parser ended'],
  ]);
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
      { kind: 'opened', path: '/profile/Sample.matter', title: 'Harrow', encrypted: false },
    ],
    happened: ['sample /profile /resources/sample', 'open /profile/Sample.matter'],
  });
});

it('a sample matter that cannot be made is a failure in words', async () => {
  const full = failure('disk-full', 'The disk is full.');
  const { host, told } = hosted({ sample: full });
  await host.open({ kind: 'sample', sampleFolder: '/resources/sample' });
  expect(told).toEqual([{ kind: 'failed', failure: full.failure, restorable: false }]);
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
