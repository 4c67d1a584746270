import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectFailure, expectValue, matterFixture, noteOf, type MatterFixture } from './matter-fixture.ts';
import { visibleState } from './visible-state.ts';

const source = 'Alpha statement about training.\nBeta line on culture.\nShare this page\nGamma ends here.';

let fixture: MatterFixture;
let session: MatterSession;
let documentId: string;
let themes: readonly string[];

beforeEach(async () => {
  fixture = await matterFixture();
  session = await fixture.open();
  documentId = await fixture.importText(session, 'one.txt', source);
  themes = expectValue(await session.calls.listThemes({})).map((theme) => theme.id);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function tag(start: number, end: number, ...which: readonly number[]): Promise<string> {
  const themeIds = which.map((index) => themes[index] ?? '');
  return expectValue(await session.calls.tagSpan({ documentId, start, end, themeIds })).id;
}

async function undo(): Promise<{ readonly undone: string; readonly kept: readonly string[] }> {
  return expectValue(await session.calls.undo({}));
}

async function redo(): Promise<{ readonly undone: string; readonly kept: readonly string[] }> {
  return expectValue(await session.calls.redo({}));
}

describe('undoing two acts on one thing', () => {
  test('takes a title back to what it was before both', async () => {
    await session.calls.setMatterTitle({ title: 'Second title' });
    await session.calls.setMatterTitle({ title: 'Third title' });
    await undo();
    await undo();
    expect(expectValue(await session.calls.matterState({})).title).toBe('The Harrow House inquiry');
    await redo();
    await redo();
    expect(expectValue(await session.calls.matterState({})).title).toBe('Third title');
  });

  test('takes a theme’s name back to what it was before both', async () => {
    const [themeId = ''] = themes;
    await session.calls.writeTheme({ themeId, field: 'name', text: 'Schooling' });
    await session.calls.writeTheme({ themeId, field: 'name', text: 'Instruction' });
    await undo();
    await undo();
    expect(expectValue(await session.calls.listThemes({}))[0]?.name).toBe('Training');
    await redo();
    await redo();
    expect(expectValue(await session.calls.listThemes({}))[0]?.name).toBe('Instruction');
  });

  test('takes a note away that was written and then edited', async () => {
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('First words.') }),
    );
    expectValue(
      await session.calls.editNote({
        noteId: note.id,
        content: noteOf('Second words.'),
        replaces: [note.version],
      }),
    );
    await undo();
    expect(expectValue(await session.calls.listNotes({})).map(({ text }) => text)).toEqual(['First words.']);
    await undo();
    expect(expectValue(await session.calls.listNotes({}))).toEqual([]);
    await redo();
    await redo();
    expect(expectValue(await session.calls.listNotes({})).map(({ text }) => text)).toEqual(['Second words.']);
  });

  test('takes a passage away that was tagged, deleted and put back', async () => {
    const start = await visibleState(session);
    const passageId = await tag(0, 5, 0);
    await session.calls.deletePassage({ passageId });
    await undo();
    expect(expectValue(await session.calls.listPassages({}))).toHaveLength(1);
    await undo();
    expect(await visibleState(session)).toEqual(start);
  });

  test('takes a passage away that carried a note of a later act', async () => {
    const start = await visibleState(session);
    const passageId = await tag(0, 5, 0);
    await session.calls.writeNote({
      target: { kind: 'passage', id: passageId },
      content: noteOf('Ask her.'),
    });
    await undo();
    await undo();
    expect(await visibleState(session)).toEqual(start);
  });
});

describe('undo', () => {
  test('never takes the themes away that a matter was created with', async () => {
    await undo();
    expect(expectFailure(await session.calls.undo({})).code).toBe('nothing-to-undo');
    expect(expectValue(await session.calls.listThemes({}))).toHaveLength(4);
  });

  test('puts a made-up title back as made up', async () => {
    const before = expectValue(await session.calls.listDocuments({}))[0];
    await session.calls.describeDocument({ documentId, change: { field: 'title', value: 'A better title' } });
    await undo();
    const after = expectValue(await session.calls.listDocuments({}))[0];
    expect([after?.title, after?.titleMadeUp]).toEqual([before?.title, before?.titleMadeUp]);
  });

  test('gives a deleted passage back with its tags and notes', async () => {
    const passageId = await tag(0, 5, 0, 1);
    await session.calls.writeNote({
      target: { kind: 'passage', id: passageId },
      content: noteOf('Ask her.'),
    });
    const before = await visibleState(session);
    await session.calls.deletePassage({ passageId });
    const without = expectValue(await session.calls.matterState({}));
    expect([without.passages, without.notes]).toEqual([0, 0]);
    await undo();
    expect(await visibleState(session)).toEqual(before);
  });

  test('keeps a colleague’s name on the tag it gives back', async () => {
    await session.calls.setReviewer({ name: 'Ben Reed' });
    const passageId = await tag(0, 5, 0);
    const before = expectValue(await session.calls.listPassages({}))[0]?.tags;
    await session.calls.setReviewer({ name: 'Ada Quill' });
    expectValue(await session.calls.untagPassage({ passageId, themeId: themes[0] ?? '', removeBare: false }));
    await undo();
    const after = expectValue(await session.calls.listPassages({}))[0]?.tags;
    expect(after?.map(({ reviewer }) => reviewer)).toEqual(before?.map(({ reviewer }) => reviewer));
    await redo();
    expect(expectValue(await session.calls.listPassages({}))[0]?.tags).toEqual([]);
  });
});
