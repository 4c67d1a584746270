import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { MatterNews } from '../../shared/contract/index.ts';
import { marksOfColumns, plainNote } from '../../shared/model/index.ts';
import { expectValue, matterFixture, type MatterFixture } from '../store/matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;
let changes: MatterNews[];
let documents: readonly string[];

beforeEach(async () => {
  fixture = await matterFixture();
  changes = [];
  session = await fixture.open({
    surroundings: {
      ...fixture.surroundings,
      emit: (event, payload) => {
        if (event === 'matterChanged') changes.push(payload as MatterNews);
      },
    },
  });
  documents = [
    await fixture.importText(session, 'one.txt', 'The night book was empty.\nNobody had asked.\n'),
    await fixture.importText(session, 'two.txt', 'The rota named two people.\nOne came.\n'),
  ];
  await told();
  changes.length = 0;
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

/** Lets the windows be told of what was written. */
function told(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function news(): readonly { readonly documents: readonly string[]; readonly everything: boolean }[] {
  return changes.map(({ documents: named, everything }) => ({ documents: named, everything }));
}

async function tag(document: number, themeIds: readonly string[]): Promise<void> {
  const documentId = documents[document] ?? '';
  expectValue(await session.calls.tagSpan({ documentId, start: 4, end: 9, themeIds: [...themeIds] }));
}

describe('what windows are told of a change', () => {
  it('a tag names its document alone', async () => {
    const themes = expectValue(await session.calls.listThemes({}));
    await tag(0, [themes[0]?.id ?? '']);
    await told();
    expect(news()).toEqual([{ documents: [documents[0]], everything: false }]);
  });

  it('a tag tells its passage, the document as it is listed now, and that notes stand', async () => {
    const theme = expectValue(await session.calls.listThemes({}))[0]?.id ?? '';
    await tag(0, [theme]);
    await told();
    const [news] = changes;
    const standing = expectValue(await session.calls.listMarks({ documentId: documents[0] ?? '' }));
    const listed = expectValue(await session.calls.listDocuments({}));
    expect({
      texts: news?.texts,
      summaries: news?.summaries,
      passages: news?.passages,
      notes: news?.notes,
      tags: marksOfColumns(standing).map((mark) => mark.tags.map((one) => one.themeId)),
    }).toEqual({
      texts: [],
      summaries: listed.filter(({ id }) => id === documents[0]),
      passages: [{ documentId: documents[0], columns: standing, gone: [] }],
      notes: false,
      tags: [[theme]],
    });
  });

  it('a deletion names the passage that went, and that notes may have gone with it', async () => {
    await tag(0, []);
    await told();
    changes.length = 0;
    const [passage] = expectValue(await session.calls.listPassages({ documentId: documents[0] ?? '' }));
    expectValue(await session.calls.deletePassage({ passageId: passage?.id ?? '' }));
    await told();
    expect(changes.map(({ passages, notes }) => [passages?.map(({ gone }) => gone), notes])).toEqual([
      [[[passage?.id]], true],
    ]);
  });

  it('a mark on a block says that the text is to be read anew', async () => {
    const documentId = documents[0] ?? '';
    expectValue(await session.calls.setFurniture({ documentId, blocks: [1], furniture: true }));
    await told();
    expect(changes.map(({ texts }) => texts)).toEqual([[documentId]]);
  });

  it('a merge of themes in the same moment as a tag says that every document may have changed', async () => {
    const [first, second] = expectValue(await session.calls.listThemes({}));
    await tag(1, [first?.id ?? '']);
    await told();
    changes.length = 0;
    await tag(0, [second?.id ?? '']);
    expectValue(await session.calls.mergeThemes({ themeIds: [first?.id ?? ''], into: second?.id ?? '' }));
    await told();
    expect({
      everything: news().some(({ everything }) => everything),
      named: new Set(news().flatMap(({ documents: named }) => named)),
    }).toEqual({ everything: true, named: new Set([documents[0]]) });
  });

  it('a withdrawal says so too, and the next act no longer', async () => {
    expectValue(
      await session.calls.withdrawDocuments({ documentIds: [documents[0] ?? ''], reason: 'Twice here' }),
    );
    await told();
    await tag(1, []);
    await told();
    expect(news()).toEqual([
      { documents: [documents[0]], everything: true },
      { documents: [documents[1]], everything: false },
    ]);
  });
});

describe('whether new notes are open', () => {
  const note = { target: { kind: 'matter' }, content: plainNote('Ask the clerk.') } as const;
  const privileged = async (): Promise<boolean> =>
    expectValue(await session.calls.writeNote(note)).privileged;

  it('is chosen for the matter, holds for notes written from then on, and can be undone', async () => {
    const before = await privileged();
    const chosen = expectValue(await session.calls.setNotesOpenByDefault({ open: true }));
    const after = await privileged();
    expect([before, chosen.notesOpenByDefault, after]).toEqual([true, true, false]);
    expectValue(await session.calls.undo({}));
    expectValue(await session.calls.undo({}));
    expect(expectValue(await session.calls.matterState({})).notesOpenByDefault).toBe(false);
  });

  it('chosen as it is leaves no act', async () => {
    const before = expectValue(await session.calls.matterState({})).sequence;
    expect(expectValue(await session.calls.setNotesOpenByDefault({ open: false })).sequence).toBe(before);
  });
});

it('a passage made with its note is one act, which ends the note’s draft', async () => {
  const documentId = documents[0] ?? '';
  const content = plainNote('Who kept the book?');
  const draft = { id: 'draft-1', noteId: null, startedFrom: null, content } as const;
  expectValue(await session.calls.saveDraft({ ...draft, target: { kind: 'document', id: documentId } }));
  const acts = expectValue(await session.calls.history({ limit: 100, offset: 0 })).length;
  const made = expectValue(
    await session.calls.tagSpan({
      documentId,
      start: 4,
      end: 9,
      themeIds: [],
      note: { content, draftId: 'draft-1' },
    }),
  );
  expect({
    acts: expectValue(await session.calls.history({ limit: 100, offset: 0 })).length - acts,
    drafts: expectValue(await session.calls.listDrafts({})),
    notes: expectValue(await session.calls.listNotes({ documentId })).map(({ target }) => target),
  }).toEqual({ acts: 1, drafts: [], notes: [{ kind: 'passage', id: made.id }] });
});
