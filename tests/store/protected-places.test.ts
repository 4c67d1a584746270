import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { lockPath } from '../../electron/store/index.ts';
import { writeProtect } from './disks/write-protect.ts';
import { expectFailure, expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;
let folder: string;
let path: string;
let giveBack: () => void;

beforeEach(async () => {
  fixture = await matterFixture();
  folder = join(fixture.folder, 'held');
  mkdirSync(folder);
  path = join(folder, 'held.matter');
  copyFileSync(fixture.path, path);
  giveBack = () => undefined;
});

afterEach(() => {
  giveBack();
  fixture.remove();
});

/** Every name in the folder with its bytes and the time at which it was changed. */
function everything(): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { mtimeMs } = statSync(join(folder, name));
      const hash = createHash('sha256').update(readFileSync(join(folder, name)));
      return `${name} ${String(mtimeMs)} ${hash.digest('hex')}`;
    });
}

describe.runIf(process.platform === 'linux')('a matter in a write-protected place', () => {
  test('is opened for reading where its file is protected, says so, and stays as it was', async () => {
    const before = readFileSync(path);
    giveBack = writeProtect(path);
    expect(expectFailure(await fixture.tryOpen({ path, access: 'write' })).code).toBe('read-only');
    const session = await fixture.open({ path, access: 'write-or-read' });
    const { readOnlyBecause, title } = expectValue(await session.calls.matterState({}));
    expect(title).toBe('The Harrow House inquiry');
    expect(readOnlyBecause).toMatch(
      /^The matter’s file is write-protected, so this matter can only be read\./u,
    );
    const refused = expectFailure(await session.calls.setMatterTitle({ title: 'Another' }));
    expect(refused).toEqual({ code: 'read-only', message: readOnlyBecause });
    await session.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(statSync(path).size).toBe(before.length);
  });

  test.each(['read', 'write', 'write-or-read'] as const)(
    'is refused in words where its folder is protected (%s), and nothing there is changed or made',
    async (access) => {
      const before = everything();
      giveBack = writeProtect(folder);
      const refused = expectFailure(await fixture.tryOpen({ path, access }));
      expect(refused.code).toBe('permission-denied');
      expect(refused.message).toMatch(/^The folder of this matter is write-protected\. .* open the copy\.$/u);
      expect(everything()).toEqual(before);
    },
  );

  test('is opened for reading where its lock file cannot be written', async () => {
    writeFileSync(lockPath(path), '');
    giveBack = writeProtect(lockPath(path));
    const refused = expectFailure(await fixture.tryOpen({ path, access: 'write' }));
    expect(refused.code).toBe('permission-denied');
    expect(refused.message).toContain('.matter.lock');
    const session = await fixture.open({ path, access: 'write-or-read' });
    expect(expectValue(await session.calls.matterState({})).readOnlyBecause).toBe(refused.message);
    await session.close();
  });

  test('is not made there', async () => {
    const before = everything();
    giveBack = writeProtect(folder);
    const made = await createMatter({
      path: join(folder, 'new.matter'),
      title: 'New',
      prefix: 'NEW',
      surroundings: fixture.surroundings,
    });
    expect(expectFailure(made).code).toBe('permission-denied');
    expect(everything()).toEqual(before);
  });
});
