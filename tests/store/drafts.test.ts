import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  noteOf,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

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

async function save(id: string, text: string): Promise<void> {
  expectValue(
    await session.calls.saveDraft({
      id,
      noteId: null,
      target: { kind: 'matter' },
      content: noteOf(text),
      startedFrom: null,
    }),
  );
}

/** What another reader of the file sees of the drafts: what is durable. */
function draftsOnDisk(): readonly string[] {
  return fixture.look((connection) =>
    connection.reader.all<{ id: string }>('SELECT id FROM draft ORDER BY id').map(({ id }) => id),
  );
}

describe('a draft', () => {
  test('is durable when the call returns, keeps its last text, and survives a restart', async () => {
    await save('d1', 'Half a');
    await save('d1', 'Half a sentence');
    expect(draftsOnDisk()).toEqual(['d1']);
    await session.close();
    session = await fixture.open();
    expect(expectValue(await session.calls.listDrafts({}))).toMatchObject([
      { id: 'd1', noteId: null, target: { kind: 'matter' }, content: noteOf('Half a sentence') },
    ]);
  });

  test('is no part of the log, of the history, of undo or of verification', async () => {
    const before = expectValue(await session.calls.matterState({}));
    await save('d1', 'Quiet words');
    expect(expectValue(await session.calls.matterState({}))).toEqual(before);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
  });

  test('becomes a note in one transaction', async () => {
    await save('d1', 'Written out');
    await save('d2', 'Another');
    const note = expectValue(
      await session.calls.writeNote({
        target: { kind: 'matter' },
        content: noteOf('Written out'),
        draftId: 'd1',
      }),
    );
    expect(draftsOnDisk()).toEqual(['d2']);
    expectValue(
      await session.calls.editNote({
        noteId: note.id,
        content: noteOf('Edited'),
        replaces: [note.version],
        draftId: 'd2',
      }),
    );
    expect(draftsOnDisk()).toEqual([]);
  });

  test('stays where its note could not be written', async () => {
    await save('d1', '  ');
    const blank = await session.calls.writeNote({
      target: { kind: 'matter' },
      content: noteOf(' \n\u00a0'),
      draftId: 'd1',
    });
    expect(expectFailure(blank)).toEqual({
      code: 'call-invalid',
      message: 'A note needs some text. Nothing was written.',
    });
    const gone = await session.calls.writeNote({
      target: { kind: 'passage', id: 'gone' },
      content: noteOf('Words'),
      draftId: 'd1',
    });
    expect(expectFailure(gone).code).toBe('passage-not-found');
    expect(draftsOnDisk()).toEqual(['d1']);
    expect(expectValue(await session.calls.listNotes({}))).toEqual([]);
  });

  test('stays, with no note written, where the log refuses the note', async () => {
    await save('d1', 'Words');
    const database = new Database(fixture.path);
    database.exec(
      "CREATE TRIGGER refuses BEFORE INSERT ON operation BEGIN SELECT RAISE (ABORT, 'refused for the test'); END",
    );
    database.close();
    await expect(
      session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Words'), draftId: 'd1' }),
    ).rejects.toThrow('refused for the test');
    expect(draftsOnDisk()).toEqual(['d1']);
    expect(expectValue(await session.calls.listNotes({}))).toEqual([]);
  });

  test('goes when it is thrown away', async () => {
    await save('d1', 'Words');
    expectValue(await session.calls.discardDraft({ draftId: 'd1' }));
    expect(draftsOnDisk()).toEqual([]);
  });

  test('can be read but not kept where the matter is open for reading only', async () => {
    await save('d1', 'Words');
    const reading = await fixture.open({ access: 'read' });
    expect(expectValue(await reading.calls.listDrafts({}))).toHaveLength(1);
    expect(expectFailure(await reading.calls.discardDraft({ draftId: 'd1' })).code).toBe('read-only');
    await reading.close();
  });
});

describe('what is put together for a pack', () => {
  const choices = packChoices('Hearing bundle');

  test('is durable when the call returns, and is left only by a session that has ended', async () => {
    expectValue(
      await session.calls.savePackDraft({ draftId: 'p1', choices: { ...choices, title: 'First' } }),
    );
    expectValue(await session.calls.savePackDraft({ draftId: 'p1', choices }));
    expect(draftsOnDisk()).toEqual(['p1']);
    expect(expectValue(await session.calls.listPackDrafts({}))).toEqual([]);
    await session.close();
    session = await fixture.open();
    expect(expectValue(await session.calls.listPackDrafts({}))).toMatchObject([{ id: 'p1', choices }]);
    expect(expectValue(await session.calls.listDrafts({}))).toEqual([]);
    expectValue(await session.calls.discardPackDraft({ draftId: 'p1' }));
    expect(draftsOnDisk()).toEqual([]);
  });
});
