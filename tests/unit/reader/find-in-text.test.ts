import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInSlices, findInText, mostHits } from '../../../renderer/features/reader/find-in-text.ts';

function query(words: string, how: { readonly matchCase?: boolean; readonly wholeWords?: boolean } = {}) {
  return { words, matchCase: false, wholeWords: false, ...how };
}

it('takes capitals and line ends as they come, and signs as they stand', () => {
  expect(findInText('The night\nstaff. NIGHT STAFF (two).', query('night staff'))).toEqual([
    { start: 4, end: 15 },
    { start: 17, end: 28 },
  ]);
  expect(findInText('a (two) b', query('(two)'))).toEqual([{ start: 2, end: 7 }]);
  expect(findInText('text', query('   '))).toEqual([]);
});

it('tells capitals apart, and takes whole words only, where that is asked', () => {
  const text = 'Care, careful carer care';
  expect({
    all: findInText(text, query('care')).map(({ start }) => start),
    small: findInText(text, query('care', { matchCase: true })).map(({ start }) => start),
    whole: findInText(text, query('care', { wholeWords: true })).map(({ start }) => start),
    both: findInText(text, query('care', { matchCase: true, wholeWords: true })).map(({ start }) => start),
  }).toEqual({ all: [0, 6, 14, 20], small: [6, 14, 20], whole: [0, 20], both: [20] });
});

it('finds what it is given as it stands in any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, word, after) => {
      fc.pre(/\S/.test(word) && word.trim() === word);
      const hits = findInText(`${before} ${word} ${after}`, query(word));
      expect(hits.length).toBeGreaterThan(0);
    }),
  );
});

it('finds the same in a long text slice by slice as one look at the whole would', () => {
  // Words that straddle the ends of slices, whole and not, and runs of white space over them.
  const length = 430_000;
  const words = ['nightly ', 'night  \n staff ', 'overnight '];
  let text = '';
  for (let at = 0; text.length < length; at += 1) text += words[at % 3] ?? '';
  const whole = (source: string, flags: string) =>
    [...text.matchAll(new RegExp(source, flags))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  expect(findInText(text, query('night staff'))).toEqual(whole('night\\s+staff', 'giu').slice(0, mostHits));
  expect(findInText(text, query('night', { wholeWords: true }))).toEqual(
    whole('(?<![\\p{L}\\p{N}_])night(?![\\p{L}\\p{N}_])', 'giu').slice(0, mostHits),
  );
  expect([...findInSlices(text, query('nowhere'))].flat()).toEqual([]);
});

it('stops counting at the most there can be', () => {
  expect(findInText('a '.repeat(mostHits + 5), query('a'))).toHaveLength(mostHits);
});
