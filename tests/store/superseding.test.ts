import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Passage, SupersedingPlan } from '../../shared/model/index.ts';
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

const first = 'The warden of the east house told the panel that no rota had been kept since the spring.';
const second = 'Nobody asked the night staff whether they had been trained before that winter.';
const third = 'The ledger of the kitchen was burnt in the yard behind the laundry on the same evening.';
const earlier = [first, second, third].join('\n\n');
const corrected = [
  'Corrected on 4 March.',
  second.replace('Nobody', 'No one'),
  'A new paragraph about the garden.',
  first,
].join('\n\n');

let fixture: MatterFixture;
let session: MatterSession;
let old: string;
let by: string;
let passages: readonly Passage[];

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  old = await fixture.importText(session, 'statement.txt', earlier);
  by = await fixture.importText(session, 'statement-corrected.txt', corrected);
  const [theme] = expectValue(await session.calls.listThemes({}));
  for (const quote of [first, second, third]) {
    const start = earlier.indexOf(quote);
    expectValue(
      await session.calls.tagSpan({
        documentId: old,
        start,
        end: start + quote.length,
        themeIds: [theme?.id ?? ''],
      }),
    );
  }
  passages = await passagesOf(old);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function passagesOf(documentId: string): Promise<readonly Passage[]> {
  return expectValue(await session.calls.listPassages({ documentId }));
}

async function planned(): Promise<SupersedingPlan> {
  return expectValue(await session.calls.planSuperseding({ task: 'plan', documentId: old, by }));
}

async function accepted(plan: SupersedingPlan): Promise<void> {
  const placements = plan.placed.map(({ passageId, start, end }) => ({ passageId, start, end }));
  expectValue(await session.calls.supersedeDocument({ documentId: old, by, placements }));
}

describe('superseding a document', () => {
  test('is planned with what is found exactly, what approximately and what not, and writes nothing', async () => {
    const before = expectValue(await session.calls.receipt({}));
    const plan = await planned();
    expect(plan.placed.map(({ kind, quote, newQuote }) => ({ kind, quote, newQuote }))).toEqual([
      { kind: 'exact', quote: first, newQuote: first },
      { kind: 'approximate', quote: second, newQuote: second.replace('Nobody', 'No one') },
    ]);
    expect(plan.unplaced.map(({ quote, candidates }) => ({ quote, candidates }))).toEqual([
      { quote: third, candidates: 0 },
    ]);
    expect(expectValue(await session.calls.receipt({}))).toEqual(before);
  });

  test('puts accepted passages into the corrected document with tags, notes, event dates and links', async () => {
    const [one, two] = passages;
    if (one === undefined || two === undefined) throw new Error('No passages.');
    const event = { value: '2013-12', precision: 'month' } as const;
    expectValue(await session.calls.setPassageEvent({ passageId: two.id, date: event }));
    expectValue(await session.calls.linkPassages({ from: one.id, to: two.id, relation: 'contradicts' }));
    const note = expectValue(
      await session.calls.writeNote({
        target: { kind: 'passage', id: one.id },
        content: noteOf('Ask for the rota.'),
      }),
    );
    // Tags stay under the names of those who gave them.
    expectValue(await session.calls.setReviewer({ name: 'Nora Webb' }));
    await accepted(await planned());

    const placed = await passagesOf(by);
    expect(
      placed.map(({ quote, tags, event: date }) => ({
        quote,
        tags: tags.map(({ reviewer }) => reviewer),
        date,
      })),
    ).toEqual([
      {
        quote: second.replace('Nobody', 'No one'),
        tags: two.tags.map(({ reviewer }) => reviewer),
        date: event,
      },
      { quote: first, tags: one.tags.map(({ reviewer }) => reviewer), date: null },
    ]);
    expect((await passagesOf(old)).map(({ quote }) => quote)).toEqual([third]);
    const [movedSecond, movedFirst] = placed;
    expect(
      expectValue(await session.calls.listNotes({ documentId: by })).map(({ id, target }) => ({
        id,
        target,
      })),
    ).toEqual([{ id: note.id, target: { kind: 'passage', id: movedFirst?.id } }]);
    expect(
      expectValue(await session.calls.listLinks({})).map(({ from, to, relation }) => [
        from.passageId,
        to.passageId,
        relation,
      ]),
    ).toEqual([[movedFirst?.id, movedSecond?.id, 'contradicts']]);
  });

  test('is one act, told as one, undone and done again as one', async () => {
    const before = await visibleState(session);
    await accepted(await planned());
    const after = await visibleState(session);
    const [act] = expectValue(await session.calls.history({ limit: 1, offset: 0 }));
    expect(act?.sentence).toBe(
      'Marked {HAR000001} as superseded by {HAR000002}, with 2 passages placed in it',
    );
    expectValue(await session.calls.undo({}));
    expect(await visibleState(session)).toEqual(before);
    expectValue(await session.calls.redo({}));
    expect(await visibleState(session)).toEqual(after);
    expect(expectValue(await session.calls.verifyMatter({ task: 'verify' })).ok).toBe(true);
  });

  test('is known to both documents, and packs of what is left on the old one say so', async () => {
    await accepted(await planned());
    const documents = expectValue(await session.calls.listDocuments({}));
    expect(documents.map(({ supersededBy, supersedes }) => ({ supersededBy, supersedes }))).toEqual([
      { supersededBy: by, supersedes: [] },
      { supersededBy: null, supersedes: [old] },
    ]);
    expect(documents[0]?.supersededAtMs).toBeGreaterThan(0);
    const preview = expectValue(
      await session.calls.previewPack({
        choices: {
          title: 'Pack',
          themes: [],
          documents: [],
          order: 'document',
          context: 'none',
          notes: 'none',
          fullTexts: false,
          names: false,
        },
      }),
    );
    expect(preview.warnings.join(' ')).toContain('HAR000001 was superseded by a corrected document');
  });

  test('leaves a list of what was not placed, each of which is placed by hand later', async () => {
    await accepted(await planned());
    const left = expectValue(await session.calls.listUnplaced({ documentId: old }));
    expect({ by: left.by, quotes: left.passages.map(({ quote }) => quote) }).toEqual({ by, quotes: [third] });
    const garden = 'A new paragraph about the garden.';
    const start = corrected.indexOf(garden);
    const passageId = left.passages[0]?.id ?? '';
    const placements = [{ passageId, start, end: start + garden.length }];
    expectValue(await session.calls.supersedeDocument({ documentId: old, by, placements }));
    expect(expectValue(await session.calls.listUnplaced({ documentId: old })).passages).toEqual([]);
    expect((await passagesOf(by)).map(({ quote }) => quote)).toContain(garden);
    expectValue(await session.calls.undo({}));
    expect((await passagesOf(old)).map(({ id }) => id)).toEqual([passageId]);
  });

  test('by itself, by a withdrawn document or by one that it supersedes is refused', async () => {
    const none = { placements: [] };
    const itself = await session.calls.supersedeDocument({ documentId: old, by: old, ...none });
    expect(expectFailure(itself).code).toBe('call-invalid');
    expectValue(await session.calls.supersedeDocument({ documentId: old, by, ...none }));
    const round = await session.calls.supersedeDocument({ documentId: by, by: old, ...none });
    expect(expectFailure(round).code).toBe('call-invalid');
    expectValue(await session.calls.withdrawDocuments({ documentIds: [by], reason: 'Sent twice.' }));
    const withdrawn = await session.calls.planSuperseding({ task: 'plan', documentId: old, by });
    expect(expectFailure(withdrawn).code).toBe('call-invalid');
  });
});
