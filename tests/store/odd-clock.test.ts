import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identifierSource } from '../../shared/base/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { packChoices } from './pack-choices.ts';
import { expectValue, matterFixture, noteOf, repeatingBytes, type MatterFixture } from './matter-fixture.ts';

const yearMs = 365 * 86_400_000;
const todayMs = 1_700_000_000_000;

let fixture: MatterFixture;
let nowMs: number;

beforeEach(async () => {
  fixture = await matterFixture();
  nowMs = todayMs;
});

afterEach(() => {
  fixture.remove();
});

function open(): Promise<MatterSession> {
  return fixture.open({ surroundings: { ...fixture.surroundings, clock: () => (nowMs += 1) } });
}

describe.each([
  ['a year ahead', yearMs],
  ['a year behind', -yearMs],
] as const)('a clock that is set %s', (_what, by) => {
  test('while a matter is open and between two openings keeps acts in order, undone in order, and named once', async () => {
    const session = await open();
    const documentId = await fixture.importText(session, 'one.txt', 'A text of some length, tagged.');
    const themeIds = [expectValue(await session.calls.listThemes({}))[0]?.id ?? ''];
    expectValue(await session.calls.tagSpan({ documentId, start: 0, end: 6, themeIds }));
    nowMs += by;
    expectValue(await session.calls.tagSpan({ documentId, start: 7, end: 14, themeIds }));
    const target = { kind: 'document', id: documentId } as const;
    const draft = { id: 'draft', noteId: null, target, content: noteOf('Typed'), startedFrom: null };
    expect(expectValue(await session.calls.saveDraft(draft)).savedAtMs).toBe(nowMs);
    const state = expectValue(await session.calls.matterState({}));
    expect(Math.abs((state.savedAtMs ?? 0) - (todayMs + by))).toBeLessThan(1_000);
    await session.close();

    nowMs -= 2 * by;
    const again = await open();
    await fixture.importText(again, 'two.txt', 'Another text.');
    const note = expectValue(await again.calls.writeNote({ target, content: noteOf('Noted') }));
    expectValue(
      await again.calls.editNote({ noteId: note.id, content: noteOf('Edited'), replaces: [note.version] }),
    );
    expect(expectValue(await again.calls.listNotes({}))[0]).toMatchObject({ text: 'Edited', conflicts: [] });
    expect(expectValue(await again.calls.listDocuments({})).map(({ urn }) => urn)).toEqual([
      'HAR000001',
      'HAR000002',
    ]);
    const place = { kind: 'inside', folder: fixture.folder } as const;
    const choices = packChoices('Pack');
    const built = expectValue(await again.calls.buildPack({ task: 'pack', choices, place }));
    expect(
      expectValue(await again.calls.verifyPack({ task: 'check', folder: built.folder })).checks.filter(
        ({ ok }) => !ok,
      ),
    ).toEqual([]);

    const operations = [...again.operations(1_000)].reverse();
    expect(operations.map(({ replicaSeq }) => replicaSeq)).toEqual(
      operations.map((_one, index) => index + 1),
    );
    const clocks = operations.map(({ clock }) => clock);
    expect(clocks).toEqual([...clocks].sort((one, other) => one - other));
    expect(new Set(clocks).size).toBe(clocks.length);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(({ replica }) => replica)).size).toBe(1);

    const undone: (string | null)[] = [];
    for (;;) {
      const next = expectValue(await again.calls.matterState({})).undo;
      if (next === null) break;
      expectValue(await again.calls.undo({}));
      undone.push(next);
    }
    expect(undone.length).toBeGreaterThanOrEqual(5);
    expect(expectValue(await again.calls.matterState({})).passages).toBe(0);
    expectValue(await again.calls.redo({}));
    expect(expectValue(await again.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
    await again.close();
  });
});

test('identifiers of one source ascend and are never given twice, however the clock jumps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 2, maxLength: 60 }),
      fc.nat(),
      (moments, seed) => {
        let at = 0;
        const next = identifierSource(() => moments[at] ?? 0, repeatingBytes(seed));
        const made = moments.map((_moment, index) => {
          at = index;
          return next();
        });
        expect(made).toEqual([...new Set(made)].sort());
      },
    ),
  );
});
