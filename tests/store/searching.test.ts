import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { plainNote, type SearchResult, type Theme } from '../../shared/model/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

const first = [
  'The training of night staff was late. Nobody kept a rota.',
  'Share: training for all',
  'Dr. Marsh said the induction was late, and the training later still.',
].join('\n');
const second = ['Staff were untrained; 12 officers had no CPD.', 'Dr Marsh left in May.'].join('\n');

let fixture: MatterFixture;
let session: MatterSession;
let one: string;
let two: string;
let themes: ReadonlyMap<string, Theme>;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  one = await fixture.importText(session, 'one.txt', first);
  two = await fixture.importText(session, 'two.txt', second);
  themes = new Map(expectValue(await session.calls.listThemes({})).map((theme) => [theme.code, theme]));
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

const idOf = (code: string): string => themes.get(code)?.id ?? '';

async function tag(documentId: string, quote: string, codes: readonly string[]): Promise<string> {
  const source = documentId === one ? first : second;
  const start = source.indexOf(quote);
  const tagged = await session.calls.tagSpan({
    documentId,
    start,
    end: start + quote.length,
    themeIds: codes.map(idOf),
  });
  return expectValue(tagged).id;
}

async function find(query: string, more: { sort?: 'date'; group?: boolean } = {}): Promise<SearchResult> {
  return expectValue(await session.calls.search({ query, limit: 100, offset: 0, furniture: false, ...more }));
}

async function problemOf(query: string): Promise<string> {
  const asked = { query, limit: 10, offset: 0, furniture: false };
  const problem = expectFailure(await session.calls.search(asked));
  expect(problem.code).toBe('query-invalid');
  return problem.message;
}

const marked = (result: SearchResult): readonly string[] =>
  result.hits.flatMap((hit) => hit.snippet.filter((part) => part.hit).map((part) => part.text));

describe('a search', () => {
  test('for words and themes gives the places of the words inside passages, and outside with NOT', async () => {
    await tag(one, 'The training of night staff', ['TR']);
    expect(marked(await find('training theme:TR'))).toEqual(['training']);
    expect((await find('training theme:TR')).hits).toMatchObject([{ kind: 'document', block: 1, start: 4 }]);
    expect((await find('training NOT theme:TR')).hits).toMatchObject([{ kind: 'document', block: 3 }]);
    expect((await find('late theme:TR')).total).toBe(0);
  });

  test('for themes gives passages, made apart over one span as one, with all their themes', async () => {
    const id = await tag(one, 'Nobody kept a rota.', ['TR', 'CU']);
    await tag(two, 'no CPD', ['TR']);
    const { hits, kindCounts, total, documents } = await find('theme:TR');
    expect(hits).toMatchObject([
      { kind: 'passage', passageId: id, documentId: one, citation: '{HAR000001 ¶1}' },
      { kind: 'passage', documentId: two, snippet: [{ text: 'no CPD', hit: false }] },
    ]);
    expect(kindCounts).toEqual({ document: 0, note: 0, passage: 2, 'whole-document': 0 });
    expect({ total, documents }).toMatchObject({
      total: 2,
      documents: [
        { urn: 'HAR000001', hits: 1 },
        { urn: 'HAR000002', hits: 1 },
      ],
    });
    expect((await find('theme:TR AND theme:CU')).hits).toMatchObject([
      { passageId: id, themes: [idOf('TR'), idOf('CU')] },
    ]);
  });

  test('for fields alone gives documents, also by what reviewing has said of them', async () => {
    expectValue(await session.calls.setProgress({ documentIds: [two], state: 'set aside' }));
    expectValue(
      await session.calls.decideDocuments({
        documentIds: [one],
        decision: { question: 'relevance', answer: 'not relevant', reason: 'Another home.' },
      }),
    );
    expectValue(
      await session.calls.describeDocument({
        documentId: one,
        change: { field: 'publisher', value: 'The Härrow Gazette' },
      }),
    );
    const documentsOf = async (query: string): Promise<readonly string[]> =>
      (await find(query)).hits.map((hit) => (hit.kind === 'whole-document' ? hit.urn : hit.kind));
    expect(await documentsOf('status:set-aside')).toEqual(['HAR000002']);
    expect(await documentsOf('NOT status:set-aside')).toEqual(['HAR000001']);
    expect(await documentsOf('relevance:"not relevant"')).toEqual(['HAR000001']);
    expect(await documentsOf('relevance:undecided')).toEqual(['HAR000002']);
    expect(await documentsOf('publisher:harrow')).toEqual(['HAR000001']);
    expect(await documentsOf('kind:other NOT CPD')).toEqual(['HAR000001']);
    expect(await documentsOf('tagged:no')).toEqual(['HAR000001', 'HAR000002']);
    await tag(two, 'CPD', ['TR']);
    expect(await documentsOf('tagged:no')).toEqual(['HAR000001']);
  });

  test('for a theme gives documents that are tagged as wholes, too', async () => {
    expectValue(
      await session.calls.setDocumentTag({ documentIds: [two], themeId: idOf('LE'), tagged: true }),
    );
    await tag(one, 'rota', ['LE']);
    expect((await find('theme:LE')).hits).toMatchObject([
      { kind: 'passage', documentId: one },
      { kind: 'whole-document', documentId: two, urn: 'HAR000002' },
    ]);
    expect((await find('theme:LE in:passages')).total).toBe(1);
    expect((await find('NOT theme:LE')).total).toBe(0);
  });

  test('takes the themes under a theme in with a plus, and follows merges', async () => {
    const under = expectValue(
      await session.calls.addTheme({ name: 'Induction', parent: idOf('TR'), code: 'IN' }),
    );
    themes = new Map([...themes, ['IN', under]]);
    await tag(one, 'induction', ['IN']);
    expect((await find('theme:Training')).total).toBe(0);
    expect((await find('theme:Training+')).total).toBe(1);
    expect((await find('theme:Training/Induction')).total).toBe(1);
    expectValue(await session.calls.mergeThemes({ themeIds: [under.id], into: idOf('CU') }));
    expect((await find('theme:CU')).total).toBe(1);
  });

  test('comes by date, undated documents last, or document by document', async () => {
    expectValue(
      await session.calls.describeDocument({
        documentId: two,
        change: { field: 'date', value: { value: '2013', precision: 'year' } },
      }),
    );
    expect((await find('Marsh', { sort: 'date' })).hits).toMatchObject([
      { documentId: two },
      { documentId: one },
    ]);
    const grouped = await find('late OR Marsh OR staff', { group: true });
    expect(grouped.hits).toMatchObject([
      { documentId: one, block: 1 },
      { documentId: one, block: 3 },
      { documentId: two, block: 1 },
      { documentId: two, block: 2 },
    ]);
    expect(grouped.documents).toMatchObject([
      { urn: 'HAR000001', hits: 2 },
      { urn: 'HAR000002', hits: 2 },
    ]);
  });

  test('of a mixed kind comes page by page, each hit once', async () => {
    await tag(one, 'rota', ['TR']);
    await tag(two, 'CPD', ['TR']);
    expectValue(await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Late.') }));
    const query = 'late OR theme:TR OR kind:other';
    const seen: string[] = [];
    for (let offset = 0; offset < 8; offset += 1) {
      const asked = { query, limit: 1, offset, furniture: false };
      seen.push(...expectValue(await session.calls.search(asked)).hits.map((hit) => hit.kind));
    }
    expect(seen.slice(0, 3).sort()).toEqual(['document', 'document', 'note']);
    expect(seen.slice(3)).toEqual(['passage', 'passage', 'whole-document', 'whole-document']);
    expect((await find(query)).total).toBe(7);
  });
});

describe('a name in a query that the matter does not know', () => {
  test.each([
    ['late theme:XX', 'No theme has the code or the name “XX”. (At character 6.)'],
    ['reviewer:Nobody', 'Nobody of the name “Nobody” has worked on this matter. (At character 1.)'],
  ])('%s is a fault with its place', async (query, sentence) => {
    expect(await problemOf(query)).toBe(sentence);
  });

  test('or knows several times is one that says how to tell them apart', async () => {
    for (const parent of ['TR', 'LE']) {
      expectValue(await session.calls.addTheme({ name: 'Rotas', parent: idOf(parent) }));
    }
    expect(await problemOf('theme:Rotas')).toMatch(
      /^2 themes are called “Rotas”\. Name one by its code: RO, R[A-Z0-9]+\. /u,
    );
    expect((await find('theme:Leadership/Rotas')).total).toBe(0);
  });
});

describe('a regular expression', () => {
  test('is looked for in every block, and marks what it matches', async () => {
    const found = await find('/(un)?trained|\\d+ officers|cpd/');
    expect(found.hits).toMatchObject([{ kind: 'document', documentId: two, block: 1, start: 11 }]);
    expect(marked(found)).toEqual(['untrained', '12 officers', 'CPD']);
    expect((await find('/cpd/c')).total).toBe(0);
    expect(await find('/^share/')).toMatchObject({ total: 0, inFurniture: 1 });
    expect((await find('late /rota/')).hits).toMatchObject([{ block: 1 }]);
    expect((await find('/\\bstaff\\b/ NOT night')).hits).toMatchObject([{ documentId: two }]);
  });

  test('is looked for in notes and passages', async () => {
    const passage = await tag(two, '12 officers', ['TR']);
    expectValue(
      await session.calls.writeNote({
        target: { kind: 'passage', id: passage },
        content: noteOf('Ask for 3 more.'),
      }),
    );
    expect((await find('/\\d/ in:notes')).hits).toMatchObject([{ kind: 'note', documentId: two }]);
    expect((await find('/\\d/ in:passages')).hits).toMatchObject([{ kind: 'passage', passageId: passage }]);
    expect((await find('/\\d/ theme:TR')).hits).toMatchObject([
      { kind: 'document', documentId: two },
      { kind: 'note' },
    ]);
  });

  test('that comes to no end is stopped with a sentence and its place', async () => {
    await fixture.importText(session, 'endless.txt', `${'a'.repeat(60)}!`);
    expect(await problemOf('late OR /(a+)+$/')).toMatch(/was stopped.* \(At character 9\.\)$/u);
    expect((await find('late')).total).toBe(2);
  }, 20_000);

  test('is looked for in a worker thread, which is stopped there, too', async () => {
    await fixture.importText(session, 'endless.txt', `${'a'.repeat(60)}!`);
    const worker = fileURLToPath(new URL('../../electron/usecases/worker/index.ts', import.meta.url));
    const surroundings = { ...fixture.surroundings, packWorkerFile: worker };
    const beside = await fixture.open({ access: 'read', surroundings });
    const ask = (query: string) => beside.calls.search({ query, limit: 10, offset: 0, furniture: false });
    expect(expectValue(await ask('/untrained/'))).toMatchObject({ total: 1, hits: [{ documentId: two }] });
    expect(expectFailure(await ask('/(a+)+$/')).message).toMatch(/was stopped/u);
    await beside.close();
  }, 20_000);

  test('can be cancelled while it is looked for', async () => {
    await fixture.importText(session, 'long.txt', 'word '.repeat(250_000));
    const searching = session.calls.search({
      query: '/w\\w+x/',
      limit: 10,
      offset: 0,
      furniture: false,
      task: 'search',
    });
    expectValue(await session.calls.cancelTask({ task: 'search' }));
    expect(expectFailure(await searching).code).toBe('cancelled');
  });
});

describe('a preview of tagging from a search', () => {
  async function preview(query: string, unit: 'hit' | 'sentence' | 'block') {
    return expectValue(await session.calls.previewTagging({ query, unit, limit: 100, offset: 0 }));
  }

  test('gives hits, whole sentences or whole blocks, each text once and none in furniture', async () => {
    const quotes = async (query: string, unit: 'hit' | 'sentence' | 'block'): Promise<readonly string[]> =>
      (await preview(query, unit)).spans.map((span) => span.quote);
    expect(await quotes('training OR late', 'hit')).toEqual(['training', 'late', 'late', 'training']);
    expect(await quotes('training OR late', 'sentence')).toEqual([
      'The training of night staff was late.',
      'Dr. Marsh said the induction was late, and the training later still.',
    ]);
    expect(await quotes('rota OR late', 'block')).toEqual([
      'The training of night staff was late. Nobody kept a rota.',
      'Dr. Marsh said the induction was late, and the training later still.',
    ]);
  });

  test('says where each is, what matched in it, what stands around it and what it carries', async () => {
    await tag(one, 'Nobody kept a rota.', ['CU']);
    expect(await preview('rota', 'sentence')).toEqual({
      total: 1,
      cutShort: null,
      spans: [
        {
          documentId: one,
          urn: 'HAR000001',
          title: 'The training of nigh',
          citation: '{HAR000001 ¶1}',
          start: 38,
          end: 57,
          quote: 'Nobody kept a rota.',
          before: 'The training of night staff was late. ',
          after: '',
          snippet: [
            { text: 'Nobody kept a ', hit: false },
            { text: 'rota', hit: true },
            { text: '.', hit: false },
          ],
          themes: [idOf('CU')],
        },
      ],
    });
  });

  test('comes page by page', async () => {
    const seen: number[] = [];
    for (let offset = 0; offset < 6; offset += 2) {
      const asked = { query: 'training OR late', unit: 'hit', limit: 2, offset } as const;
      const page = expectValue(await session.calls.previewTagging(asked));
      expect(page.total).toBe(4);
      seen.push(...page.spans.map((span) => span.start));
    }
    expect(seen).toEqual((await preview('training OR late', 'hit')).spans.map((span) => span.start));
  });

  test('of passages that a query finds gives those', async () => {
    await tag(two, '12 officers', ['TR']);
    expect((await preview('theme:TR', 'hit')).spans).toMatchObject([{ quote: '12 officers' }]);
    expect((await preview('theme:TR', 'sentence')).spans).toMatchObject([
      { quote: 'Staff were untrained; 12 officers had no CPD.' },
    ]);
  });
});

describe('tagging spans', () => {
  const all = (quotes: readonly (readonly [string, string])[]) =>
    quotes.map(([documentId, quote]) => {
      const start = (documentId === one ? first : second).indexOf(quote);
      return { documentId, start, end: start + quote.length };
    });

  test('makes and finds passages in one act, undone as one', async () => {
    const standing = await tag(one, 'rota', ['TR']);
    const before = expectValue(await session.calls.listPassages({}));
    const spans = all([
      [two, 'CPD'],
      [one, 'rota'],
      [one, 'late'],
      [one, ' late'],
    ]);
    const tagged = expectValue(await session.calls.tagSpans({ spans, themeIds: [idOf('TR'), idOf('CU')] }));
    expect(tagged).toEqual({ passages: 3, made: 2, leftOut: 0 });
    const carried = async () =>
      expectValue(await session.calls.listPassages({})).map((passage) => [
        passage.quote,
        passage.tags.map((given) => given.themeId),
      ]);
    const both = [idOf('TR'), idOf('CU')];
    expect(await carried()).toEqual([
      ['late', both],
      ['rota', both],
      ['CPD', both],
    ]);
    expect(expectValue(await session.calls.history({ limit: 1, offset: 0 }))).toMatchObject([
      { sentence: 'Tagged 3 passages Training, Culture' },
    ]);
    expectValue(await session.calls.undo({}));
    expect(expectValue(await session.calls.listPassages({}))).toEqual(before);
    expect(before.map((passage) => passage.id)).toEqual([standing]);
  });

  test('writes a note on each passage that comes with one, in the same act', async () => {
    const [late, rota] = all([
      [one, 'late'],
      [one, 'rota'],
    ]);
    if (late === undefined || rota === undefined) throw new Error('The fixture is incomplete.');
    const before = expectValue(await session.calls.listNotes({})).length;
    const spans = [
      { ...late, note: plainNote('Comment by A. Person: when?') },
      { ...late, note: plainNote('Answer by B. Other: in May.') },
      rota,
    ];
    expectValue(await session.calls.tagSpans({ spans, themeIds: [idOf('TR')] }));
    const notes = async () => expectValue(await session.calls.listNotes({})).map(({ text }) => text);
    expect(await notes()).toEqual(
      expect.arrayContaining(['Comment by A. Person: when?', 'Answer by B. Other: in May.']),
    );
    expectValue(await session.calls.undo({}));
    expect(await notes()).toHaveLength(before);
  });

  test('writes nothing where all carry the themes already', async () => {
    const spans = all([[one, 'rota']]);
    expectValue(await session.calls.tagSpans({ spans, themeIds: [idOf('TR')] }));
    const receipt = expectValue(await session.calls.receipt({}));
    expect(expectValue(await session.calls.tagSpans({ spans, themeIds: [idOf('TR')] }))).toEqual({
      passages: 1,
      made: 0,
      leftOut: 0,
    });
    expect(expectValue(await session.calls.receipt({}))).toEqual(receipt);
  });

  test('leaves out what cannot be a passage, and refuses where nothing can', async () => {
    const blank = { documentId: one, start: 3, end: 4 };
    expect(
      expectValue(
        await session.calls.tagSpans({ spans: [blank, ...all([[one, 'rota']])], themeIds: [idOf('TR')] }),
      ),
    ).toEqual({ passages: 1, made: 1, leftOut: 1 });
    const refused = async (spans: Parameters<typeof session.calls.tagSpans>[0]['spans'], theme: string) =>
      expectFailure(await session.calls.tagSpans({ spans, themeIds: [theme] })).code;
    expect(await refused([blank], idOf('TR'))).toBe('passage-empty');
    expect(await refused([{ ...blank, documentId: 'gone' }], idOf('TR'))).toBe('document-not-found');
    expect(await refused([blank], 'gone')).toBe('theme-not-found');
  });
});

describe('mentions', () => {
  test('of a name and its other forms are counted by document, furniture left out', async () => {
    const asked = { terms: ['Dr Marsh', 'Marsh', 'training', '…'], limit: 2, offset: 1 };
    expect(expectValue(await session.calls.mentions(asked))).toMatchObject({
      total: 4,
      documents: [
        { urn: 'HAR000001', hits: 3 },
        { urn: 'HAR000002', hits: 1 },
      ],
      documentsFound: 2,
      mentions: [
        { urn: 'HAR000001', quote: 'Dr. Marsh' },
        { urn: 'HAR000001', quote: 'training' },
      ],
      cutShort: null,
    });
    const nothing = { terms: ['…'], limit: 1, offset: 0 };
    expect(expectFailure(await session.calls.mentions(nothing)).code).toBe('query-invalid');
  });
});

describe('the passages a query gives to a pack', () => {
  test('are those it finds, those its words lie in, those its notes are on, and all of its documents', async () => {
    const rota = await tag(one, 'kept a rota', ['TR']);
    const late = await tag(one, 'induction was late', ['CU']);
    const officers = await tag(two, '12 officers', ['LE']);
    expectValue(
      await session.calls.writeNote({ target: { kind: 'passage', id: late }, content: noteOf('Compare.') }),
    );
    const packed = async (query: string) =>
      expectValue(await session.calls.resolvePackQuery({ query })).passages;
    expect(await packed('theme:LE OR theme:TR')).toEqual([rota, officers]);
    expect(await packed('rota')).toEqual([rota]);
    expect(await packed('/\\d+/')).toEqual([officers]);
    expect(await packed('compare')).toEqual([late]);
    expect(await packed('document:HAR000001')).toEqual([rota, late]);
    expect(await packed('nothing')).toEqual([]);
    expect(expectFailure(await session.calls.resolvePackQuery({ query: '"' })).code).toBe('query-invalid');
  });
});
