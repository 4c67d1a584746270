import { describe, expect, test } from 'vitest';
import { dateExpressionsIn, wholeLineDate } from '../../../electron/ingest/describe/date-expressions.ts';
import { readText } from './reading-fixtures.ts';

describe('dates in a line', () => {
  test('are read in the ways they are written', () => {
    const lines = {
      'Date published: 20 December 2013': '2013-12-20',
      'Thursday, 27 September 2012': '2012-09-27',
      '12th September 2017': '2017-09-12',
      'September 12, 2017': '2017-09-12',
      'April 2018': '2018-04',
      '2018-04-03T10:00:00Z': '2018-04-03',
      '03/04/2018': '2018-04-03',
      '04/23/2018': '2018-04-23',
      '3.4.2018': '2018-04-03',
      'Tue, 3 Apr 2018 10:22:31 +0100': '2018-04-03',
      'this 3rd day of March 2016': '2016-03-03',
      '03/04/18': '2018-04-03',
      '31 February 2014': null,
      '4 years, 10 months ago': null,
      'Section 12/13/2014b': null,
    };
    expect(
      Object.fromEntries(
        Object.keys(lines).map((line) => [line, dateExpressionsIn(line)[0]?.date.value ?? null]),
      ),
    ).toEqual(lines);
  });

  test('make the whole line only where nothing else stands in it', () => {
    expect([
      wholeLineDate('(Monday 3 June 2013, 10:15 am)'),
      wholeLineDate('2014'),
      wholeLineDate('Harrow, 3 June 2013'),
      wholeLineDate('3 June 2013 and 4 June 2013'),
    ]).toEqual([{ value: '2013-06-03', precision: 'day' }, { value: '2014', precision: 'year' }, null, null]);
  });
});

describe("a document's date", () => {
  const dateOf = (...blocks: readonly string[]) => readText(blocks.join('\n\n')).detected.date?.value ?? null;

  test('is what a label says before what a bare line says', () => {
    expect(dateOf('The bell book', '9 May 2013', 'Date published: 10 May 2013', 'It was found.')).toBe(
      '2013-05-10',
    );
  });

  test('is never one from running text, however early', () => {
    expect(
      dateOf('The bell book', 'On 9 May 2013 the home was closed, and in April 2014 it was sold.'),
    ).toBeNull();
  });

  test('is the one a paper is dated with at its end', () => {
    expect(
      dateOf(
        'I was there from 3 May 2011.',
        'It was cold.',
        'I was alone.',
        'I went home.',
        'Dated this 3rd day of March 2016',
      ),
    ).toBe('2016-03-03');
  });

  test('is that of a dateline, a by-line or a meeting', () => {
    expect([
      dateOf('Bells', 'OSSING, 9 May 2013 – Nobody heard them.'),
      dateOf('Bells', 'Oona Tarrant | 9 May 2013 | News', 'Nobody heard them.'),
      dateOf('Minutes of the meeting of the Board, 9 May 2013', 'Present: Ms Sable'),
    ]).toEqual(['2013-05-09', '2013-05-09', '2013-05-09']);
  });
});
