import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterState } from '../../shared/contract/index.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { keyFilePath } from '../../electron/usecases/keys/key-files.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickPassphraseCost,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let folder: string;
let path: string;

beforeEach(async () => {
  fixture = await matterFixture();
  folder = join(fixture.folder, 'held');
  mkdirSync(folder);
  path = join(folder, 'held.matter');
  const made = { path, title: 'Held', prefix: 'HEL', surroundings: fixture.surroundings };
  expectValue(await createMatter(made));
});

afterEach(() => {
  fixture.remove();
});

const ways: readonly (readonly [string, () => void])[] = [
  ['was deleted', () => rmSync(path)],
  ['was moved', () => renameSync(path, join(fixture.folder, 'elsewhere.matter'))],
  ['was replaced by another', () => renameSync(fixture.path, path)],
  ['lies in a folder that was renamed', () => renameSync(folder, `${folder}-away`)],
];

// Windows lets nobody do any of this to a file that is open.
describe.runIf(process.platform !== 'win32')('a file that, while it was open,', () => {
  test.each(ways)('%s takes no further act, says so, and gives a whole copy', async (_what, vanish) => {
    const session = await fixture.open({ path });
    expectValue(await session.calls.setMatterTitle({ title: 'Saved before' }));
    vanish();
    const themes = expectValue(await session.calls.listThemes({})).length;
    const refused = expectFailure(await session.calls.setMatterTitle({ title: 'Into nothing' }));
    expect(refused.code).toBe('matter-vanished');
    expect(refused.message).toMatch(/^This was not saved\. .* Save a copy before you close the matter/u);
    const target = { kind: 'matter' } as const;
    const typed = { id: 'draft', noteId: null, target, content: noteOf('Typed'), startedFrom: null };
    expect(expectFailure(await session.calls.saveDraft(typed)).code).toBe('matter-vanished');
    expect(expectFailure(await session.calls.addTheme({ name: 'New', parent: null })).code).toBe(
      'matter-vanished',
    );
    const state = expectValue(await session.calls.matterState({}));
    expect(state.title).toBe('Saved before');
    expect(state.placeWarning).not.toBeNull();
    const copy = join(fixture.folder, 'copy.matter');
    expect(expectValue(await session.calls.saveCopy({ path: copy }))).toEqual({ path: copy, warnings: [] });
    await expect(session.close()).rejects.toThrow('its file was not at its place');
    const rescued = await fixture.open({ path: copy });
    expect(expectValue(await rescued.calls.matterState({})).title).toBe('Saved before');
    expect(expectValue(await rescued.calls.listThemes({}))).toHaveLength(themes);
    expect(expectValue(await rescued.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    expectValue(await rescued.calls.setMatterTitle({ title: 'And on' }));
    await rescued.close();
  });

  test('is missed within a second or two though nothing is done, and the windows are told when it is back', async () => {
    const told: MatterState[] = [];
    const surroundings = {
      ...fixture.surroundings,
      emit: ((event, payload) => {
        if (event === 'matterChanged' && 'state' in payload) told.push(payload.state);
      }) as MatterFixture['surroundings']['emit'],
    };
    const session = await fixture.open({ path, surroundings });
    const away = join(fixture.folder, 'away.matter');
    renameSync(path, away);
    await expect.poll(() => told.at(-1)?.placeWarning ?? null, { timeout: 10_000 }).not.toBeNull();
    renameSync(away, path);
    await expect.poll(() => told.at(-1)?.placeWarning ?? null, { timeout: 10_000 }).toBeNull();
    expectValue(await session.calls.setMatterTitle({ title: 'As before' }));
    await session.close();
  });
});

describe('a copy of an open matter', () => {
  const passphrase = 'four plain words here';

  async function openSealed(at: string): Promise<MatterSession> {
    const { surroundings } = fixture;
    const key = expectValue(await unlockMatter(at, { kind: 'passphrase', passphrase }, surroundings));
    return expectValue(await openMatter({ path: at, access: 'write', key, surroundings }));
  }

  test('of an encrypted one is encrypted, and its passphrase opens it without the profile', async () => {
    const sealed = join(folder, 'sealed.matter');
    const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
    const made = { path: sealed, title: 'Sealed canary', prefix: 'SEA', passphrase, surroundings };
    expectValue(await createMatter(made));
    const session = await openSealed(sealed);
    const copy = join(fixture.folder, 'copy.matter');
    expect(expectValue(await session.calls.saveCopy({ path: copy })).warnings).toEqual([]);
    await session.close();
    expect(readFileSync(copy).includes('Sealed canary')).toBe(false);
    rmSync(join(fixture.profileFolder, 'keys'), { recursive: true });
    const rescued = await openSealed(copy);
    expect(expectValue(await rescued.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await rescued.close();
  });

  test('says where no key file could be put beside it', async () => {
    const sealed = join(folder, 'sealed.matter');
    const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
    const made = { path: sealed, title: 'Sealed', prefix: 'SEA', passphrase, surroundings };
    expectValue(await createMatter(made));
    const session = await openSealed(sealed);
    rmSync(keyFilePath(sealed));
    rmSync(join(fixture.profileFolder, 'keys'), { recursive: true });
    const { warnings } = expectValue(
      await session.calls.saveCopy({ path: join(fixture.folder, 'copy.matter') }),
    );
    expect(warnings.join()).toContain('only the recovery sheet opens it');
    await session.close();
  });

  test('never overwrites, and is refused in words where it cannot be made', async () => {
    const session = await fixture.open({ path, access: 'read' });
    const before = readFileSync(fixture.path);
    expect(expectFailure(await session.calls.saveCopy({ path: fixture.path })).code).toBe('matter-exists');
    expect(readFileSync(fixture.path).equals(before)).toBe(true);
    const nowhere = join(fixture.folder, 'no', 'such.matter');
    expect(expectFailure(await session.calls.saveCopy({ path: nowhere })).code).toBe('permission-denied');
    const copy = join(fixture.folder, 'of-reading.matter');
    expectValue(await session.calls.saveCopy({ path: copy }));
    expect(existsSync(copy)).toBe(true);
    await session.close();
  });
});
