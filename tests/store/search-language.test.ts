import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { parseQuery, printQuery, type Query, type ThemeRelation } from '../../shared/query/index.ts';
import { expectValue, matterFixture, noteOf, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { placesOf, readSmallMatter, searchByDefinition } from './searched-by-definition.ts';

const vocabulary = ['staff', 'night', 'rota', 'late', 'care', 'home', 'cafés', 'co-op'];
const codes = ['TR', 'CU', 'LE', 'IN'];
const reviewers = ['Ada Quill', 'Ben Marsh'];

const line = fc.tuple(
  fc.constantFrom('', '', '', 'Share '),
  fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 9 }),
  fc.constantFrom(' ', ', '),
);
const text = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => lines.map(([lead, words, between]) => `${lead}${words.join(between)}.`).join('\n'));

const tagging = fc.record({
  document: fc.nat(2),
  start: fc.nat(120),
  length: fc.integer({ min: 1, max: 70 }),
  themes: fc.subarray(codes, { maxLength: 2 }),
  reviewer: fc.constantFrom(...reviewers),
  note: fc.option(fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 })),
});

/** Short passages, so that there are gaps between them, of two themes, so that each has others near. */
const closeTagging = fc.record({
  document: fc.nat(1),
  start: fc.nat(150),
  length: fc.integer({ min: 3, max: 16 }),
  themes: fc.subarray(['TR', 'CU'], { minLength: 1 }),
  reviewer: fc.constantFrom(...reviewers),
  note: fc.constant(null),
});

const words: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('words'),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
    fc.array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 2 }).map((two) => two.join(' ')),
    fc.constantFrom('ca', 'sta', 'share'),
  ),
  prefix: fc.boolean(),
});
const theme: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('theme'),
  theme: fc.constantFrom(...codes, 'Training', 'GO'),
  below: fc.boolean(),
});
const condition: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant('tagged'), tagged: fc.boolean() }),
  fc.constantFrom<Query>(
    { kind: 'field', field: 'document', value: 'HAR000001' },
    { kind: 'field', field: 'document', value: 'HAR000002' },
    { kind: 'field', field: 'kind', value: 'letter' },
    { kind: 'field', field: 'kind', value: 'other' },
    { kind: 'date', from: '2013', to: '2014' },
  ),
);
const reviewer: fc.Arbitrary<Query> = fc
  .constantFrom(...reviewers)
  .map((value) => ({ kind: 'field', field: 'reviewer', value }));
const aboutText: fc.Arbitrary<Query> = fc.oneof(
  { weight: 5, arbitrary: words },
  fc.record({
    kind: fc.constant('near'),
    terms: fc.array(words, { minLength: 2, maxLength: 2 }).map((terms) => terms.filter(isWords)),
    distance: fc.nat(3),
  }),
  fc.constantFrom<Query>(
    { kind: 'pattern', source: 'la?te', caseSensitive: false },
    { kind: 'pattern', source: '^[sn]\\w+', caseSensitive: false },
    { kind: 'pattern', source: 'x*', caseSensitive: false },
  ),
);
const relation: fc.Arbitrary<ThemeRelation> = fc.oneof(
  fc.constantFrom({ name: 'same' }, { name: 'block' }, { name: 'inside' }),
  fc.record({ name: fc.constantFrom('within', 'then'), words: fc.nat(8) }),
);

function isWords(query: Query): query is Query & { readonly kind: 'words' } {
  return query.kind === 'words';
}

function joined(leaf: fc.Arbitrary<Query>, depth: number): fc.Arbitrary<Query> {
  if (depth === 0) return leaf;
  const part = joined(leaf, depth - 1);
  const parts = fc.array(part, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    parts.map((several): Query => ({ kind: 'and', parts: several })),
    parts.map((several): Query => ({ kind: 'or', parts: several })),
    { weight: 1, arbitrary: part.map((only): Query => ({ kind: 'not', part: only })) },
  );
}

const passageLeaf = fc.oneof({ weight: 4, arbitrary: theme }, reviewer, condition);
const related: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('relation'),
  relation,
  left: fc.oneof({ weight: 3, arbitrary: theme }, joined(passageLeaf, 1)),
  right: fc.oneof({ weight: 3, arbitrary: theme }, joined(passageLeaf, 1)),
});
const anything = joined(
  fc.oneof(
    { weight: 4, arbitrary: aboutText },
    { weight: 3, arbitrary: theme },
    { weight: 2, arbitrary: related },
    condition,
    reviewer,
  ),
  2,
);
const query: fc.Arbitrary<Query> = fc.oneof(
  { weight: 3, arbitrary: anything },
  { weight: 2, arbitrary: joined(fc.oneof({ weight: 3, arbitrary: related }, passageLeaf), 1) },
  { weight: 2, arbitrary: joined(aboutText, 2) },
  fc
    .tuple(fc.constantFrom('text', 'notes', 'passages'), aboutText, theme)
    .map(([place, first, second]): Query => ({ kind: 'and', parts: [{ kind: 'in', place }, first, second] })),
);

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

interface Tagging {
  readonly document: number;
  readonly start: number;
  readonly length: number;
  readonly themes: readonly string[];
  readonly reviewer: string;
  readonly note: readonly string[] | null;
}

async function fill(texts: readonly string[], taggings: readonly Tagging[]): Promise<void> {
  const documents: string[] = [];
  for (const [index, source] of texts.entries()) {
    documents.push(await fixture.importText(session, `${index}.txt`, `${source}\n${index}`));
  }
  const [first = '', second = first] = documents;
  await session.calls.describeDocument({ documentId: first, change: { field: 'kind', value: 'letter' } });
  await session.calls.describeDocument({
    documentId: second,
    change: { field: 'date', value: { value: '2013-12', precision: 'month' } },
  });
  const named = expectValue(await session.calls.listThemes({}));
  const training = named.find((one) => one.code === 'TR')?.id ?? '';
  const induction = expectValue(
    await session.calls.addTheme({ name: 'Induction', code: 'IN', parent: training }),
  );
  const gone = expectValue(await session.calls.addTheme({ name: 'Gone', code: 'GO', parent: null }));
  const idOf = (code: string): string =>
    code === 'IN' ? induction.id : (named.find((one) => one.code === code)?.id ?? '');
  for (const [index, { document, start, length, themes, note, ...by }] of taggings.entries()) {
    const documentId = documents[document % documents.length] ?? '';
    expectValue(await session.calls.setReviewer({ name: by.reviewer }));
    // What cannot be a passage (white space alone, beyond the text) is refused, and so is left out here.
    await session.calls.tagSpan({
      documentId,
      start,
      end: start + length,
      themeIds: [...themes.map(idOf), ...(index % 5 === 4 ? [gone.id] : [])],
      ...(note === null ? {} : { note: { content: noteOf(note.join(' ')) } }),
    });
  }
  for (const name of reviewers) {
    expectValue(await session.calls.setReviewer({ name }));
    expectValue(await session.calls.writeNote({ target: { kind: 'matter' }, content: noteOf('night care') }));
  }
  for (const [target, what] of [
    [{ kind: 'document', id: first }, 'staff late'],
    [{ kind: 'theme', id: training }, 'rota'],
    [{ kind: 'matter' }, 'night staff'],
  ] as const) {
    expectValue(await session.calls.writeNote({ target, content: noteOf(what) }));
  }
  const into = named.find((one) => one.code === 'CU')?.id ?? '';
  expectValue(await session.calls.mergeThemes({ themeIds: [gone.id], into }));
}

/** What a query finds in a matter of these texts and passages, beside what its definition says. */
async function compare(
  texts: readonly string[],
  taggings: readonly Tagging[],
  queries: readonly string[],
): Promise<void> {
  await session.close();
  fixture.remove();
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  await fill(texts, taggings);
  const matter = await readSmallMatter(session);
  for (const asked of queries) {
    const parsed = parseQuery(asked);
    if (!parsed.ok) continue;
    const expected = searchByDefinition(matter, parsed.value.query);
    const { blocks, notes, passages, documents } = expected;
    const total = blocks.length + notes.length + passages.length + documents.length;
    for (const group of [false, true]) {
      const page = { limit: 500, offset: 0, furniture: false, group };
      const result = expectValue(await session.calls.search({ query: asked, ...page }));
      expect({ asked, total: result.total, ...placesOf(result) }).toEqual({ asked, total, ...expected });
    }
  }
}

describe('what a query finds', () => {
  test('in small matters is what its definition says, for any query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.array(tagging, { maxLength: 9 }),
        fc.array(query.map(printQuery), { minLength: 25, maxLength: 25 }),
        compare,
      ),
      { numRuns: 60 },
    );
  }, 240_000);

  test('of passages close together is what comparing each with each says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 2 }),
        fc.array(closeTagging, { minLength: 8, maxLength: 16 }),
        fc.array(related.map(printQuery), { minLength: 30, maxLength: 30 }),
        compare,
      ),
      { numRuns: 20 },
    );
  }, 240_000);
});
