import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failure, success, type Failure, type FailureCode, type Result } from '../../shared/base/index.ts';
import { dumpFoldedTables } from '../../electron/store/index.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import type { MatterSession, SessionSurroundings } from '../../electron/usecases/matter-session.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { smallDisk, smallDiskApart, type SmallDisk } from './disks/small-disk.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickPassphraseCost,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

const kilobyte = 1_024;
/** Enough for any of the acts, however the disk counts. */
const mostActs = 600;

/** What a person does until the disk is full; each call does it once more. */
interface Activity {
  readonly name: string;
  /** Bytes left on the disk when it begins. */
  readonly left: readonly number[];
  readonly act: (session: MatterSession, at: Place, number: number) => Promise<Result<unknown>>;
}

/** Where an activity works. */
interface Place {
  readonly folder: string;
  readonly documentId: string;
  readonly themeId: string;
  /** A folder on another disk with texts to import, named by numbers from 1. */
  readonly sources: string;
}

async function importOne(session: MatterSession, path: string): Promise<Result<unknown>> {
  const { items } = expectValue(await session.calls.importFiles({ task: 'import', paths: [path] }));
  const failed = items.find((item) => item.result === 'failed');
  return failed?.result === 'failed' ? failure(failed.code as FailureCode, failed.message) : success(null);
}

const activities: readonly Activity[] = [
  {
    name: 'importing',
    left: [0, 16, 60, 150, 300, 500].map((size) => size * kilobyte),
    act: (session, { sources }, number) => importOne(session, join(sources, `${String(number)}.txt`)),
  },
  {
    // Sealed piece by piece, before the act that names them.
    name: 'importing large files',
    left: [300, 2_500].map((size) => size * kilobyte),
    act: (session, { sources }) => importOne(session, join(sources, 'large.txt')),
  },
  {
    name: 'tagging',
    left: [0, 8, 32, 80, 140, 200].map((size) => size * kilobyte),
    act: (session, { documentId, themeId }, number) =>
      session.calls.tagSpan({ documentId, start: number, end: number + 9, themeIds: [themeId] }),
  },
  {
    name: 'noting',
    left: [0, 12, 48, 80, 120, 180].map((size) => size * kilobyte),
    act: (session, { documentId }, number) =>
      session.calls.writeNote({
        target: { kind: 'document', id: documentId },
        content: noteOf(`Note ${String(number)} on the lantern.`),
      }),
  },
  {
    name: 'typing',
    left: [0, 4, 20, 60, 100].map((size) => size * kilobyte),
    act: (session, { documentId }, number) =>
      session.calls.saveDraft({
        id: 'draft',
        noteId: null,
        target: { kind: 'document', id: documentId },
        content: noteOf(`Typed ${'more '.repeat(number)}`),
        startedFrom: null,
      }),
  },
  {
    name: 'building packs',
    left: [0, 8, 40, 80, 90, 100].map((size) => size * kilobyte),
    act: (session, { folder }, number) =>
      session.calls.buildPack({
        task: 'pack',
        choices: packChoices(`Pack ${String(number)}`),
        place: { kind: 'inside', folder },
      }),
  },
];

describe.runIf(process.platform === 'linux')('a disk that becomes full', () => {
  let disk: SmallDisk;
  let fixture: MatterFixture;
  let sources: string;

  beforeAll(() => {
    disk = smallDisk();
    sources = mkdtempSync(join(tmpdir(), 'glossator-texts-'));
    writeFileSync(join(sources, 'large.txt'), 'Nobody asked why the lantern burned. '.repeat(150_000));
    for (let number = 1; number <= 40; number += 1) {
      const text = `Text ${String(number)}. ${'Nobody asked why the lantern burned. '.repeat(800)}`;
      writeFileSync(join(sources, `${String(number)}.txt`), text);
    }
  });

  beforeEach(async () => {
    fixture = await matterFixture(disk.folder);
  });

  afterEach(() => {
    disk.free();
    fixture.remove();
  });

  afterAll(() => {
    disk.remove();
    rmSync(sources, { recursive: true, force: true });
  });

  function contents(): string {
    return fixture.look(
      ({ reader }) =>
        `${dumpFoldedTables(reader)}\n${JSON.stringify(reader.all('SELECT * FROM draft ORDER BY id'))}`,
    );
  }

  function expectFull({ code, message }: Failure): void {
    expect(['disk-full', 'write-failed']).toContain(code);
    expect(message).toMatch(/disk .*(?:is full|reported an error)|disk is full|could not be written/u);
  }

  /** Names in the folder, those apart that come and go with an open matter. */
  function names(): readonly string[] {
    return readdirSync(fixture.folder)
      .filter((name) => !/-(?:wal|shm|journal)$/u.test(name))
      .sort();
  }

  test.each(activities.flatMap(({ left, ...activity }) => left.map((bytes) => ({ ...activity, bytes }))))(
    'while $name, with $bytes bytes left, costs the act that did not fit and nothing else',
    async ({ act, bytes }) => {
      const session = await fixture.open();
      const documentId = await fixture.importText(session, 'lantern.txt', 'The lantern burned. '.repeat(200));
      const themeId = expectValue(await session.calls.listThemes({}))[0]?.id ?? '';
      expectValue(await session.calls.tagSpan({ documentId, start: 900, end: 990, themeIds: [themeId] }));
      const place = { folder: fixture.folder, documentId, themeId, sources };
      disk.leave(bytes);
      let before = contents();
      let namesBefore = names();
      let refused: Failure | null = null;
      let number = 0;
      while (refused === null && number < mostActs) {
        number += 1;
        const result = await act(session, place, number);
        if (!result.ok) refused = result.failure;
        else {
          before = contents();
          namesBefore = names();
        }
      }
      if (refused === null) throw new Error('The disk did not become full.');
      expectFull(refused);
      expect(contents()).toBe(before);
      expect(names()).toEqual(namesBefore);
      await session.close();
      const whileFull = await fixture.tryOpen({ access: 'write-or-read' });
      if (whileFull.ok) await whileFull.value.close();
      else expectFull(whileFull.failure);
      disk.free();
      const again = await fixture.open();
      expect(contents()).toBe(before);
      const { checks } = expectValue(await again.calls.verifyMatter({ task: 'verify' }));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      expectValue(await act(again, place, number));
      await again.close();
    },
  );

  test.each([0, 40, 120, 200, 260, 320])(
    'while an encrypted matter is made, with %d kilobytes left, leaves none, and with room it is made',
    async (left) => {
      const path = join(fixture.folder, 'sealed.matter');
      const surroundings = { ...fixture.surroundings, passphraseCost: quickPassphraseCost };
      const passphrase = 'four plain words here';
      const make = (): ReturnType<typeof createMatter> =>
        createMatter({ path, title: 'Sealed', prefix: 'SEA', passphrase, surroundings });
      const namesBefore = names();
      disk.leave(left * kilobyte);
      const made = await make();
      if (!made.ok) {
        expectFull(made.failure);
        expect(names()).toEqual(namesBefore);
        disk.free();
        expectValue(await make());
      }
      disk.free();
      const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
      await expectValue(await openMatter({ path, access: 'write', key, surroundings })).close();
    },
  );

  test.each(['write', 'write-or-read'] as const)(
    'when a matter is opened for the first time (%s) says so and opens once there is room',
    async (access) => {
      disk.leave(0);
      const opened = await fixture.tryOpen({ access });
      if (opened.ok) {
        const { readOnlyBecause } = expectValue(await opened.value.calls.matterState({}));
        expect(readOnlyBecause).toMatch(/disk .*(?:is full|reported an error)/u);
        await opened.value.close();
      } else expectFull(opened.failure);
      disk.free();
      const again = await fixture.open();
      expectValue(await again.calls.setMatterTitle({ title: 'With room' }));
      await again.close();
    },
  );
});

describe.runIf(process.platform === 'linux')('a full disk under the profile alone', () => {
  let disk: SmallDisk;
  let fixture: MatterFixture;
  let surroundings: SessionSurroundings;

  beforeEach(async () => {
    disk = smallDiskApart();
    fixture = await matterFixture();
    surroundings = { ...testSurroundings(join(disk.folder, 'profile')), passphraseCost: quickPassphraseCost };
    await (await fixture.open({ surroundings })).close();
  });

  afterEach(() => {
    disk.remove();
    fixture.remove();
  });

  test('keeps nobody from opening, acting under another name and closing, and is said', async () => {
    disk.leave(0);
    const session = await fixture.open({ surroundings, reviewerName: 'Ben Reed' });
    const state = expectValue(await session.calls.setReviewer({ name: 'Cora Lamb' }));
    expect(state.placeWarning).toContain('Glossator’s own folder');
    expectValue(await session.calls.setMatterTitle({ title: 'Under a new name' }));
    await session.close();
    disk.free();
    const again = await fixture.open({ surroundings });
    const after = expectValue(await again.calls.matterState({}));
    expect(after.title).toBe('Under a new name');
    expect(after.placeWarning).toBeNull();
    await again.close();
  });

  test('keeps a matter from being made, plain or encrypted, and leaves nothing of it', async () => {
    disk.leave(0);
    const path = join(fixture.folder, 'other.matter');
    const before = readdirSync(fixture.folder);
    for (const secret of [{}, { passphrase: 'four plain words here' }]) {
      const made = await createMatter({ path, title: 'Other', prefix: 'OTH', surroundings, ...secret });
      expect(['disk-full', 'permission-denied']).toContain(expectFailure(made).code);
      expect(readdirSync(fixture.folder)).toEqual(before);
    }
  });

  test('keeps no passphrase from being refused or taken', async () => {
    const path = join(fixture.folder, 'sealed.matter');
    const passphrase = 'four plain words here';
    expectValue(await createMatter({ path, title: 'Sealed', prefix: 'SEA', passphrase, surroundings }));
    disk.leave(0);
    const unlock = (given: string): ReturnType<typeof unlockMatter> =>
      unlockMatter(path, { kind: 'passphrase', passphrase: given }, surroundings);
    expect(expectFailure(await unlock('another one')).code).toBe('passphrase-wrong');
    expectValue(await unlock(passphrase)).erase();
  });
});
