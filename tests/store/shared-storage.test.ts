import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { lookAtStorage } from '../../electron/usecases/look-at-storage.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { storagePlace, type StorageSurroundings } from '../../electron/usecases/shared-storage.ts';
import {
  expectValue,
  matterFixture,
  noteOf,
  quickPassphraseCost,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

const ordinary: StorageSurroundings = {
  system: 'linux',
  path: '/home/ada/cases/inquiry.matter',
  realPath: '/home/ada/cases/inquiry.matter',
  fileSystemType: 0xef53,
  environment: {},
};

function at(path: string, more: Partial<StorageSurroundings> = {}): StorageSurroundings {
  return { ...ordinary, path, realPath: path, ...more };
}

const windows = { system: 'win32', fileSystemType: null } as const;
const mac = { system: 'darwin', fileSystemType: null } as const;

describe('storage that others reach, too', () => {
  test.each<readonly [string, 'network' | 'synchronised', StorageSurroundings]>([
    ['Dropbox', 'synchronised', at('/home/ada/Dropbox/cases/inquiry.matter')],
    ['OneDrive', 'synchronised', at('/home/ada/OneDrive - Harrow Council/inquiry.matter')],
    ['Nextcloud', 'synchronised', at('/home/ada/Nextcloud/inquiry.matter')],
    ['a link into Dropbox', 'synchronised', { ...ordinary, realPath: '/home/ada/Dropbox/inquiry.matter' }],
    [
      'iCloud',
      'synchronised',
      at('/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/inquiry.matter', mac),
    ],
    [
      'a provider’s folder on macOS',
      'synchronised',
      at('/Users/ada/Library/CloudStorage/OneDrive-Harrow/inquiry.matter', mac),
    ],
    [
      'OneDrive under another name',
      'synchronised',
      at('D:\\Synced\\inquiry.matter', { ...windows, environment: { OneDriveCommercial: 'd:\\synced' } }),
    ],
    ['an automounted folder on macOS', 'network', at('/net/server/cases/inquiry.matter', mac)],
    ['a UNC path', 'network', at('\\\\server\\cases\\inquiry.matter', windows)],
    ['a UNC path with slashes', 'network', at('//server/cases/inquiry.matter', windows)],
    ['a long UNC path', 'network', at('\\\\?\\UNC\\server\\cases\\inquiry.matter', windows)],
    [
      'a mapped drive',
      'network',
      { ...at('N:\\cases\\inquiry.matter', windows), realPath: '\\\\server\\share\\cases\\inquiry.matter' },
    ],
    ['NFS', 'network', at('/mnt/cases/inquiry.matter', { fileSystemType: 0x6969 })],
    ['CIFS', 'network', at('/mnt/cases/inquiry.matter', { fileSystemType: 0xff534d42 })],
    ['SMB2', 'network', at('/mnt/cases/inquiry.matter', { fileSystemType: 0xfe534d42 })],
    ['9P', 'network', at('/mnt/cases/inquiry.matter', { fileSystemType: 0x01021997 })],
    ['FUSE', 'network', at('/mnt/cases/inquiry.matter', { fileSystemType: 0x65735546 })],
  ])('is recognised: %s', (_what, how, surroundings) => {
    expect(storagePlace(surroundings)).toMatchObject({ kind: 'shared', how });
  });

  test.each<readonly [string, StorageSurroundings]>([
    ['a folder on the own disk', ordinary],
    ['a name that begins alike', at('/home/ada/boxes/inquiry.matter')],
    ['the matter’s own name', at('/home/ada/Dropbox.matter')],
    [
      'a folder beside OneDrive',
      at('D:\\Syncedness\\a.matter', { ...windows, environment: { OneDrive: 'D:\\Synced' } }),
    ],
    ['an empty variable', at('D:\\a.matter', { ...windows, environment: { OneDrive: '' } })],
    ['a device path', at('\\\\.\\C:\\inquiry.matter', windows)],
    ['a long local path', at('\\\\?\\C:\\inquiry.matter', windows)],
    ['a stick on macOS', at('/Volumes/Stick/inquiry.matter', mac)],
    ['btrfs', at('/home/ada/inquiry.matter', { fileSystemType: 0x9123683e })],
    ['tmpfs', at('/tmp/inquiry.matter', { fileSystemType: 0x01021994 })],
  ])('is not seen: %s', (_what, surroundings) => {
    expect(storagePlace(surroundings)).toEqual({ kind: 'local' });
  });
});

const passphrase = 'four plain words here';
const canary = 'The lantern was left burning';

describe.each(['plain', 'encrypted'] as const)('a matter on shared storage, %s,', (protection) => {
  let fixture: MatterFixture;
  let path: string;

  beforeEach(async () => {
    fixture = await matterFixture();
    const folder = join(fixture.folder, 'Dropbox');
    mkdirSync(folder);
    path = join(folder, 'shared.matter');
    const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
    const secret = protection === 'encrypted' ? { passphrase } : {};
    expectValue(await createMatter({ path, title: 'Shared', prefix: 'SHA', surroundings, ...secret }));
  });

  afterEach(() => {
    fixture.remove();
  });

  async function open(): Promise<MatterSession> {
    const { surroundings } = fixture;
    if (protection === 'plain') return fixture.open({ path });
    const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
    return expectValue(await openMatter({ path, access: 'write', key, surroundings }));
  }

  test('is written with a rollback journal, said in a warning, and whole after reopening', async () => {
    const session = await open();
    const state = expectValue(await session.calls.setMatterTitle({ title: 'Shared case' }));
    expect(state.placeWarning).toContain('Dropbox');
    expect(readdirSync(join(path, '..')).filter((name) => /-(?:wal|shm)$/u.test(name))).toEqual([]);
    await session.close();
    expect(readFileSync(path).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
    const again = await open();
    expect(expectValue(await again.calls.matterState({})).title).toBe('Shared case');
    await again.close();
  });

  test('is whole after a kill in the midst of an act, and nothing of it can be read meanwhile', async () => {
    const session = await open();
    const source = `${canary}.\n${'Nobody asked why the lantern burned. '.repeat(4_000)}`;
    const documentId = await fixture.importText(session, 'lantern.txt', source);
    const target = { kind: 'document', id: documentId } as const;
    expectValue(await session.calls.writeNote({ target, content: noteOf('The lantern again.') }));
    await session.close();
    const child = spawn(
      process.execPath,
      [
        resolve('tests/store/hold-in-child.ts'),
        path,
        fixture.profileFolder,
        ...(protection === 'plain' ? [] : [passphrase]),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((done) => child.once('exit', done));
    for await (const line of createInterface({ input: child.stdout })) if (line === 'half done') break;
    child.kill('SIGKILL');
    await ended;
    const journal = readFileSync(`${path}-journal`);
    expect(journal.length).toBeGreaterThan(100_000);
    const readable = [journal, readFileSync(path)].some((bytes) => bytes.includes('Nobody asked why'));
    expect(readable).toBe(protection === 'plain');
    const again = await open();
    expect(expectValue(await again.calls.readDocument({ documentId })).text).toBe(source);
    expect(expectValue(await again.calls.listNotes({}))[0]?.text).toBe('The lantern again.');
    expect(expectValue(await again.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await again.close();
  });

  test('is searched, checked and handed over in packs', async () => {
    const session = await open();
    const documentId = await fixture.importText(session, 'lantern.txt', `${canary}.\nNobody asked why.`);
    const [theme] = expectValue(await session.calls.listThemes({}));
    const themeIds = [theme?.id ?? ''];
    const note = { content: noteOf('Asked twice.') };
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 11, themeIds, note }));
    const asked = { query: 'lantern', limit: 10, offset: 0, furniture: false };
    const found = expectValue(await session.calls.search(asked));
    expect(found.total).toBe(1);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    const place = { kind: 'inside', folder: fixture.folder } as const;
    const built = await session.calls.buildPack({ task: 'pack', choices: packChoices('Shared pack'), place });
    const { folder } = expectValue(built);
    expect(expectValue(await session.calls.verifyPack({ task: 'check', folder })).ok).toBe(true);
    await session.close();
  });
});

test('where a matter really lies is looked up through links, also before it is there', async () => {
  const fixture = await matterFixture();
  try {
    const folder = join(fixture.folder, 'Dropbox');
    mkdirSync(folder);
    symlinkSync(folder, join(fixture.folder, 'cases'));
    const real = join(realpathSync(folder), 'new.matter');
    const seen = lookAtStorage(join(fixture.folder, 'cases', 'new.matter'));
    expect(seen.realPath).toBe(real);
    expect(storagePlace(seen).kind).toBe('shared');
  } finally {
    fixture.remove();
  }
});
