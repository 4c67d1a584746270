import { describe, expect, test } from 'vitest';
import { parseDocumentDate } from '../../../renderer/ui/parse-document-date.ts';
import { findActions } from '../../../renderer/features/palette/find-actions.ts';
import { prefixFromTitle } from '../../../renderer/features/start/prefix-from-title.ts';
import { progressWords } from '../../../renderer/features/tasks/progress-words.ts';
import { themeDigits, themeTree } from '../../../renderer/state/theme-order.ts';
import { sortRows } from '../../../renderer/ui/table-sort.ts';
import { countWords, sizeWords } from '../../../renderer/ui/words.ts';
import { dateInWords, type Theme } from '../../../shared/model/index.ts';

function theme(id: string, parent: string | null, more: Partial<Theme> = {}): Theme {
  return {
    id,
    name: id,
    code: id.toUpperCase(),
    colour: 'blue',
    definition: '',
    use: '',
    avoid: '',
    parent,
    path: [id],
    position: 0,
    retired: false,
    mergedInto: null,
    passages: 0,
    documents: 0,
    conflicts: [],
    ...more,
  };
}

describe('a date typed by a person', () => {
  test.each([
    ['12 Sep 2017', { value: '2017-09-12', precision: 'day' }],
    ['12th September, 2017', { value: '2017-09-12', precision: 'day' }],
    ['3/4/2016', { value: '2016-04-03', precision: 'day' }],
    ['2017-09-12', { value: '2017-09-12', precision: 'day' }],
    ['April 2018', { value: '2018-04', precision: 'month' }],
    ['2018', { value: '2018', precision: 'year' }],
    ['', null],
    ['undated', null],
    ['31 April 2018', 'unreadable'],
    ['29 Feb 2015', 'unreadable'],
    ['soon', 'unreadable'],
  ])('%s', (typed, date) => {
    expect(parseDocumentDate(typed)).toEqual(date);
  });

  test('is shown as exactly as it is known', () => {
    const shown = ['12 Sep 2017', 'April 2018', '2018', ''].map((typed) => {
      const date = parseDocumentDate(typed);
      return date === 'unreadable' ? date : dateInWords(date);
    });
    expect(shown).toEqual(['12 Sep 2017', 'Apr 2018', '2018', 'undated']);
  });
});

describe('the tree of themes', () => {
  const themes = [
    theme('a', null),
    theme('b', null),
    theme('b1', 'b'),
    theme('c', null),
    theme('gone', null, { mergedInto: 'a' }),
  ];

  test('shows children under their parent, and nothing that was merged away', () => {
    expect(themeTree(themes).map(({ theme: { id }, depth }) => [id, depth])).toEqual([
      ['a', 0],
      ['b', 0],
      ['b1', 1],
      ['c', 0],
    ]);
  });

  test('gives digits in the order shown, and none to a retired theme', () => {
    const retired = themes.map((one) => (one.id === 'b' ? { ...one, retired: true } : one));
    expect([...themeDigits(retired)]).toEqual([
      ['a', 1],
      ['b1', 2],
      ['c', 3],
    ]);
  });
});

test('the palette finds what begins with the letters first, then words, then scattered letters', () => {
  const actions = ['Go to Themes', 'New theme', 'Build a pack', 'Themes', 'The map'].map((name) => ({
    id: name,
    name,
    label: name,
    available: true,
    perform: () => undefined,
  }));
  expect(findActions(actions, 'theme').map(({ id }) => id)).toEqual(['Themes', 'Go to Themes', 'New theme']);
  expect(findActions(actions, 'bdp').map(({ id }) => id)).toEqual(['Build a pack']);
});

test('a prefix is made of the first letters of a title, or of the first letters of its one word', () => {
  expect(
    ['Marlow Vale Inquiry', 'The Inquiry into the Care of the Elderly', 'Harrow', 'Ångström–Ørsted', 'Q'].map(
      prefixFromTitle,
    ),
  ).toEqual(['MVI', 'ICE', 'HAR', 'AR', '']);
});

test('progress guesses the time left only once there is something to go by', () => {
  const progress = { task: 't', label: '', done: 100, total: 1_000, unit: 'files' } as const;
  expect(progressWords(progress, 1_000)).toBe('100 of 1,000 files');
  expect(progressWords(progress, 5_000)).toBe('100 of 1,000 files, about 50 seconds left');
  expect(progressWords({ ...progress, total: null }, 5_000)).toBe('100 files');
});

test('rows sort by number or by words, and what is not known comes last either way', () => {
  const rows = ['b10', 'b9', null, 'A1'];
  expect(sortRows(rows, (row) => row, 'ascending')).toEqual(['A1', 'b9', 'b10', null]);
  expect(sortRows(rows, (row) => row, 'descending')).toEqual(['b10', 'b9', 'A1', null]);
});

test('counts and sizes are said in words', () => {
  expect([
    countWords(1, 'document'),
    countWords(10_000, 'document'),
    sizeWords(812),
    sizeWords(23_010),
    sizeWords(3_210_000),
  ]).toEqual(['1 document', '10,000 documents', '812 bytes', '23 KB', '3.2 MB']);
});
