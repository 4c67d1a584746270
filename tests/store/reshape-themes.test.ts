import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { Theme } from '../../shared/model/index.ts';
import { themePaths, themePathText } from '../../shared/model/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { visibleState } from './visible-state.ts';

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
  return expectValue(await session.calls.listThemes({})).filter((theme) => theme.mergedInto === null);
}

async function idOf(name: string): Promise<string> {
  return (await themes()).find((theme) => theme.name === name)?.id ?? '';
}

async function add(name: string, parent: string | null): Promise<string> {
  return expectValue(await session.calls.addTheme({ name, parent })).id;
}

/** The tree from top to bottom, each theme with its parents. */
async function tree(): Promise<readonly string[]> {
  const all = await themes();
  const paths = themePaths(all);
  return all.map((theme) => themePathText(paths.get(theme.id) ?? []));
}

async function lastSentence(): Promise<string | undefined> {
  return expectValue(await session.calls.history({ limit: 1, offset: 0 }))[0]?.sentence;
}

/** Does something and sees that undo takes all of it back at once. */
async function undone(work: () => Promise<void>): Promise<void> {
  const before = await visibleState(session);
  await work();
  const after = await visibleState(session);
  expect(after).not.toEqual(before);
  expectValue(await session.calls.undo({}));
  expect(await visibleState(session)).toEqual(before);
  expectValue(await session.calls.redo({}));
  expect(await visibleState(session)).toEqual(after);
}

describe('moving several themes', () => {
  test('keeps their order, takes along what stands under them, and is undone at once', async () => {
    const leadership = await idOf('Leadership');
    const staffing = await add('Staffing', await idOf('Culture'));
    await add('Nights', staffing);
    await undone(async () => {
      expectValue(
        await session.calls.moveThemes({
          themeIds: [await idOf('Prosecution'), staffing, await idOf('Nights'), await idOf('Training')],
          parent: leadership,
          position: 0,
        }),
      );
      expect([await tree(), await lastSentence()]).toEqual([
        [
          'Culture',
          'Leadership',
          'Leadership / Training',
          'Leadership / Staffing',
          'Leadership / Staffing / Nights',
          'Leadership / Prosecution',
        ],
        'Moved the themes Training and 2 more',
      ]);
    });
  });

  test('between their siblings stands them where they were put; where they stand already, nothing is written', async () => {
    const [training, culture] = [await idOf('Training'), await idOf('Culture')];
    expectValue(await session.calls.moveThemes({ themeIds: [culture, training], parent: null, position: 1 }));
    expect(await tree()).toEqual(['Leadership', 'Training', 'Culture', 'Prosecution']);
    const before = expectValue(await session.calls.matterState({})).sequence;
    expectValue(await session.calls.moveThemes({ themeIds: [training, culture], parent: null, position: 1 }));
    expect(expectValue(await session.calls.matterState({})).sequence).toBe(before);
  });

  test('under one of them, or under what stands under one of them, is refused whole', async () => {
    const culture = await idOf('Culture');
    const candour = await add('Candour', culture);
    const before = await tree();
    for (const parent of [culture, candour]) {
      expect(
        expectFailure(
          await session.calls.moveThemes({
            themeIds: [await idOf('Training'), culture],
            parent,
            position: 0,
          }),
        ),
      ).toEqual({
        code: 'call-invalid',
        message: 'A theme cannot be put under itself or under one of its own sub-themes. Nothing was moved.',
      });
    }
    expect(await tree()).toEqual(before);
  });
});

describe('merging several themes', () => {
  test('counts their passages for one, puts what stood under them under it, and is undone at once', async () => {
    const documentId = await fixture.importText(session, 'one.txt', 'First line here.\nSecond line there.');
    const [training, culture, leadership] = [
      await idOf('Training'),
      await idOf('Culture'),
      await idOf('Leadership'),
    ];
    await add('Candour', culture);
    await session.calls.tagSpan({ documentId, start: 0, end: 5, themeIds: [training] });
    await session.calls.tagSpan({ documentId, start: 6, end: 10, themeIds: [culture] });
    await undone(async () => {
      expect(
        expectValue(await session.calls.mergeThemes({ themeIds: [training, culture], into: leadership }))
          .passages,
      ).toBe(2);
      expect([await tree(), await lastSentence()]).toEqual([
        ['Leadership', 'Leadership / Candour', 'Prosecution'],
        'Merged the themes Training and 1 more into Leadership',
      ]);
    });
  });

  test('into one that stands under them puts that one where they stood', async () => {
    const culture = await idOf('Culture');
    const candour = await add('Candour', culture);
    const records = await add('Records', candour);
    await add('Openness', culture);
    await undone(async () => {
      expectValue(await session.calls.mergeThemes({ themeIds: [culture], into: records }));
      expect(await tree()).toEqual([
        'Training',
        'Leadership',
        'Prosecution',
        'Candour',
        'Candour / Records',
        'Candour / Records / Openness',
      ]);
    });
  });
});

describe('splitting a theme', () => {
  async function threeTagged(): Promise<readonly string[]> {
    const documentId = await fixture.importText(session, 'one.txt', 'First line here.\nSecond line there.');
    const training = await idOf('Training');
    const passages: string[] = [];
    for (const [start, end] of [
      [0, 5],
      [6, 10],
      [17, 23],
    ] as const) {
      passages.push(
        expectValue(await session.calls.tagSpan({ documentId, start, end, themeIds: [training] })).id,
      );
    }
    return passages;
  }

  test('gives the chosen passages to a new theme, each tag under the name of whose it is, in one act', async () => {
    const [first = '', second = ''] = await threeTagged();
    const training = await idOf('Training');
    expectValue(await session.calls.setReviewer({ name: 'Grace Howe' }));
    expectValue(await session.calls.tagPassage({ passageId: first, themeIds: [training] }));
    await undone(async () => {
      const made = expectValue(
        await session.calls.splitTheme({
          themeId: training,
          passageIds: [first, second],
          into: { kind: 'new', name: 'Induction' },
        }),
      );
      const counts = Object.fromEntries((await themes()).map((theme) => [theme.name, theme.passages]));
      const tags = expectValue(await session.calls.listPassages({ themeIds: [made.id] })).map(
        (passage) => passage.tags.map((tag) => tag.themeId === made.id).length,
      );
      expect([made.name, counts['Induction'], counts['Training'], tags, await lastSentence()]).toEqual([
        'Induction',
        2,
        1,
        [2, 1],
        'Split the theme Induction off Training',
      ]);
    });
  });

  test('gives passages to a theme that is there, which one that has it already keeps once', async () => {
    const [first = '', second = ''] = await threeTagged();
    const [training, culture] = [await idOf('Training'), await idOf('Culture')];
    expectValue(await session.calls.tagPassage({ passageId: first, themeIds: [culture] }));
    await undone(async () => {
      expectValue(
        await session.calls.splitTheme({
          themeId: training,
          passageIds: [first, second],
          into: { kind: 'theme', themeId: culture },
        }),
      );
      const passages = expectValue(await session.calls.listPassages({ themeIds: [culture] }));
      expect([passages.map((passage) => passage.tags.length), await lastSentence()]).toEqual([
        [1, 1],
        'Moved {HAR000001 ¶1} from Training to Culture',
      ]);
    });
  });

  test('is refused, and changes nothing, where a passage or the name cannot be', async () => {
    const [first = ''] = await threeTagged();
    const [training, culture] = [await idOf('Training'), await idOf('Culture')];
    const before = await visibleState(session);
    const codes: string[] = [];
    for (const input of [
      { themeId: training, passageIds: [first], into: { kind: 'new', name: 'culture' } },
      { themeId: training, passageIds: [first], into: { kind: 'theme', themeId: training } },
      { themeId: culture, passageIds: [first], into: { kind: 'new', name: 'Records' } },
      { themeId: training, passageIds: [first, 'nothing'], into: { kind: 'new', name: 'Records' } },
    ] as const) {
      codes.push(
        expectFailure(await session.calls.splitTheme({ ...input, passageIds: [...input.passageIds] })).code,
      );
    }
    expect([codes, await visibleState(session)]).toEqual([
      ['theme-exists', 'call-invalid', 'passage-not-found', 'passage-not-found'],
      before,
    ]);
  });
});

describe('retiring several themes', () => {
  test('is one act, and undone at once', async () => {
    await undone(async () => {
      expectValue(
        await session.calls.retireThemes({
          themeIds: [await idOf('Culture'), await idOf('Prosecution')],
          retired: true,
        }),
      );
      expect([
        (await themes()).filter((theme) => theme.retired).map((theme) => theme.name),
        await lastSentence(),
      ]).toEqual([['Culture', 'Prosecution'], 'Retired the themes Culture and 1 more']);
    });
  });
});

describe('when to use a theme, and when not', () => {
  test('are written, and undone to nothing where nothing stood before', async () => {
    const themeId = await idOf('Training');
    await undone(async () => {
      expectValue(
        await session.calls.writeTheme({ themeId, field: 'use', text: 'Where a course is named.' }),
      );
    });
    await undone(async () => {
      expectValue(await session.calls.writeTheme({ themeId, field: 'avoid', text: 'For supervision.' }));
    });
    const theme = (await themes())[0];
    expect([theme?.use, theme?.avoid]).toEqual(['Where a course is named.', 'For supervision.']);
  });
});
