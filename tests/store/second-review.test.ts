import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SecondReview } from '../../shared/model/index.ts';
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
let documentIds: readonly string[];
let themes: readonly string[];
let batchId: string;

const text = 'Alpha statement about training.\nBeta line on culture.\nGamma on the rota.';

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  documentIds = [
    await fixture.importText(session, 'one.txt', text),
    await fixture.importText(session, 'two.txt', `${text} Again.`),
  ];
  themes = expectValue(await session.calls.listThemes({})).map((theme) => theme.id);
  const first = expectValue(await session.calls.matterState({})).reviewer?.id ?? '';
  const second = expectValue(await session.calls.addReviewer({ name: 'Ben Reed' })).id;
  batchId = expectValue(
    await session.calls.createItem({
      item: {
        kind: 'batch',
        fields: {
          name: 'Sample',
          documents: documentIds,
          reviewer: second,
          purpose: 'second review',
          of: first,
          drawn: '2 of 2',
        },
      },
    }),
  ).id;
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function as(name: string): Promise<void> {
  expectValue(await session.calls.setReviewer({ name }));
}

async function tag(start: number, end: number, ...which: readonly number[]): Promise<string> {
  const [documentId = ''] = documentIds;
  const themeIds = which.map((index) => themes[index] ?? '');
  return expectValue(await session.calls.tagSpan({ documentId, start, end, themeIds })).id;
}

async function compared(): Promise<SecondReview> {
  return expectValue(await session.calls.secondReview({ batchId }));
}

test('nothing is compared before the second reviewer has read a document', async () => {
  await tag(0, 5, 0);
  expect(await compared()).toEqual({
    first: 'Ada Quill',
    second: 'Ben Reed',
    documents: [
      {
        documentId: documentIds[0],
        urn: 'HAR000001',
        title: text.slice(0, 20),
        state: 'waiting',
        differences: [],
      },
      {
        documentId: documentIds[1],
        urn: 'HAR000002',
        title: text.slice(0, 20),
        state: 'waiting',
        differences: [],
      },
    ],
  });
});

test('answers, themes of the document and themes of passages that differ are listed, and nothing that agrees', async () => {
  const [documentId = ''] = documentIds;
  const [training = '', culture = ''] = themes;
  const decide = (answer: 'relevant' | 'not relevant', reason: string) =>
    session.calls.decideDocuments({
      documentIds: [documentId],
      decision: { question: 'relevance', answer, reason },
    });
  // Both tag the first words with Training, though not the same span; only Ada tags the second line, only Ben the third.
  await tag(0, 15, 0);
  const alone = await tag(32, 41, 1);
  expectValue(
    await session.calls.setDocumentTag({ documentIds: [documentId], themeId: training, tagged: true }),
  );
  expectValue(await decide('relevant', 'Training'));
  await as('Ben Reed');
  await tag(6, 20, 0);
  const his = await tag(54, 59, 0);
  expectValue(
    await session.calls.setDocumentTag({ documentIds: [documentId], themeId: training, tagged: true }),
  );
  expectValue(
    await session.calls.setDocumentTag({ documentIds: [documentId], themeId: culture, tagged: true }),
  );
  expectValue(await decide('not relevant', ''));
  expectValue(
    await session.calls.decideDocuments({
      documentIds: [documentId],
      decision: { question: 'privilege', answer: 'not privileged', reason: '' },
    }),
  );
  expectValue(await session.calls.setProgress({ documentIds: [documentId], state: 'read' }));
  const [document] = (await compared()).documents;
  expect(document?.state).toBe('compared');
  expect(
    document?.differences.map((difference) =>
      difference.kind === 'decision'
        ? { ...difference, standing: [difference.standing.state, difference.standing.answer] }
        : difference,
    ),
  ).toEqual([
    {
      kind: 'decision',
      question: 'relevance',
      first: { answer: 'relevant', reason: 'Training' },
      second: { answer: 'not relevant', reason: '' },
      standing: ['disagreed', null],
    },
    {
      kind: 'decision',
      question: 'privilege',
      first: null,
      second: { answer: 'not privileged', reason: '' },
      standing: ['agreed', 'not privileged'],
    },
    { kind: 'document theme', themeId: culture, by: 'second' },
    {
      kind: 'passage theme',
      themeId: training,
      first: [],
      second: [{ passageId: his, citation: '{HAR000001 ¶3}' }],
    },
    {
      kind: 'passage theme',
      themeId: culture,
      first: [{ passageId: alone, citation: '{HAR000001 ¶2}' }],
      second: [],
    },
  ]);
});

test('what a third reviewer says is nobody’s business here, and a settlement is told with the difference', async () => {
  const [documentId = ''] = documentIds;
  const decide = (answer: 'privileged' | 'not privileged') =>
    session.calls.decideDocuments({
      documentIds: [documentId],
      decision: { question: 'privilege', answer, reason: '' },
    });
  expectValue(await decide('privileged'));
  await as('Ben Reed');
  expectValue(await decide('not privileged'));
  expectValue(await session.calls.setProgress({ documentIds: [documentId], state: 'read' }));
  await as('Cora Vane');
  await tag(0, 5, 2);
  expectValue(
    await session.calls.settleDecision({
      documentId,
      decision: { question: 'privilege', answer: 'privileged', reason: 'Counsel’s advice' },
    }),
  );
  const [document] = (await compared()).documents;
  expect(
    document?.differences.map((difference) => difference.kind === 'decision' && difference.standing.state),
  ).toEqual(['settled']);
});

test('a first review and a batch that is gone are refused', async () => {
  const fields = {
    name: 'First',
    documents: [],
    reviewer: null,
    purpose: 'first review',
    of: null,
    drawn: '',
  } as const;
  const made = expectValue(await session.calls.createItem({ item: { kind: 'batch', fields } }));
  expectValue(await session.calls.deleteItems({ itemIds: [batchId] }));
  expect([
    expectFailure(await session.calls.secondReview({ batchId: made.id })).code,
    expectFailure(await session.calls.secondReview({ batchId })).code,
  ]).toEqual(['call-invalid', 'item-not-found']);
});
