import { describe, expect, test } from 'vitest';
import {
  batchNames,
  documentsOfRule,
  firstRule,
  portions,
} from '../../../renderer/features/review/batch-rule.ts';
import {
  answerCounts,
  progressCounts,
  reviewersAtWork,
} from '../../../renderer/features/review/review-counts.ts';
import {
  filterDocuments,
  noFilter,
  noReviewFilter,
  reviewContext,
  type ReviewFilter,
} from '../../../renderer/features/library/library-filter.ts';
import { batchesOf, nextGiven, reasonsGiven, standingWords } from '../../../renderer/state/review.ts';
import { isWithheld } from '../../../shared/model/index.ts';
import { answered, batchOf, reviewed, undecided } from './documents.ts';

const one = reviewed('one', {
  progress: { Ada: 'read' },
  kind: 'letter',
  relevance: answered(['Ada', 'relevant', 'Rota']),
});
const two = reviewed('two', {
  progress: { Ada: 'reading', Ben: 'read' },
  date: { value: '2016-04-26', precision: 'day' },
  relevance: answered(['Ada', 'relevant', 'Rota'], ['Ben', 'not relevant', 'Elsewhere']),
});
const three = reviewed('three', { date: { value: '2016', precision: 'year' }, themes: ['TR'] });
const four = reviewed('four', {
  progress: { Ada: 'set aside' },
  date: { value: '2018-04', precision: 'month' },
});
const gone = reviewed('gone', { withdrawn: true });
const all = [one, two, three, four, gone];
const ids = (documents: readonly { readonly id: string }[]) => documents.map(({ id }) => id);

describe('the next document given to a reviewer', () => {
  test('follows the present one in its batch, goes round to what was left, and then to other batches', () => {
    const given = [
      [one, two, three],
      [four, three],
    ];
    expect([
      nextGiven(given, 'Ada', null)?.id,
      nextGiven(given, 'Ada', 'two')?.id,
      nextGiven(given, 'Ada', 'three')?.id,
      nextGiven(given, 'Ada', 'four')?.id,
      nextGiven([[one], [four]], 'Ada', 'one'),
      nextGiven([[one], [three]], 'Ada', 'one')?.id,
    ]).toEqual(['two', 'three', 'two', 'three', null, 'three']);
  });

  test('is of the batches given to that name, whichever id it was given under', () => {
    const batches = [
      batchOf('a', [], 'ada-1'),
      batchOf('b', [], 'ada-2'),
      batchOf('c', [], 'ben'),
      batchOf('d', []),
    ];
    const reviewers = [
      { id: 'ada-1', name: 'Ada' },
      { id: 'ada-2', name: 'Ada' },
      { id: 'ben', name: 'Ben' },
    ];
    expect([ids(batchesOf('Ada', batches, reviewers)), batchesOf(null, batches, reviewers)]).toEqual([
      ['a', 'b'],
      [],
    ]);
  });
});

describe('batches by rule', () => {
  const rule = (more: Partial<typeof firstRule>) =>
    ids(documentsOfRule(all, { ...firstRule, which: 'all', ...more }, []));

  test('take documents in use by decision, kind and date', () => {
    expect({
      undecided: rule({ which: 'undecided' }),
      letters: rule({ kind: 'letter' }),
      from2016: rule({ from: { value: '2016', precision: 'year' } }),
      toApril2016: rule({ to: { value: '2016-04', precision: 'month' } }),
      all: rule({}),
    }).toEqual({
      undecided: ['three', 'four'],
      letters: ['one'],
      from2016: ['two', 'three', 'four'],
      toApril2016: ['two', 'three'],
      all: ['one', 'two', 'three', 'four'],
    });
  });

  test('take those in no batch yet', () => {
    const taken = documentsOfRule(all, { ...firstRule, which: 'not given' }, [
      batchOf('a', ['one', 'three']),
    ]);
    expect(ids(taken)).toEqual(['two', 'four']);
  });

  test('come in portions under numbered names that are not taken', () => {
    expect(portions([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect([portions([1, 2], null), portions([], 3)]).toEqual([[[1, 2]], []]);
    expect([
      batchNames('Rotas', 1, []),
      batchNames('Rotas', 1, ['rotas']),
      batchNames('Rotas', 2, ['Rotas 1']),
    ]).toEqual([['Rotas'], ['Rotas 1'], ['Rotas 2', 'Rotas 3']]);
  });
});

describe('the overview', () => {
  const counts = (counted: readonly { readonly words: string; readonly count: number }[]) =>
    Object.fromEntries(counted.map(({ words, count }) => [words, count]));

  test('counts each reviewer’s documents, and how far the furthest is with each', () => {
    const inUse = all.slice(0, 4);
    expect([
      counts(progressCounts(inUse, 'Ada')),
      counts(progressCounts(inUse, 'Ben')),
      counts(progressCounts(inUse, null)),
    ]).toEqual([
      { Read: 1, Reading: 1, 'Set aside': 1, Unread: 1 },
      { Read: 1, Reading: 0, 'Set aside': 0, Unread: 3 },
      { Read: 2, Reading: 0, 'Set aside': 1, Unread: 1 },
    ]);
  });

  test('counts what stands, what is in dispute and what is undecided', () => {
    expect(counts(answerCounts(all.slice(0, 4), 'relevance'))).toEqual({
      Relevant: 1,
      'Not relevant': 0,
      'In dispute': 1,
      Undecided: 2,
    });
  });

  test('names who has begun something, was given something, or is at the keyboard', () => {
    const reviewers = [{ id: 'cora', name: 'Cora' }];
    expect(reviewersAtWork(all, [batchOf('a', [], 'cora')], reviewers, 'Dan')).toEqual([
      'Ada',
      'Ben',
      'Cora',
      'Dan',
    ]);
  });
});

describe('the library', () => {
  const context = reviewContext('Ada', [batchOf('first', ['one', 'four']), batchOf('second', ['four'])]);
  const listed = (review: Partial<ReviewFilter>) =>
    ids(filterDocuments(all, { ...noFilter, review: { ...noReviewFilter, ...review } }, context));

  test('lists documents by everything the review says of them', () => {
    expect({
      read: listed({ progress: 'read' }),
      unread: listed({ progress: 'unread' }),
      relevant: listed({ relevance: 'relevant' }),
      dispute: listed({ relevance: 'in dispute' }),
      undecided: listed({ privilege: 'undecided', progress: 'read' }),
      theme: listed({ wholeTheme: 'TR' }),
      noTheme: listed({ wholeTheme: 'none', progress: 'unread' }),
      batch: listed({ batch: 'second' }),
      noBatch: listed({ batch: 'none' }),
    }).toEqual({
      read: ['one'],
      unread: ['three'],
      relevant: ['one'],
      dispute: ['two'],
      undecided: ['one'],
      theme: ['three'],
      noTheme: [],
      batch: ['four'],
      noBatch: ['two', 'three'],
    });
  });

  test('knows the batches of a document', () => {
    expect(context.batchNames.get('four')).toEqual(['first', 'second']);
  });
});

test('reasons given before are offered, those given most often first', () => {
  expect(reasonsGiven(all, 'relevance')).toEqual(['Rota', 'Elsewhere']);
});

test('what stands is said in a word, and what is privileged or may be does not leave', () => {
  const cases = [
    undecided,
    answered(['Ada', 'not privileged']),
    answered(['Ada', 'privileged']),
    answered(['Ada', 'privileged in part']),
    answered(['Ada', 'not privileged'], ['Ben', 'privileged in part']),
    {
      ...answered(['Ada', 'not privileged'], ['Ben', 'privileged']),
      state: 'settled',
      answer: 'not privileged',
    },
    { ...answered(['Ada', 'not privileged']), state: 'settled', answer: 'privileged' },
  ] as const;
  expect(cases.map((standing) => [standingWords(standing), isWithheld(standing)])).toEqual([
    ['undecided', false],
    ['not privileged', false],
    ['privileged', true],
    ['privileged in part', true],
    ['in dispute', true],
    ['not privileged', false],
    ['privileged', true],
  ]);
});
