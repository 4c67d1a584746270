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

const source = 'Alpha statement about training.\nBeta line on culture.\nShare this page\nGamma ends here.';

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

describe('with a colleague’s changes in between', () => {
  async function asBen<Value>(work: () => Promise<Value>): Promise<Value> {
    expectValue(await session.calls.setReviewer({ name: 'Ben Reed' }));
    const value = await work();
    expectValue(await session.calls.setReviewer({ name: 'Ada Quill' }));
    return value;
  }

  test('a value the colleague set stays, and the sentence says so', async () => {
    await session.calls.setMatterTitle({ title: 'Mine' });
    await session.calls.setMatterTitle({ title: 'Mine again' });
    const noteId = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Mine.') }),
    ).id;
    await asBen(() => session.calls.setMatterTitle({ title: 'Ben’s' }));
    await session.calls.deleteNote({ noteId });
    await undo();
    await undo();
    expect(expectValue(await session.calls.listNotes({}))).toEqual([]);
    await undo();
    expect(expectValue(await session.calls.matterState({})).title).toBe('Ben’s');
    expect(expectValue(await session.calls.listDocuments({}))[0]?.withdrawn?.reason).toBe(
      'The import was undone.',
    );
  });

  test('a note the colleague edited stays with his text when its writing is undone', async () => {
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Mine.') }),
    );
    await asBen(() =>
      session.calls.editNote({ noteId: note.id, content: noteOf('Ben’s.'), replaces: [note.version] }),
    );
    expect(await undo()).toEqual({
      undone: 'Wrote a note on The Harrow House inquiry',
      kept: ['Somebody else has used the note since, so it stays.'],
    });
    expect(expectValue(await session.calls.listNotes({})).map(({ text }) => text)).toEqual(['Ben’s.']);
  });

  test('a passage the colleague tagged stays with his tag when its making is undone', async () => {
    const passageId = await tag(0, 5, 0);
    await asBen(() => session.calls.tagPassage({ passageId, themeIds: [themes[1] ?? ''] }));
    expect((await undo()).kept).toEqual(['Somebody else has used the passage since, so it stays.']);
    const [passage] = expectValue(await session.calls.listPassages({}));
    expect(passage?.tags.map(({ themeId }) => themeId)).toEqual([themes[1]]);
    await redo();
    expect(expectValue(await session.calls.listPassages({}))[0]?.tags).toHaveLength(2);
  });

  test('what the colleague deleted is not brought back by undoing a change to it', async () => {
    const passageId = await tag(0, 5, 0);
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('One.') }),
    );
    await session.calls.editNote({ noteId: note.id, content: noteOf('Two.'), replaces: [note.version] });
    await session.calls.openNote({ noteId: note.id, privileged: false });
    await session.calls.untagPassage({ passageId, themeId: themes[0] ?? '', removeBare: false });
    await asBen(async () => {
      await session.calls.deletePassage({ passageId });
      await session.calls.deleteNote({ noteId: note.id });
    });
    const before = await visibleState(session);
    expect(expectValue(await session.calls.matterState({})).undo).toBe('Imported {HAR000001} one.txt');
    await undo();
    await redo();
    expect(await visibleState(session)).toEqual(before);
  });

  test('undo and redo touch nothing of the colleague’s', async () => {
    await asBen(() => tag(0, 5, 0));
    const before = await visibleState(session);
    await tag(6, 15, 1);
    await undo();
    expect(await visibleState(session)).toEqual(before);
    await redo();
    await undo();
    expect(await visibleState(session)).toEqual(before);
  });
});

describe('undo names', () => {
  test('what it will undo and do again, across a restart', async () => {
    await tag(0, 5, 0, 1);
    await session.close();
    session = await fixture.open();
    const before = expectValue(await session.calls.matterState({}));
    expect([before.undo, before.redo]).toEqual(['Tagged {HAR000001 ¶1} Training, Culture', null]);
    await undo();
    await session.close();
    session = await fixture.open();
    const after = expectValue(await session.calls.matterState({}));
    expect([after.undo, after.redo]).toEqual([
      'Imported {HAR000001} one.txt',
      'Tagged {HAR000001 ¶1} Training, Culture',
    ]);
    await redo();
    expect(expectValue(await session.calls.matterState({})).redo).toBeNull();
  });

  test('the turns in the history, where nothing is ever erased', async () => {
    await tag(0, 5, 0);
    await undo();
    await redo();
    await undo();
    const entries = expectValue(await session.calls.history({ limit: 4, offset: 0 }));
    expect(entries.map(({ sentence, undone }) => [sentence, undone])).toEqual([
      ['Undid: Tagged {HAR000001 ¶1} Training', false],
      ['Did again: Tagged {HAR000001 ¶1} Training', true],
      ['Undid: Tagged {HAR000001 ¶1} Training', false],
      ['Tagged {HAR000001 ¶1} Training', true],
    ]);
    expect(expectValue(await session.calls.history({ limit: 2, offset: 1 }))).toEqual(entries.slice(1, 3));
  });

  test('nothing new to do again once something else was done', async () => {
    await tag(0, 5, 0);
    await undo();
    await tag(6, 15, 0);
    expect(expectFailure(await session.calls.redo({})).code).toBe('nothing-to-redo');
  });
});

describe('wordings written apart', () => {
  test('stand side by side, are settled by an edit of both, come back by undo, and go again by redo', async () => {
    const note = expectValue(
      await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Start.') }),
    );
    for (const text of ['One way.', 'Another way.']) {
      expectValue(
        await session.calls.editNote({ noteId: note.id, content: noteOf(text), replaces: [note.version] }),
      );
    }
    const [divided] = expectValue(await session.calls.listNotes({}));
    expect([divided?.text, divided?.conflicts.map(({ text }) => text)]).toEqual([
      'Another way.',
      ['One way.'],
    ]);
    expectValue(
      await session.calls.editNote({
        noteId: note.id,
        content: noteOf('Settled.'),
        replaces: [divided?.version ?? '', ...(divided?.conflicts ?? []).map(({ version }) => version)],
      }),
    );
    const texts = async (): Promise<readonly string[]> =>
      expectValue(await session.calls.listNotes({}))
        .flatMap((one) => [one.text, ...one.conflicts.map(({ text }) => text)])
        .sort();
    expect(await texts()).toEqual(['Settled.']);
    for (let turn = 0; turn < 3; turn += 1) {
      await undo();
      expect(await texts()).toEqual(['Another way.', 'One way.']);
      await redo();
      expect(await texts()).toEqual(['Settled.']);
    }
  });

  test('an edit that names a version of another note is refused', async () => {
    const [one, other] = [
      expectValue(await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('One.') })),
      expectValue(await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Other.') })),
    ];
    const problem = expectFailure(
      await session.calls.editNote({
        noteId: one.id,
        content: noteOf('Changed.'),
        replaces: [one.version, other.version],
      }),
    );
    expect(problem.code).toBe('call-invalid');
    expect(expectValue(await session.calls.listNotes({})).map(({ text }) => text)).toEqual([
      'Other.',
      'One.',
    ]);
  });
});

test('a name or a title of nothing but white space is refused', async () => {
  expect(expectFailure(await session.calls.setReviewer({ name: ' \t' })).code).toBe('reviewer-missing');
  expect(expectFailure(await session.calls.setMatterTitle({ title: '  ' })).code).toBe('call-invalid');
  expect(expectValue(await session.calls.matterState({}))).toMatchObject({
    title: 'The Harrow House inquiry',
    reviewer: { name: 'Ada Quill' },
  });
});
