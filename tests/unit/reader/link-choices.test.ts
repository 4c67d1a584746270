import { describe, expect, it } from 'vitest';
import { firstLine } from '../../../renderer/features/reader/passage-tip.tsx';
import { fitsQuery } from '../../../renderer/features/reader/use-link-choices.ts';

describe('the other passage of a link', () => {
  const quote = 'The deputy said that the drill was never held.';
  const fits = (query: string): boolean => fitsQuery(query)(quote, () => '{HAR000012 ¶14}');

  it('is found by words of its quote in any order, and by its citation', () => {
    expect(['', 'drill DEPUTY', 'har000012', '{HAR000012 ¶14}', '14 held'].map(fits)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['drills', 'HAR000013', '15'].map(fits)).toEqual([false, false, false]);
  });

  it('is not asked for its citation where no word could stand in one', () => {
    const never = (): string => {
      throw new Error('It was asked for.');
    };
    expect(fitsQuery('manager')(quote, never)).toBe(false);
  });
});

describe('how a note begins', () => {
  it('is its first line that says anything, cut at a word', () => {
    expect(firstLine('\n  Ask who held the pen.\nA second line.')).toBe('Ask who held the pen.');
    expect(firstLine('word '.repeat(60))).toMatch(/^(word ){20,}word …$/u);
    expect(firstLine('')).toBe('');
  });
});
