import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DecisionAnswer, DocumentSummary } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;
let one: string;
let two: string;
let themes: readonly string[];

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  one = await fixture.importText(
    session,
    'one.txt',
    'Alpha statement about training.\nBeta line on culture.',
  );
  two = await fixture.importText(session, 'two.txt', 'Gamma ends here.');
  themes = expectValue(await session.calls.listThemes({})).map((theme) => theme.id);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function document(id: string): Promise<DocumentSummary> {
  const found = expectValue(await session.calls.listDocuments({})).find((other) => other.id === id);
  if (found === undefined) throw new Error('The document is not listed.');
  return found;
}

async function progressOf(id: string): Promise<readonly (readonly string[])[]> {
  return (await document(id)).progress.map(({ reviewer, state }) => [reviewer, state]);
}

async function as(name: string): Promise<void> {
  expectValue(await session.calls.setReviewer({ name }));
}

function privilege(answer: DecisionAnswer | null, reason = '') {
  const answers = ['privileged', 'privileged in part', 'not privileged'] as const;
  const known = answers.find((other) => other === answer) ?? null;
  return { question: 'privilege', answer: known, reason } as const;
}

async function sequence(): Promise<number> {
  return expectValue(await session.calls.matterState({})).sequence;
}

describe('progress', () => {
  test('begins once for each reviewer when a document is opened, and writes nothing the second time', async () => {
    expect(await progressOf(one)).toEqual([]);
    expectValue(await session.calls.beginReading({ documentId: one }));
    const after = await sequence();
    expectValue(await session.calls.beginReading({ documentId: one }));
    expect(await sequence()).toBe(after);
    await as('Ben Reed');
    expectValue(await session.calls.beginReading({ documentId: one }));
    expect(await progressOf(one)).toEqual([
      ['Ben Reed', 'reading'],
      ['Ada Quill', 'reading'],
    ]);
    expect(await progressOf(two)).toEqual([]);
  });

  test('is what the reviewer says, for several documents in one act that undo takes back', async () => {
    expectValue(await session.calls.beginReading({ documentId: one }));
    expectValue(await session.calls.setProgress({ documentIds: [one, two], state: 'read' }));
    expect([await progressOf(one), await progressOf(two)]).toEqual([
      [['Ada Quill', 'read']],
      [['Ada Quill', 'read']],
    ]);
    expectValue(await session.calls.undo({}));
    expect([await progressOf(one), (await progressOf(two)).map(([, state]) => state)]).toEqual([
      [['Ada Quill', 'reading']],
      ['reading'],
    ]);
    expectValue(await session.calls.redo({}));
    expect(await progressOf(two)).toEqual([['Ada Quill', 'read']]);
  });

  test('is kept apart for each reviewer', async () => {
    expectValue(await session.calls.setProgress({ documentIds: [one], state: 'set aside' }));
    await as('Ben Reed');
    expectValue(await session.calls.setProgress({ documentIds: [one], state: 'read' }));
    expect(await progressOf(one)).toEqual([
      ['Ben Reed', 'read'],
      ['Ada Quill', 'set aside'],
    ]);
  });

  test('of a document that is not there is refused, and nothing of the others is written', async () => {
    const before = await sequence();
    const refused = await session.calls.setProgress({ documentIds: [one, 'nobody'], state: 'read' });
    expect(expectFailure(refused).code).toBe('document-not-found');
    expect(await sequence()).toBe(before);
  });

  test('in words is what the history says', async () => {
    expectValue(await session.calls.beginReading({ documentId: one }));
    expectValue(await session.calls.setProgress({ documentIds: [one, two], state: 'read' }));
    const entries = expectValue(await session.calls.history({ limit: 2, offset: 0 }));
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      'Marked {HAR000001} as read and 1 more',
      'Began to read {HAR000001}',
    ]);
  });
});

describe('a decision', () => {
  test('on several documents is one act with its reason, and undo takes it off all of them', async () => {
    const decision = { question: 'relevance', answer: 'relevant', reason: 'Night shifts' } as const;
    expectValue(await session.calls.decideDocuments({ documentIds: [one, two], decision }));
    const { relevance } = (await document(two)).decisions;
    expect(relevance).toEqual({
      state: 'agreed',
      answer: 'relevant',
      reason: 'Night shifts',
      decisions: [
        {
          reviewer: 'Ada Quill',
          answer: 'relevant',
          reason: 'Night shifts',
          atMs: expect.any(Number) as number,
        },
      ],
    });
    expectValue(await session.calls.undo({}));
    expect([(await document(one)).decisions.relevance, (await document(two)).decisions.relevance]).toEqual(
      Array(2).fill({ state: 'undecided', answer: null, reason: '', decisions: [] }),
    );
  });

  test('that another reviewer answers otherwise is in dispute until it is settled, and again after a new answer', async () => {
    const decide = (answer: DecisionAnswer) =>
      session.calls.decideDocuments({ documentIds: [one], decision: privilege(answer) });
    const standing = async () => {
      const { state, answer, reason } = (await document(one)).decisions.privilege;
      return [state, answer, reason];
    };
    expectValue(await decide('privileged'));
    await as('Ben Reed');
    expectValue(await decide('not privileged'));
    expect(await standing()).toEqual(['disagreed', null, '']);
    expectValue(
      await session.calls.settleDecision({
        documentId: one,
        decision: privilege('privileged in part', 'Only the last page is advice'),
      }),
    );
    expect(await standing()).toEqual(['settled', 'privileged in part', 'Only the last page is advice']);
    expectValue(await decide('privileged in part'));
    expect(await standing()).toEqual(['disagreed', null, '']);
    expectValue(await session.calls.undo({}));
    expect(await standing()).toEqual(['settled', 'privileged in part', 'Only the last page is advice']);
  });

  test('taken back leaves the question undecided', async () => {
    expectValue(
      await session.calls.decideDocuments({ documentIds: [one], decision: privilege('privileged') }),
    );
    expectValue(await session.calls.decideDocuments({ documentIds: [one], decision: privilege(null) }));
    expect((await document(one)).decisions.privilege.state).toBe('undecided');
  });
});

describe('a theme on a whole document', () => {
  const tagged = async (id: string) => (await document(id)).tags.map((tag) => tag.themeId);

  test('is given to several documents in one act, once for each reviewer, and counts no passage', async () => {
    const [themeId = ''] = themes;
    expectValue(await session.calls.setDocumentTag({ documentIds: [one, two], themeId, tagged: true }));
    const after = await sequence();
    expectValue(await session.calls.setDocumentTag({ documentIds: [one], themeId, tagged: true }));
    expect(await sequence()).toBe(after);
    expect([await tagged(one), await tagged(two)]).toEqual([[themeId], [themeId]]);
    expect((await document(one)).passages).toBe(0);
    expectValue(await session.calls.undo({}));
    expect([await tagged(one), await tagged(two)]).toEqual([[], []]);
  });

  test('is taken off whoever gave it, and comes back with its reviewer', async () => {
    const [themeId = ''] = themes;
    await as('Ben Reed');
    expectValue(await session.calls.setDocumentTag({ documentIds: [one], themeId, tagged: true }));
    const before = (await document(one)).tags.map((tag) => tag.reviewer);
    await as('Ada Quill');
    expectValue(await session.calls.setDocumentTag({ documentIds: [one], themeId, tagged: false }));
    expect(await tagged(one)).toEqual([]);
    expectValue(await session.calls.undo({}));
    expect((await document(one)).tags.map((tag) => tag.reviewer)).toEqual(before);
  });

  test('follows a theme that is merged into another', async () => {
    const [themeId = '', into = ''] = themes;
    expectValue(await session.calls.setDocumentTag({ documentIds: [one], themeId, tagged: true }));
    expectValue(await session.calls.mergeThemes({ themeIds: [themeId], into }));
    expect(await tagged(one)).toEqual([into]);
    expectValue(await session.calls.setDocumentTag({ documentIds: [one], themeId: into, tagged: false }));
    expect(await tagged(one)).toEqual([]);
  });
});

test('an event date on a passage is apart from its document’s, listed with its passage, and undone', async () => {
  const tag = (documentId: string, start: number, end: number) =>
    session.calls.tagSpan({ documentId, start, end, themeIds: [themes[0] ?? ''] });
  const first = expectValue(await tag(one, 0, 5));
  const second = expectValue(await tag(two, 0, 5));
  const listed = async () =>
    expectValue(await session.calls.listEvents({})).map(({ id, event }) => [id, event?.value]);
  expectValue(
    await session.calls.setPassageEvent({
      passageId: second.id,
      date: { value: '2012-03', precision: 'month' },
    }),
  );
  expectValue(
    await session.calls.setPassageEvent({
      passageId: first.id,
      date: { value: '2013-05-17', precision: 'day' },
    }),
  );
  expect(await listed()).toEqual([
    [first.id, '2013-05-17'],
    [second.id, '2012-03'],
  ]);
  expect((await document(one)).date).toBeNull();
  expectValue(await session.calls.undo({}));
  expect(await listed()).toEqual([[second.id, '2012-03']]);
  expectValue(await session.calls.withdrawDocuments({ documentIds: [two], reason: 'Twice' }));
  expect(await listed()).toEqual([]);
});
