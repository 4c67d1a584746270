import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { visibleState } from './visible-state.ts';

const source = 'Alpha statement about training.\nBeta line on culture.';

let fixture: MatterFixture;
let session: MatterSession;
let documentId: string;
let themes: readonly string[];

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  documentId = await fixture.importText(session, 'one.txt', source);
  themes = expectValue(await session.calls.listThemes({})).map((theme) => theme.id);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function tag(words: string, ...which: readonly number[]): Promise<string> {
  const start = source.indexOf(words);
  const themeIds = which.map((index) => themes[index] ?? '');
  return expectValue(await session.calls.tagSpan({ documentId, start, end: start + words.length, themeIds }))
    .id;
}

/** Two passages over one span: the second was moved onto the first. */
async function twins(): Promise<readonly [string, string]> {
  const one = await tag('Alpha statement', 0);
  const other = await tag('Alpha statement about', 0, 1);
  const end = 'Alpha statement'.length;
  expectValue(await session.calls.movePassage({ passageId: other, start: 0, end }));
  return [one, other];
}

async function passages(): Promise<readonly unknown[]> {
  return expectValue(await session.calls.listPassages({ documentId })).map(({ quote, tags }) => [
    quote,
    ...tags.map((one) => themes.indexOf(one.themeId)),
  ]);
}

async function undoGivesBack(before: unknown): Promise<void> {
  expectValue(await session.calls.undo({}));
  expect(await visibleState(session)).toEqual(before);
}

describe('passages with one span, which are shown as one', () => {
  test('are deleted together, in one undo', async () => {
    const [one] = await twins();
    const before = await visibleState(session);
    expectValue(await session.calls.deletePassage({ passageId: one }));
    expect(await passages()).toEqual([]);
    await undoGivesBack(before);
  });

  test('lose a theme together, and go together with their last one', async () => {
    const [one] = await twins();
    const before = await visibleState(session);
    const [training = '', culture = ''] = themes;
    const taken = expectValue(
      await session.calls.untagPassage({ passageId: one, themeId: training, removeBare: true }),
    );
    expect(taken.passage?.tags).toEqual([]);
    expect(await passages()).toEqual([['Alpha statement'], ['Alpha statement', 1]]);
    expectValue(await session.calls.untagPassage({ passageId: one, themeId: culture, removeBare: true }));
    expect(await passages()).toEqual([]);
    expectValue(await session.calls.undo({}));
    await undoGivesBack(before);
  });

  test('stay without themes where one of them has a note', async () => {
    const [one, other] = await twins();
    await session.calls.writeNote({ target: { kind: 'passage', id: other }, content: noteOf('A remark') });
    for (const themeId of themes.slice(0, 2)) {
      expectValue(await session.calls.untagPassage({ passageId: one, themeId, removeBare: true }));
    }
    expect(await passages()).toEqual([['Alpha statement'], ['Alpha statement']]);
  });

  test('are moved together and split together', async () => {
    const [one] = await twins();
    const before = await visibleState(session);
    expectValue(
      await session.calls.movePassage({ passageId: one, start: 0, end: source.indexOf(' training') }),
    );
    expect(await passages()).toEqual([
      ['Alpha statement about', 0],
      ['Alpha statement about', 0, 1],
    ]);
    expectValue(await session.calls.splitPassage({ passageId: one, at: source.indexOf('about') }));
    expect(await passages()).toEqual([
      ['Alpha statement', 0],
      ['Alpha statement', 0, 1],
      ['about', 0, 1],
    ]);
    expectValue(await session.calls.undo({}));
    await undoGivesBack(before);
  });

  test('are no two passages to join, and are joined with another one together', async () => {
    const [one, other] = await twins();
    expect(expectFailure(await session.calls.joinPassages({ passageIds: [one, other] })).code).toBe(
      'call-invalid',
    );
    const third = await tag('Beta line', 2);
    const before = await visibleState(session);
    expectValue(await session.calls.joinPassages({ passageIds: [third, other] }));
    expect(await passages()).toEqual([['Alpha statement about training.\nBeta line', 0, 1, 2]]);
    await undoGivesBack(before);
  });
});

describe('a theme named while tagging', () => {
  test('is added and put on the passage in one act, at the parent it was given', async () => {
    const before = await visibleState(session);
    const parent = themes[1] ?? '';
    expectValue(
      await session.calls.tagSpan({
        documentId,
        start: 0,
        end: 5,
        themeIds: [themes[0] ?? ''],
        newTheme: { name: 'Night drills', parent },
      }),
    );
    const added = expectValue(await session.calls.listThemes({})).find(({ name }) => name === 'Night drills');
    expect(added).toMatchObject({ parent, passages: 1 });
    const [newest] = expectValue(await session.calls.history({ limit: 1, offset: 0 }));
    expect(newest?.sentence).toMatch(/^Tagged .* Training, Night drills$/u);
    await undoGivesBack(before);
  });

  test('goes onto a passage that is there', async () => {
    const passageId = await tag('Alpha', 0);
    const before = await visibleState(session);
    expectValue(
      await session.calls.tagPassage({ passageId, themeIds: [], newTheme: { name: 'Rotas', parent: null } }),
    );
    expect(expectValue(await session.calls.listPassages({ documentId }))[0]?.tags).toHaveLength(2);
    await undoGivesBack(before);
  });

  test('with a name its siblings have leaves everything as it was', async () => {
    const before = await visibleState(session);
    const refused = expectFailure(
      await session.calls.tagSpan({
        documentId,
        start: 0,
        end: 5,
        themeIds: [],
        newTheme: { name: 'training', parent: null },
      }),
    );
    expect(refused.code).toBe('theme-exists');
    expect(await visibleState(session)).toEqual(before);
  });
});
