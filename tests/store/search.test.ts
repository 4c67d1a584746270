import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { SearchHit, SearchResult } from '../../shared/model/index.ts';
import { matchTermsOf, parseQuery } from '../../shared/query/index.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  noteOf,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

const source = [
  'The training of new staff was late.',
  'No training course was held, and the induc-tion never came.',
  'Café culture: late hours, co­operation, naïve plans.',
  'Share: training for all',
  'Leadership was absent.',
].join('\n');

let fixture: MatterFixture;
let session: MatterSession;
let documentId: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  documentId = await fixture.importText(session, 'one.txt', source);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function find(query: string, furniture = false): Promise<SearchResult> {
  return expectValue(await session.calls.search({ query, limit: 100, offset: 0, furniture }));
}

async function blocksFound(query: string): Promise<readonly number[]> {
  const { hits } = await find(query);
  return hits.flatMap((hit) => (hit.kind === 'document' ? [hit.block] : [])).sort();
}

describe('a query', () => {
  test.each([
    ['training', [1, 2]],
    ['training course', [2]],
    ['training AND course', [2]],
    ['training NOT course', [1]],
    ['training NOT course NOT staff', []],
    ['course OR leadership', [2, 5]],
    ['training course OR leadership', [2, 5]],
    ['(course OR leadership) absent', [5]],
    ['late NOT (training OR plans)', []],
    ['late NOT (training plans)', [1, 3]],
    ['"training course"', [2]],
    ['"course training"', []],
    ['“training course”', [2]],
    ['lead*', [5]],
    ['lead', []],
    ['"was ab"*', [5]],
    ['CAFE', [3]],
    ['naive', [3]],
    ['induc-tion', [2]],
    ['cooperation', [3]],
    ['co\u00adoperation', [3]],
    ['and', [2]],
    ['nothing-like-this', []],
  ])('%s finds the blocks %j', async (query, blocks) => {
    expect(await blocksFound(query)).toEqual(blocks);
  });

  test.each([
    ['', 'nothing to search for'],
    ['   ', 'nothing to search for'],
    ['"training', 'quotation mark is opened and never closed. (At character 1.)'],
    ['late (training', 'bracket is opened and never closed. (At character 6.)'],
    ['late training)', 'never opened'],
    ['()', 'bracket is closed'],
    ['training AND', 'ends where a word is expected. (At character 13.)'],
    ['OR training', 'OR needs a word before and after it. (At character 1.)'],
    ['late AND OR training', '(At character 10.)'],
    ['NOT training', 'NOT needs something before it'],
    ['late …', '(At character 6.)'],
    ['*', '(At character 1.)'],
    ['""', '(At character 1.)'],
    [`${'('.repeat(11)}late${')'.repeat(11)}`, '10 deep at most. (At character 11.)'],
  ])('that reads %j is refused with its place', async (query, sentence) => {
    const problem = expectFailure(
      await session.calls.search({ query, limit: 10, offset: 0, furniture: false }),
    );
    expect(problem.code).toBe('query-invalid');
    expect(problem.message).toContain(sentence);
  });

  test.each([
    ['a pasted paragraph', Array.from({ length: 900 }, (_, n) => `w${n % 40}`).join(' ')],
    ['hundreds of alternatives', Array.from({ length: 330 }, (_, n) => `w${n % 9}`).join(' OR ')],
    ['hundreds of words to leave out', Array.from({ length: 280 }, (_, n) => `w${n % 9}`).join(' NOT ')],
    [
      'brackets as deep as they go, with everything in them',
      `${'a OR b c NOT ("d e" OR '.repeat(10)}f${')'.repeat(10)}`,
    ],
  ])('of %s runs', async (_what, query) => {
    expect((await find(query)).hits).toEqual([]);
  });

  test('of any characters is refused as one that cannot be read, or runs', async () => {
    const piece = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('"', '(', ')', ' ', '*', 'AND', 'OR', 'NOT', '-', ':', '^', '+'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('late', 'training', 'café', 'NEAR', 'body', '{', '}', '\\', "'"),
      },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
          fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(' ')),
        ),
        async (query) => {
          const result = await session.calls.search({ query, limit: 10, offset: 0, furniture: true });
          expect(result.ok ? 'ran' : result.failure.code).toMatch(/^(?:ran|query-invalid)$/u);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('names the terms hits are marked by, those left out not among them', () => {
    const parsed = parseQuery('Café "two words" NOT (gone OR "never more") pre*');
    if (!parsed.ok) throw new Error(parsed.fault.sentence);
    expect(matchTermsOf(parsed.value.query)).toEqual([
      { tokens: ['cafe'], prefix: false },
      { tokens: ['two', 'words'], prefix: false },
      { tokens: ['pre'], prefix: true },
    ]);
  });
});

describe('hits', () => {
  test('are placed on the canonical text, accents, soft hyphens and all', async () => {
    for (const [query, quote] of [
      ['cafe', 'Café'],
      ['cooperation', 'co­operation'],
      ['naive', 'naïve'],
      ['"late hours"', 'late hours'],
    ] as const) {
      const [hit] = (await find(query)).hits;
      if (hit?.kind !== 'document') throw new Error('A hit in a document was expected.');
      expect(source.slice(hit.start, hit.end)).toBe(quote);
      expect(hit.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual([quote]);
      expect(source).toContain(
        hit.snippet
          .map((part) => part.text)
          .join('')
          .replaceAll('…', ''),
      );
    }
  });

  test('say what lies in furniture, list it when asked, and follow its marks', async () => {
    expect(pickTotals(await find('training'))).toEqual({ total: 2, inFurniture: 1, listed: [1, 2] });
    expect(pickTotals(await find('training', true))).toEqual({ total: 2, inFurniture: 1, listed: [1, 2, 4] });
    expectValue(await session.calls.setFurniture({ documentId, blocks: [1, 4], furniture: true }));
    expectValue(await session.calls.setFurniture({ documentId, blocks: [4], furniture: false }));
    expect(pickTotals(await find('training'))).toEqual({ total: 2, inFurniture: 1, listed: [2, 4] });
    expectValue(await session.calls.withdrawDocuments({ documentIds: [documentId], reason: 'Wrong file' }));
    expect(pickTotals(await find('training', true))).toEqual({ total: 0, inFurniture: 0, listed: [] });
    expectValue(await session.calls.reinstateDocuments({ documentIds: [documentId] }));
    expect(pickTotals(await find('training'))).toEqual({ total: 2, inFurniture: 1, listed: [2, 4] });
  });

  test('in notes follow their texts, their deletion and that of their passage', async () => {
    const passage = expectValue(
      await session.calls.tagSpan({
        documentId,
        start: 0,
        end: 12,
        themeIds: [],
        note: { content: noteOf('Compare the rota.') },
      }),
    );
    const [note] = expectValue(await session.calls.listNotes({}));
    expect((await find('rota')).hits).toMatchObject([{ kind: 'note', noteId: note?.id, documentId }]);
    expectValue(
      await session.calls.editNote({
        noteId: note?.id ?? '',
        content: noteOf('Compare the ledger.'),
        replaces: [note?.version ?? ''],
      }),
    );
    expect((await find('rota')).total).toBe(0);
    expect((await find('ledger')).total).toBe(1);
    expectValue(await session.calls.deletePassage({ passageId: passage.id }));
    expect((await find('ledger')).total).toBe(0);
    expectValue(await session.calls.undo({}));
    expect((await find('ledger')).total).toBe(1);
    expectValue(await session.calls.deleteNote({ noteId: note?.id ?? '' }));
    expect((await find('ledger')).total).toBe(0);
  });

  test('come page by page, each once and none left out, also where they are equally good', async () => {
    await fixture.importText(
      session,
      'many.txt',
      Array.from({ length: 57 }, () => 'Same words here.').join('\n'),
    );
    for (let count = 0; count < 9; count += 1) {
      expectValue(
        await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('Same words here.') }),
      );
    }
    const seen: string[] = [];
    for (let offset = 0; offset < 80; offset += 7) {
      const page = expectValue(
        await session.calls.search({ query: 'same words', limit: 7, offset, furniture: false }),
      );
      expect(page.total).toBe(66);
      seen.push(...page.hits.map(placeOf));
    }
    expect(new Set(seen).size).toBe(66);
    expect(seen).toHaveLength(66);
  });
});

function placeOf(hit: SearchHit): string {
  if (hit.kind === 'note') return hit.noteId;
  return hit.kind === 'document' ? `${hit.documentId} ${hit.block}` : hit.kind;
}

function pickTotals(result: SearchResult): unknown {
  return {
    total: result.total,
    inFurniture: result.inFurniture,
    listed: result.hits.flatMap((hit) => (hit.kind === 'document' ? [hit.block] : [])).sort(),
  };
}
