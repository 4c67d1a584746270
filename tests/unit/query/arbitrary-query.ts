import fc from 'fast-check';
import {
  fieldValues,
  placesSearched,
  queryFields,
  type DateQuery,
  type Query,
  type QueryField,
  type ThemeRelation,
  type WordsQuery,
} from '../../../shared/query/index.ts';

/** Texts that are easily taken for something else when a query is printed. */
const awkwardTexts = [
  'training',
  'night shift',
  'AND',
  'or',
  'NOT',
  'NEAR',
  'WITHIN/20',
  'SAME',
  'INSIDE',
  'theme:TR',
  'in:notes',
  '/path/',
  'co-operation',
  'a*b',
  'star*',
  '(bracket)',
  ' led and trailed ',
  'one, 5',
  'café',
  'x\n y',
  'C++',
];

const words: fc.Arbitrary<WordsQuery> = fc.record({
  kind: fc.constant('words'),
  text: fc.oneof(
    fc.constantFrom(...awkwardTexts),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `${text.replace(/["“”„«»]/gu, '')}w`),
  ),
  prefix: fc.boolean(),
});

const field: fc.Arbitrary<Query> = fc
  .constantFrom(...queryFields)
  .chain((name: QueryField) =>
    (fieldValues[name] === undefined
      ? fc.constantFrom('HAR000003', 'The Harrow Gazette', 'a(b)', '50%', 'x+')
      : fc.constantFrom(...fieldValues[name])
    ).map((value): Query => ({ kind: 'field', field: name, value })),
  );

const date: fc.Arbitrary<DateQuery> = fc.constantFrom(
  { kind: 'date', from: '2013', to: '2015' },
  { kind: 'date', from: '2013-05', to: '2013-05' },
  { kind: 'date', from: null, to: '2016-02-29' },
  { kind: 'date', from: '2013-12-20', to: null },
);

const theme: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant('theme'),
  theme: fc.constantFrom('TR', 'Staff training', 'Care/Staff (new)', 'C+', 'Kindness & care', 'CU'),
  below: fc.boolean(),
});

const tagged: fc.Arbitrary<Query> = fc.record({ kind: fc.constant('tagged'), tagged: fc.boolean() });

const aboutText: fc.Arbitrary<Query> = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.record({
    kind: fc.constant('near'),
    terms: fc.array(words, { minLength: 2, maxLength: 3 }),
    distance: fc.nat(50),
  }),
  fc.record({
    kind: fc.constant('pattern'),
    source: fc.constantFrom('\\d+ officers?', 'a|b', '[/"]+', 'x\\/y', '(?:C P D)', '^"', ':'),
    caseSensitive: fc.boolean(),
  }),
);

const relation: fc.Arbitrary<ThemeRelation> = fc.oneof(
  fc.constantFrom({ name: 'same' }, { name: 'block' }, { name: 'inside' }),
  fc.record({ name: fc.constantFrom('within', 'then'), words: fc.nat(99_999) }),
);

function tree(leaf: fc.Arbitrary<Query>, depth: number): fc.Arbitrary<Query> {
  if (depth === 0) return leaf;
  const part = tree(leaf, depth - 1);
  const parts = fc.array(part, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    parts.map((several): Query => ({ kind: 'and', parts: several })),
    parts.map((several): Query => ({ kind: 'or', parts: several })),
    part.map((only): Query => ({ kind: 'not', part: only })),
  );
}

/** A query about passages alone: what may stand beside a relation, with relations inside it. */
export const passageQuery: fc.Arbitrary<Query> = tree(
  fc.oneof(
    { weight: 3, arbitrary: theme },
    tagged,
    fc.record({
      kind: fc.constant('relation'),
      relation,
      left: theme,
      right: tree(fc.oneof(theme, tagged), 1),
    }),
    fc.record({
      kind: fc.constant('relation'),
      relation,
      left: fc.record({ kind: fc.constant('relation'), relation, left: theme, right: theme }),
      right: theme,
    }),
  ),
  2,
);

/** Any query that can be searched for: what stands first is never left out, and `in:` stands at the top. */
export const anyQuery: fc.Arbitrary<Query> = fc.oneof(
  passageQuery,
  tree(fc.oneof(field, date, tagged), 2),
  fc
    .tuple(aboutText, fc.array(tree(fc.oneof(aboutText, theme, field, passageQuery), 2), { maxLength: 3 }))
    .map(([first, others]): Query =>
      others.length === 0 ? first : { kind: 'and', parts: [first, ...others] },
    ),
  fc
    .tuple(fc.constantFrom(...placesSearched), aboutText, fc.array(theme, { maxLength: 1 }))
    .map(([place, first, others]): Query => ({
      kind: 'and',
      parts: [{ kind: 'in', place }, first, ...others],
    })),
);
