import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;

beforeEach(async () => {
  fixture = await matterFixture();
});

afterEach(() => {
  fixture.remove();
});

async function retitle(session: MatterSession, title: string): Promise<Operation> {
  expectValue(await session.calls.setMatterTitle({ title }));
  const [last] = session.operations(1);
  if (last === undefined) throw new Error('No operation was written.');
  return last;
}

function beginOf(session: MatterSession): Operation & { readonly type: 'replica.begin' } {
  const begin = session.operations(100).find((operation) => operation.type === 'replica.begin');
  if (begin?.type !== 'replica.begin') throw new Error('No replica began.');
  return begin;
}

describe('a matter on the machine that made it', () => {
  test('goes on with its replica after closing, also under another name', async () => {
    const first = await fixture.open();
    const { replica } = await retitle(first, 'One');
    await first.close();
    const moved = join(fixture.folder, 'moved.matter');
    renameSync(fixture.path, moved);
    const second = await fixture.open({ path: moved });
    expect((await retitle(second, 'Two')).replica).toBe(replica);
    await second.close();
  });

  test('begins a new replica where a copy was worked on in the meantime', async () => {
    const copy = join(fixture.folder, 'copy.matter');
    copyFileSync(fixture.path, copy);
    const original = await fixture.open();
    const first = await retitle(original, 'In the original');
    await original.close();
    const copied = await fixture.open({ path: copy });
    const before = expectValue(await copied.calls.receipt({}));
    const second = await retitle(copied, 'In the copy');
    expect(second.replica).not.toBe(first.replica);
    const begin = beginOf(copied);
    expect(begin.replica).toBe(second.replica);
    expect(begin.body.suffix).toMatch(/^-[B-DF-HJ-NP-TV-XZ]{2}$/u);
    expect(begin.body.startedFrom).toEqual(before.heads);
    await fixture.importText(copied, 'one.txt', 'A text in the copy.');
    const [document] = expectValue(await copied.calls.listDocuments({}));
    expect(document?.urn).toBe(`HAR000001${begin.body.suffix ?? ''}`);
    expect(expectValue(await copied.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await copied.close();
    const again = await fixture.open({ path: copy });
    expect((await retitle(again, 'Again')).replica).toBe(second.replica);
    expect(again.operations(100).filter((operation) => operation.type === 'replica.begin')).toHaveLength(2);
    await again.close();
  });

  test('begins a new replica where an older copy was put back at its place', async () => {
    const backup = join(fixture.folder, 'backup');
    copyFileSync(fixture.path, backup);
    const first = await fixture.open();
    const { replica } = await retitle(first, 'Lost later');
    await first.close();
    rmSync(fixture.path);
    copyFileSync(backup, fixture.path);
    const second = await fixture.open();
    expect((await retitle(second, 'After the restore')).replica).not.toBe(replica);
    await second.close();
  });

  test('begins a new replica for a copy opened while the original is open', async () => {
    const copy = join(fixture.folder, 'copy.matter');
    copyFileSync(fixture.path, copy);
    const original = await fixture.open();
    const copied = await fixture.open({ path: copy });
    const first = await retitle(original, 'In the original');
    const second = await retitle(copied, 'In the copy');
    expect(second.replica).not.toBe(first.replica);
    await copied.close();
    await original.close();
  });

  test('begins a new replica where the profile’s note of it cannot be read', async () => {
    const first = await fixture.open();
    const { replica } = await retitle(first, 'One');
    const { matter } = expectValue(await first.calls.matterState({}));
    await first.close();
    writeFileSync(join(fixture.profileFolder, 'matters', `${matter}.json`), '{ "matter": 7');
    const second = await fixture.open();
    expect((await retitle(second, 'Two')).replica).not.toBe(replica);
    await second.close();
  });
});

describe('a matter on another machine', () => {
  test('begins a new replica with the first act, not with looking', async () => {
    const surroundings = testSurroundings(join(fixture.folder, 'other-profile'), 99);
    const looking = await fixture.open({ surroundings });
    const before = expectValue(await looking.calls.receipt({}));
    expect(before.heads).toHaveLength(1);
    await looking.close();
    const working = await fixture.open({ surroundings, reviewerName: 'Ben Reed' });
    expect(expectValue(await working.calls.receipt({}))).toEqual(before);
    await retitle(working, 'From elsewhere');
    expect(
      working
        .operations(4)
        .map((operation) => operation.type)
        .reverse(),
    ).toEqual(['replica.begin', 'replica.key', 'reviewer.name', 'matter.set']);
    const named = working.operations(2)[1];
    expect(named?.type === 'reviewer.name' ? named.body.name : '').toBe('Ben Reed');
    await working.close();
    const again = await fixture.open({ surroundings });
    await retitle(again, 'Once more');
    expect(again.operations(100).filter((operation) => operation.type === 'replica.begin')).toHaveLength(2);
    await again.close();
  });
});

/** A process of its own that opens the matter for writing, tags, and keeps it open until it is killed. */
async function holdElsewhere(tags: number): Promise<{ readonly kill: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    [resolve('tests/store/tag-in-child.ts'), fixture.folder, String(tags), 'hold'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((done) => {
    child.on('exit', () => {
      done();
    });
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'holding') break;
  }
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('a matter open in another process', () => {
  test('refuses a second writer by the holder’s name, lets readers in, and is free when the holder is killed', async () => {
    const holder = await holdElsewhere(5);
    const refused = expectFailure(await fixture.tryOpen());
    expect(refused.code).toBe('matter-in-use');
    expect(refused.message).toContain(`Dora Held on ${hostname()}`);
    const reading = await fixture.open({ access: 'write-or-read' });
    const state = expectValue(await reading.calls.matterState({}));
    expect(state.readOnlyBecause).toBe(refused.message);
    expect(state.passages).toBe(5);
    expect(expectFailure(await reading.calls.setMatterTitle({ title: 'X' })).code).toBe('read-only');
    await reading.close();
    await holder.kill();
    const after = await fixture.open();
    expect(expectValue(await after.calls.matterState({})).passages).toBe(5);
    const [theirs] = after.operations(1);
    expect((await retitle(after, 'After the crash')).replica).toBe(theirs?.replica);
    expect(
      expectValue(await after.calls.verifyMatter({ task: 'verify' })).checks.filter((one) => !one.ok),
    ).toEqual([]);
    await after.close();
  });

  test('is not taken for the same file where it was put back from a copy after a crash', async () => {
    const backup = join(fixture.folder, 'backup');
    copyFileSync(fixture.path, backup);
    const holder = await holdElsewhere(3);
    await holder.kill();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${fixture.path}${ending}`, { force: true });
    mkdirSync(join(fixture.folder, 'spare'), { recursive: true });
    writeFileSync(join(fixture.folder, 'spare', 'takes-the-inode'), 'x');
    copyFileSync(backup, fixture.path);
    const after = await fixture.open();
    const { replica } = await retitle(after, 'After the restore');
    expect(beginOf(after).replica).toBe(replica);
    expect(beginOf(after).body.suffix).not.toBeNull();
    await after.close();
  });
});

describe('a second opening in one process', () => {
  test('is refused while the first is open and granted after', async () => {
    const first = await fixture.open();
    expect(expectFailure(await fixture.tryOpen()).code).toBe('matter-in-use');
    await first.close();
    const second = await fixture.open();
    await second.close();
  });

  test('is granted after a closing that could not finish', async () => {
    const first = await fixture.open();
    await retitle(first, 'One');
    renameSync(fixture.path, `${fixture.path}.away`);
    await expect(first.close()).rejects.toThrow('ENOENT');
    renameSync(`${fixture.path}.away`, fixture.path);
    const second = await fixture.open();
    expect(expectValue(await second.calls.matterState({})).title).toBe('One');
    await second.close();
  });
});
