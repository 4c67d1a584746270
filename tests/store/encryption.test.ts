import {
  copyFileSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leastPassphraseCost, recoveryLines } from '../../electron/crypto/index.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { keyFilePath } from '../../electron/usecases/keys/key-files.ts';
import { unlockMatter, type UnlockWith } from '../../electron/usecases/keys/unlock-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { copyMatter, dumpFoldedTables, openConnection } from '../../electron/store/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';

const passphrase = 'four plain words here';
/** Words that are never found in plain. */
const canary = 'The lantern was left burning in the linen room';

let fixture: MatterFixture;
let surroundings: SessionSurroundings;
let path: string;

beforeEach(async () => {
  fixture = await matterFixture();
  surroundings = {
    ...testSurroundings(join(fixture.folder, 'profile'), 5),
    passphraseCost: { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 },
  };
  path = join(fixture.folder, 'sealed.matter');
  const made = { path, title: 'Sealed', prefix: 'SEA', reviewerName: 'Ada Quill', passphrase };
  expectValue(await createMatter({ ...made, surroundings }));
});

afterEach(() => {
  fixture.remove();
});

async function openSealed(
  using: UnlockWith = { kind: 'passphrase', passphrase },
  at = path,
): Promise<MatterSession> {
  const key = expectValue(await unlockMatter(at, using, surroundings));
  return expectValue(await openMatter({ path: at, access: 'write', key, surroundings }));
}

async function fill(): Promise<void> {
  const session = await openSealed();
  await fixture.importText(session, 'lantern.txt', `${canary}.\nNobody asked why.`);
  await session.close();
}

/** Every byte of every file in the test's folder, its profile included, but for the source that was imported. */
function everything(): Buffer {
  const files = readdirSync(fixture.folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files
      .filter((entry) => entry.isFile() && entry.name !== 'lantern.txt')
      .map((entry) => readUnlessGone(join(entry.parentPath, entry.name))),
  );
}

/** A file's bytes, or none where it was renamed or removed since its folder was listed, as notes in the profile are. */
function readUnlessGone(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

it('an encrypted matter holds what was put in, checks as sound, and shows none of it on the disk', async () => {
  const session = await openSealed();
  await fixture.importText(session, 'lantern.txt', `${canary}.\nNobody asked why.`);
  expect(expectValue(await session.calls.listDocuments({}))).toHaveLength(1);
  expect(expectValue(await session.calls.matterState({})).encrypted).toBe(true);
  expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
  const whileOpen = everything();
  await session.close();
  for (const bytes of [whileOpen, everything()]) {
    expect(bytes.includes(canary)).toBe(false);
    expect(bytes.includes(Buffer.from(canary, 'utf16le'))).toBe(false);
  }
});

it('without its key it is locked, and nothing on the disk changes', async () => {
  const before = readFileSync(path);
  const refused = expectFailure(await openMatter({ path, access: 'write', surroundings }));
  expect(refused.code).toBe('matter-locked');
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('a wrong passphrase is refused in a sentence, and the right one opens afterwards', async () => {
  const wrong = await unlockMatter(
    path,
    { kind: 'passphrase', passphrase: 'four plain words' },
    surroundings,
  );
  expect(expectFailure(wrong).code).toBe('passphrase-wrong');
  await (await openSealed()).close();
});

it('the passphrase is the same however its letters are composed', async () => {
  const other = join(fixture.folder, 'composed.matter');
  const made = { path: other, title: 'Composed', prefix: 'COM', passphrase: 'Zoë' };
  expectValue(await createMatter({ ...made, surroundings }));
  await (await openSealed({ kind: 'passphrase', passphrase: 'Zoe\u0308' }, other)).close();
});

it('the recovery sheet opens it, also where every key file is lost, and puts the blame on the right line', async () => {
  const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
  const lines = recoveryLines(key);
  await (await openSealed({ kind: 'recovery', typed: lines.join('\n').toLowerCase() })).close();
  rmSync(keyFilePath(path));
  rmSync(join(surroundings.profileFolder, 'keys'), { recursive: true });
  await (await openSealed({ kind: 'recovery', typed: lines.join(' ') })).close();
  const slip = lines.map((line, index) =>
    index === 2 ? line.replace(/^./u, line.startsWith('7') ? '8' : '7') : line,
  );
  const refused = await unlockMatter(path, { kind: 'recovery', typed: slip.join('\n') }, surroundings);
  expect(expectFailure(refused).message).toMatch(/^Line 3 /u);
});

it('a sheet of another matter is refused, with and without a key file', async () => {
  const other = join(fixture.folder, 'other.matter');
  expectValue(await createMatter({ path: other, title: 'Other', prefix: 'OTH', passphrase, surroundings }));
  const key = expectValue(await unlockMatter(other, { kind: 'passphrase', passphrase }, surroundings));
  const typed = recoveryLines(key).join('\n');
  expect(expectFailure(await unlockMatter(path, { kind: 'recovery', typed }, surroundings)).code).toBe(
    'recovery-invalid',
  );
  rmSync(keyFilePath(path));
  rmSync(join(surroundings.profileFolder, 'keys'), { recursive: true });
  expect(expectFailure(await unlockMatter(path, { kind: 'recovery', typed }, surroundings)).code).toBe(
    'recovery-invalid',
  );
});

it('a matter moved without its key file is opened by the copy in the profile', async () => {
  const moved = join(fixture.folder, 'moved.matter');
  renameSync(path, moved);
  await (await openSealed({ kind: 'passphrase', passphrase }, moved)).close();
});

it('the key file of another matter, a forged cost and a cut one are refused in words', async () => {
  rmSync(join(surroundings.profileFolder, 'keys'), { recursive: true });
  const other = join(fixture.folder, 'other.matter');
  expectValue(await createMatter({ path: other, title: 'Other', prefix: 'OTH', passphrase, surroundings }));
  const own = readFileSync(keyFilePath(path), 'utf8');
  const attempt = async (): Promise<string> =>
    expectFailure(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings)).code;
  copyFileSync(keyFilePath(other), keyFilePath(path));
  expect(await attempt()).toBe('key-file-damaged');
  writeFileSync(keyFilePath(path), own.replace('"memoryKiB": 1024', '"memoryKiB": 99999999'));
  expect(await attempt()).toBe('key-file-damaged');
  writeFileSync(keyFilePath(path), own.slice(0, own.length / 2));
  expect(await attempt()).toBe('key-file-damaged');
  writeFileSync(keyFilePath(path), own.replace('"passes": 1', '"passes": 2'));
  expect(await attempt()).toBe('passphrase-wrong');
});

it('a matter is copied under another key or none, full-text index included', async () => {
  await fill();
  const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
  const to = join(fixture.folder, 'copy.matter');
  const whole = openConnection({ path, access: 'read', sqliteBinding: undefined, key });
  const copy = copyMatter({
    from: { path, key },
    to: { path: to, sqliteBinding: undefined, unfinished: true },
  });
  try {
    expect(dumpFoldedTables(copy.reader)).toBe(dumpFoldedTables(whole.reader));
    const found = "SELECT count(*) AS found FROM block_fts WHERE block_fts MATCH 'lantern'";
    expect(copy.reader.get(found)).toEqual({ found: 1 });
    expect(copy.reader.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(readFileSync(to).includes(canary)).toBe(true);
  } finally {
    copy.close();
    whole.close();
  }
});

it('one changed bit in any page is noticed at opening or by reading every page', async () => {
  await fill();
  const sound = readFileSync(path);
  const pages = statSync(path).size / 4_096;
  const missed: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const page = at % pages;
    const byte = page * 4_096 + ((at * 2_654_435_761) % 4_096);
    // Bytes 16 to 23 of a file are plain and fixed: what is changed there is refused as no matter.
    const damaged = Buffer.from(sound);
    damaged[byte] = (damaged[byte] ?? 0) ^ (1 << (at % 8));
    writeFileSync(path, damaged);
    rmSync(`${path}-wal`, { force: true });
    if (!(await noticed())) missed.push(byte);
  }
  writeFileSync(path, sound);
  expect(missed).toEqual([]);
  await (await openSealed()).close();
});

/** Whether the damage shows in unlocking, in opening, or in the check of the file. */
async function noticed(): Promise<boolean> {
  const key = await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings);
  if (!key.ok) return true;
  const opened = await openMatter({ path, access: 'read', key: key.value, surroundings });
  if (!opened.ok) return true;
  const verified = await opened.value.calls.verifyMatter({ task: 'verify' });
  await opened.value.close();
  return !verified.ok || !verified.value.ok;
}
