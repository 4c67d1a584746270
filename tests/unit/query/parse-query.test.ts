import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionNames,
  parseQuery,
  printQuery,
  queryFaultMessage,
  type Query,
  type WordsQuery,
} from '../../../shared/query/index.ts';
import { anyQuery } from './arbitrary-query.ts';

function parsed(text: string): Query {
  const reading = parseQuery(text);
  if (!reading.ok) throw new Error(queryFaultMessage(text, reading.fault));
  return reading.value.query;
}

const words = (text: string, prefix = false): WordsQuery => ({ kind: 'words', text, prefix });
const theme = (code: string, below = false): Query => ({ kind: 'theme', theme: code, below });

describe('a query', () => {
  test('that is printed and read again is the same', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parsed(printQuery(query))).toEqual(query);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of any characters is read or has a fault with a sentence and a place inside it', () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '(', ')', ' ', '*', '/', '+', ',', '..', ':', 'AND', 'OR', 'NOT', 'NEAR(', '-'),
      fc.constantFrom('SAME', 'WITHIN', 'WITHIN/3', 'THEN/9', 'BLOCK', 'INSIDE', '2013', 'yes', 'notes'),
      fc.constantFrom(...conditionNames.map((name) => `${name}:`)),
      fc.constantFrom('theme:TR', 'theme:CU+', 'training', '/[a/', '/(/', 'kind:letter', 'tagged:no'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', ' '), (pieces, between) => {
        const text = pieces.join(between);
        const reading = parseQuery(text);
        if (reading.ok) {
          const { query } = reading.value;
          expect(parsed(printQuery(query))).toEqual(query);
        } else {
          const { sentence, start, end } = reading.fault;
          expect(sentence).toMatch(/^.+\.$/su);
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test.each<readonly [string, Query]>([
    ['training', words('training')],
    ['train*', words('train', true)],
    ['“night shift”', words('night shift')],
    [
      'training course OR leadership',
      {
        kind: 'or',
        parts: [{ kind: 'and', parts: [words('training'), words('course')] }, words('leadership')],
      },
    ],
    [
      'training NOT course AND NOT staff',
      {
        kind: 'and',
        parts: [
          words('training'),
          { kind: 'not', part: words('course') },
          { kind: 'not', part: words('staff') },
        ],
      },
    ],
    ['NEAR(review board)', { kind: 'near', terms: [words('review'), words('board')], distance: 10 }],
    [
      'NEAR("night shift" staff*, 4)',
      {
        kind: 'near',
        terms: [words('night shift'), words('staff', true)],
        distance: 4,
      },
    ],
    ['/(untrained|CPD)\\b/c', { kind: 'pattern', source: '(untrained|CPD)\\b', caseSensitive: true }],
    ['/a (b)/i', { kind: 'pattern', source: 'a (b)', caseSensitive: false }],
    ['theme:TR', theme('TR')],
    ['Theme:"Staff training"+', theme('Staff training', true)],
    ['theme:TR+', theme('TR', true)],
    ['theme:TR AND theme:CU', { kind: 'and', parts: [theme('TR'), theme('CU')] }],
    ['NOT theme:LE', { kind: 'not', part: theme('LE') }],
    [
      'theme:TR WITHIN/20 theme:CU THEN/5 theme:LE',
      {
        kind: 'relation',
        relation: { name: 'then', words: 5 },
        left: {
          kind: 'relation',
          relation: { name: 'within', words: 20 },
          left: theme('TR'),
          right: theme('CU'),
        },
        right: theme('LE'),
      },
    ],
    [
      'theme:TR INSIDE (theme:CU OR theme:LE)',
      {
        kind: 'relation',
        relation: { name: 'inside' },
        left: theme('TR'),
        right: { kind: 'or', parts: [theme('CU'), theme('LE')] },
      },
    ],
    ['THE SAME BLOCK', { kind: 'and', parts: [words('THE'), words('SAME'), words('BLOCK')] }],
    ['theme:TR SAME day', { kind: 'and', parts: [theme('TR'), words('SAME'), words('day')] }],
    ['kind:Press-Report', { kind: 'field', field: 'kind', value: 'press report' }],
    ['status:set-aside', { kind: 'field', field: 'status', value: 'set aside' }],
    ['publisher:"The Gazette"', { kind: 'field', field: 'publisher', value: 'The Gazette' }],
    ['date:2013-05', { kind: 'date', from: '2013-05', to: '2013-05' }],
    ['date:2013..', { kind: 'date', from: '2013', to: null }],
    ['tagged:no', { kind: 'tagged', tagged: false }],
    ['in:notes', { kind: 'in', place: 'notes' }],
    ['at 12:30', { kind: 'and', parts: [words('at'), words('12:30')] }],
  ])('%s is read', (text, query) => {
    expect(parsed(text)).toEqual(query);
  });

  test.each<readonly [string, string, string]>([
    ['', 'nothing to search for', ''],
    ['"training', 'quotation mark is opened', '"training'],
    ['late (training', 'bracket is opened and never closed', '('],
    ['late training)', 'never opened', ')'],
    ['training AND', 'ends where a word is expected', ''],
    ['late AND OR training', 'OR needs a word', 'OR'],
    ['NOT training', 'NOT needs something before it', 'NOT training'],
    ['late OR NOT training', 'NOT needs something before it', 'NOT training'],
    ['late …', 'holds no letter or digit', '…'],
    ['theme:', '“theme:” needs something', 'theme:'],
    ['late theme: TR', '“theme:” needs something', 'theme:'],
    ['kind:novel', '“novel” is nothing that kind: knows. It takes "press report"', 'kind:novel'],
    ['status:gone late', 'It takes unread, reading, read or "set aside"', 'status:gone'],
    ['date:2013-13', 'A date is written as', 'date:2013-13'],
    ['date:2013-02-30', 'A date is written as', 'date:2013-02-30'],
    ['date:2015..2013', 'begins with 2015, after its end 2013', 'date:2015..2013'],
    ['/(/', 'cannot be read (unterminated group)', '/(/'],
    ['late /abc', 'begins and ends with a slash', '/abc'],
    ['/abc/x', 'only “c” can stand', '/abc/x'],
    ['theme:TR WITHIN theme:CU', 'WITHIN needs the number of words', 'WITHIN'],
    ['theme:TR WITHIN/3 training', 'NEAR(review board, 8)', 'training'],
    ['training THEN/3 theme:TR', 'NEAR(review board, 8)', 'training'],
    ['training OR in:notes', 'says where the whole query looks', 'in:notes'],
    ['in:notes in:text late', 'can name one place', 'in:text'],
    ['in:text theme:TR', 'in:text needs words', 'in:text'],
    ['NEAR(one)', 'NEAR needs at least two words', 'NEAR(one)'],
    [`${'('.repeat(11)}late${')'.repeat(11)}`, '10 deep at most', '('],
  ])('%s is refused', (text, sentence, place) => {
    const reading = parseQuery(text);
    if (reading.ok) throw new Error('The query was read.');
    expect(reading.fault.sentence).toContain(sentence);
    expect(text.slice(reading.fault.start, reading.fault.end)).toBe(place);
  });

  test('keeps the place of each condition, for what is found to be wrong later', () => {
    const text = 'late (theme:XX OR theme:TR)';
    const reading = parseQuery(text);
    if (!reading.ok) throw new Error(reading.fault.sentence);
    const places = [...reading.value.places].map(([node, { start, end }]) => [
      node.kind,
      text.slice(start, end),
    ]);
    expect(places).toEqual([
      ['words', 'late'],
      ['theme', 'theme:XX'],
      ['theme', 'theme:TR'],
      ['or', 'theme:XX OR theme:TR'],
      ['and', text],
    ]);
  });
});
