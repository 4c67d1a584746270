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

const source = 'Alpha statement about training.\nBeta line on culture.\nShare this page\nGamma ends 👨‍👩‍👧 here.';

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

async function passages() {
  return expectValue(await session.calls.listPassages({ documentId })).map(({ id, quote, tags, event }) => ({
    id,
    quote,
    themes: tags.map((one) => themes.indexOf(one.themeId)),
    event: event?.value ?? null,
  }));
}

async function undoGivesBack(before: unknown): Promise<void> {
  const after = await visibleState(session);
  expectValue(await session.calls.undo({}));
  expect(await visibleState(session)).toEqual(before);
  expectValue(await session.calls.redo({}));
  expect(await visibleState(session)).toEqual(after);
}

describe('moving a passage’s ends', () => {
  test('keeps its tags and notes, and undo moves them back', async () => {
    const id = await tag('statement', 0, 1);
    await session.calls.writeNote({ target: { kind: 'passage', id }, content: noteOf('A remark') });
    const before = await visibleState(session);
    const start = source.indexOf('Alpha');
    const moved = expectValue(
      await session.calls.movePassage({ passageId: id, start, end: source.indexOf(' training') + 1 }),
    );
    expect(moved.quote).toBe('Alpha statement about');
    expect(await passages()).toEqual([{ id, quote: 'Alpha statement about', themes: [0, 1], event: null }]);
    await undoGivesBack(before);
  });

  test('never cuts a character and never leaves white space alone', async () => {
    const id = await tag('Gamma', 0);
    const family = source.indexOf('👨');
    const moved = expectValue(
      await session.calls.movePassage({
        passageId: id,
        start: source.indexOf('Gamma'),
        end: family + 3,
      }),
    );
    expect(moved.quote).toBe('Gamma ends 👨‍👩‍👧');
    const blank = source.indexOf(' statement');
    expect(
      expectFailure(await session.calls.movePassage({ passageId: id, start: blank, end: blank + 1 })).code,
    ).toBe('passage-empty');
  });
});

describe('splitting a passage', () => {
  test('gives both parts its tags and event date, leaves the note on the first, and is one undo', async () => {
    const id = await tag('Alpha statement about training.', 0, 2);
    await session.calls.setPassageEvent({ passageId: id, date: { value: '1994', precision: 'year' } });
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'passage', id }, content: noteOf('A remark') }),
    );
    const before = await visibleState(session);
    const [first, second] = expectValue(
      await session.calls.splitPassage({ passageId: id, at: source.indexOf('about') }),
    );
    expect(await passages()).toEqual([
      { id, quote: 'Alpha statement', themes: [0, 2], event: '1994' },
      { id: second.id, quote: 'about training.', themes: [0, 2], event: '1994' },
    ]);
    expect(expectValue(await session.calls.listNotes({}))[0]).toMatchObject({
      id: note.id,
      target: { kind: 'passage', id: first.id },
    });
    await undoGivesBack(before);
  });

  test('is refused at its ends and where one part would be blank', async () => {
    const id = await tag('Beta line', 1);
    const start = source.indexOf('Beta line');
    for (const at of [start, start + 'Beta line'.length]) {
      expect(expectFailure(await session.calls.splitPassage({ passageId: id, at })).code).toBe(
        'passage-empty',
      );
    }
    expect(await passages()).toHaveLength(1);
  });
});

describe('joining passages', () => {
  test('reaches over both and takes over tags, notes and links, in one undo', async () => {
    const first = await tag('Alpha', 0);
    const second = await tag('about training', 1);
    const third = await tag('Beta line', 2);
    await session.calls.writeNote({ target: { kind: 'passage', id: second }, content: noteOf('On it') });
    await session.calls.linkPassages({ from: second, to: third, relation: 'contradicts' });
    await session.calls.linkPassages({ from: first, to: second, relation: 'answers' });
    const before = await visibleState(session);
    expectValue(await session.calls.joinPassages({ passageIds: [second, first] }));
    expect(await passages()).toEqual([
      { id: first, quote: 'Alpha statement about training', themes: [0, 1], event: null },
      { id: third, quote: 'Beta line', themes: [2], event: null },
    ]);
    expect(expectValue(await session.calls.listNotes({}))[0]?.target).toEqual({ kind: 'passage', id: first });
    expect(
      expectValue(await session.calls.listLinks({ documentId })).map((link) => [
        link.from.passageId,
        link.relation,
        link.to.passageId,
      ]),
    ).toEqual([[first, 'contradicts', third]]);
    await undoGivesBack(before);
  });

  test('of two documents is refused in words', async () => {
    const other = await fixture.importText(session, 'two.txt', 'Another source altogether.');
    const here = await tag('Alpha', 0);
    const there = expectValue(
      await session.calls.tagSpan({ documentId: other, start: 0, end: 7, themeIds: [] }),
    ).id;
    expect(expectFailure(await session.calls.joinPassages({ passageIds: [here, there] }))).toMatchObject({
      code: 'call-invalid',
      message: expect.stringContaining('one document') as unknown,
    });
  });
});

describe('linking passages', () => {
  test('shows the link from both ends, once however often it is made, and undo takes it away', async () => {
    const from = await tag('Alpha', 0);
    const to = await tag('Beta line', 1);
    const before = await visibleState(session);
    const link = expectValue(await session.calls.linkPassages({ from, to, relation: 'repeats' }));
    expect(expectValue(await session.calls.linkPassages({ from, to, relation: 'repeats' })).id).toBe(link.id);
    expect(link).toMatchObject({ from: { quote: 'Alpha' }, to: { quote: 'Beta line' }, relation: 'repeats' });
    await undoGivesBack(before);
  });

  test('is gone while one of its passages is, and there again with it', async () => {
    const from = await tag('Alpha', 0);
    const to = await tag('Beta line', 1);
    await session.calls.linkPassages({ from, to, relation: 'answers' });
    await session.calls.deletePassage({ passageId: to });
    expect(expectValue(await session.calls.listLinks({}))).toEqual([]);
    await session.calls.undo({});
    expect(expectValue(await session.calls.listLinks({}))).toHaveLength(1);
  });

  test('to itself is refused', async () => {
    const id = await tag('Alpha', 0);
    expect(
      expectFailure(await session.calls.linkPassages({ from: id, to: id, relation: 'repeats' })).code,
    ).toBe('call-invalid');
  });
});
