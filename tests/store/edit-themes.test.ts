import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Theme } from '../../shared/model/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function themes(): Promise<readonly Theme[]> {
  return expectValue(await session.calls.listThemes({}));
}

async function idOf(name: string): Promise<string> {
  return (await themes()).find((theme) => theme.name === name)?.id ?? '';
}

describe('moving a theme', () => {
  test('puts it at the place asked for, however often and wherever it is moved', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 25 }),
        async (moves) => {
          for (const [which, position] of moves) {
            const themeId = (await themes())[which]?.id ?? '';
            expectValue(await session.calls.moveThemes({ themeIds: [themeId], parent: null, position }));
            expect((await themes()).findIndex((theme) => theme.id === themeId)).toBe(position);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('works after more moves between two neighbours than numbers have room for', async () => {
    for (let turn = 0; turn < 120; turn += 1) {
      const themeId = (await themes())[2]?.id ?? '';
      expectValue(await session.calls.moveThemes({ themeIds: [themeId], parent: null, position: 1 }));
      expect((await themes()).findIndex((theme) => theme.id === themeId)).toBe(1);
    }
  });

  test('under itself or one of its own is refused', async () => {
    const parent = await idOf('Culture');
    const child = expectValue(await session.calls.addTheme({ name: 'Candour', parent })).id;
    for (const under of [parent, child]) {
      expect(
        expectFailure(await session.calls.moveThemes({ themeIds: [parent], parent: under, position: 0 }))
          .code,
      ).toBe('call-invalid');
    }
    expect((await themes()).find((theme) => theme.id === child)?.parent).toBe(parent);
  });
});

describe('merging a theme', () => {
  test('counts its tags for the other, and undo gives each its own back', async () => {
    const documentId = await fixture.importText(session, 'one.txt', 'First line here.\nSecond line there.');
    const [training, culture] = [await idOf('Training'), await idOf('Culture')];
    await session.calls.tagSpan({ documentId, start: 0, end: 5, themeIds: [training] });
    await session.calls.tagSpan({ documentId, start: 6, end: 10, themeIds: [culture] });
    await session.calls.tagSpan({ documentId, start: 17, end: 23, themeIds: [training, culture] });
    const counts = async (): Promise<unknown> =>
      Object.fromEntries((await themes()).slice(0, 2).map((theme) => [theme.name, theme.passages]));
    expect(await counts()).toEqual({ Training: 2, Culture: 2 });
    expectValue(await session.calls.mergeThemes({ themeIds: [training], into: culture }));
    expect(await counts()).toEqual({ Training: 0, Culture: 3 });
    expect(expectValue(await session.calls.listPassages({ themeIds: [training] }))).toHaveLength(3);
    expectValue(await session.calls.undo({}));
    expect(await counts()).toEqual({ Training: 2, Culture: 2 });
  });

  test('into itself, or into one that was merged away, is refused', async () => {
    const [training, culture, leadership] = [
      await idOf('Training'),
      await idOf('Culture'),
      await idOf('Leadership'),
    ];
    expectValue(await session.calls.mergeThemes({ themeIds: [training], into: culture }));
    for (const [themeId, into] of [
      [culture, culture],
      [leadership, training],
      [culture, training],
    ] as const) {
      expect(expectFailure(await session.calls.mergeThemes({ themeIds: [themeId], into })).code).toBe(
        'call-invalid',
      );
    }
  });

  test('that others were merged into keeps, undone, what stood before in the log', async () => {
    const [training, culture, leadership, prosecution] = [
      await idOf('Training'),
      await idOf('Culture'),
      await idOf('Leadership'),
      await idOf('Prosecution'),
    ];
    expectValue(await session.calls.mergeThemes({ themeIds: [training], into: culture }));
    expectValue(await session.calls.mergeThemes({ themeIds: [culture], into: leadership }));
    expectValue(await session.calls.mergeThemes({ themeIds: [training], into: prosecution }));
    expectValue(await session.calls.undo({}));
    expectValue(await session.calls.undo({}));
    expect((await themes()).find((theme) => theme.id === training)?.mergedInto).toBe(culture);
  });
});

describe('a theme’s name and code', () => {
  test('are refused where another has them in the same place', async () => {
    const culture = await idOf('Culture');
    expect(expectFailure(await session.calls.addTheme({ name: ' training ', parent: null })).code).toBe(
      'theme-exists',
    );
    expect(
      expectFailure(await session.calls.writeTheme({ themeId: culture, field: 'name', text: 'TRAINING' }))
        .code,
    ).toBe('theme-exists');
    expect(expectFailure(await session.calls.setThemeCode({ themeId: culture, code: 'tr' })).code).toBe(
      'theme-exists',
    );
    expect(expectFailure(await session.calls.setThemeCode({ themeId: culture, code: 'T R' })).code).toBe(
      'call-invalid',
    );
    expectValue(await session.calls.addTheme({ name: 'Training', parent: culture }));
  });

  test('are given to whatever a person types', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), async (name) => {
        const added = await session.calls.addTheme({ name, parent: null });
        if (added.ok) {
          expect(added.value.name).toBe(name.trim());
          expect(added.value.code).not.toBe('');
        } else expect(['theme-exists', 'call-invalid']).toContain(added.failure.code);
        const codes = (await themes()).map((theme) => theme.code.toUpperCase());
        expect(new Set(codes).size).toBe(codes.length);
      }),
      { numRuns: 60 },
    );
  });
});
