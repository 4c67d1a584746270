import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { expectValue, matterFixture, quickPassphraseCost, type MatterFixture } from './matter-fixture.ts';

/** How often what was synced to the disk for an act: the matter's file, the log beside it, the rollback journal, the folder. */
type Syncs = Readonly<Partial<Record<'file' | 'log' | 'journal' | 'folder', number>>>;

const passphrase = 'four plain words here';

let fixture: MatterFixture;

beforeEach(async () => {
  fixture = await matterFixture();
});

afterEach(() => {
  fixture.remove();
});

/** Does the acts in a process of its own, under strace, and gives what was synced for each. */
async function syncsOf(folder: string, encrypted: boolean): Promise<Readonly<Record<string, Syncs>>> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'counted.matter');
  const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
  const secret = encrypted ? { passphrase } : {};
  expectValue(await createMatter({ path, title: 'Counted', prefix: 'COU', surroundings, ...secret }));
  const texts = join(fixture.folder, 'texts');
  mkdirSync(texts);
  const trace = join(fixture.folder, 'trace');
  const traced = ['-f', '-y', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync,write', '-s', '80', '-o', trace];
  const child = [resolve('tests/store/acts-in-child.ts'), path, fixture.profileFolder, texts];
  const run = spawnSync(
    'strace',
    [...traced, process.execPath, ...child, ...(encrypted ? [passphrase] : [])],
    { encoding: 'utf8' },
  );
  expect(run.stderr).toBe('');
  return countedSyncs(readFileSync(trace, 'utf8'), path);
}

function countedSyncs(trace: string, path: string): Readonly<Record<string, Syncs>> {
  const names: Readonly<Record<string, keyof Syncs>> = {
    [path]: 'file',
    [`${path}-wal`]: 'log',
    [`${path}-journal`]: 'journal',
    [join(path, '..')]: 'folder',
  };
  const counted: Record<string, Syncs> = {};
  let now: Partial<Record<keyof Syncs, number>> = {};
  for (const line of trace.split('\n')) {
    const name = names[/\bf(?:data)?sync\(\d+<([^>]*)>/u.exec(line)?.[1] ?? ''];
    if (name !== undefined) now[name] = (now[name] ?? 0) + 1;
    const act = /\bwrite\(1<[^>]*>, "done ([^"\\]*)/u.exec(line)?.[1];
    if (act === undefined) continue;
    counted[act] = now;
    now = {};
  }
  return counted;
}

describe.runIf(process.platform === 'linux').each([
  ['a plain matter', false],
  ['an encrypted matter', true],
] as const)('%s', (_what, encrypted) => {
  test('is synced once for an act, for a batch of an import once, and for reading not at all', async () => {
    const once = { log: 1 };
    expect(await syncsOf(join(fixture.folder, 'own'), encrypted)).toEqual({
      // The lock file has a journal of its own while the holder's name is written into it.
      opening: { folder: 1 },
      nothing: {},
      // A new log begins with a header, which is synced by itself, as is the log's name in the folder.
      'the first act: importing one text': { log: 2, folder: 1 },
      reading: {},
      tagging: once,
      'tagging with a note': once,
      noting: once,
      'editing a note': once,
      typing: once,
      undoing: once,
      'doing again': once,
      'importing nineteen texts': { log: 2 },
      'searching and checking': {},
      // The signature of the chain's end, and what is in the log.
      closing: { log: 2, file: 1 },
    });
  });

  test('on shared storage is synced as a rollback journal needs', async () => {
    // What is to be changed as it was, how much of it there is, the change itself, and that the journal counts no more.
    const once = { journal: 3, file: 1 };
    expect(await syncsOf(join(fixture.folder, 'Dropbox'), encrypted)).toEqual({
      opening: { folder: 1 },
      nothing: {},
      'the first act: importing one text': { ...once, folder: 1 },
      reading: {},
      tagging: once,
      'tagging with a note': once,
      noting: once,
      'editing a note': once,
      typing: once,
      undoing: once,
      'doing again': once,
      'importing nineteen texts': { journal: 6, file: 2 },
      'searching and checking': {},
      closing: { journal: 4, file: 1 },
    });
  });
});
