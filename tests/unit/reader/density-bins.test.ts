import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityBins, partsWith } from '../../../renderer/features/reader/density-bins.ts';
import { segmentWidth } from '../../../renderer/features/reader/draw-density.ts';

function passage(start: number, end: number, ...themes: readonly string[]) {
  return { start, end, tags: themes.map((themeId) => ({ themeId })) };
}

describe('the density map', () => {
  it('counts passages by theme in each part of the text they touch', () => {
    const { themes, counts, most } = densityBins(
      100,
      4,
      [passage(0, 10, 'tr'), passage(20, 30, 'tr', 'cu'), passage(99, 100), passage(0, 100, 'cu')],
      ['cu', 'le', 'tr'],
    );
    expect({ themes, counts: counts.map((ofTheme) => [...ofTheme]), most }).toEqual({
      themes: ['cu', 'tr', null],
      counts: [
        [2, 2, 1, 1],
        [2, 1, 0, 0],
        [0, 0, 0, 1],
      ],
      most: 4,
    });
  });

  it('counts the same as looking at every part for every passage', () => {
    const length = 1_000;
    const spans = fc
      .tuple(fc.nat(length - 1), fc.nat(length - 1), fc.constantFrom('a', 'b'))
      .map(([one, other, theme]) => passage(Math.min(one, other), Math.max(one, other) + 1, theme));
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (passages, parts) => {
        const { themes, counts } = densityBins(length, parts, passages, ['a', 'b']);
        const partOf = (offset: number) => Math.floor((offset / length) * parts);
        for (const [at, themeId] of themes.entries()) {
          const slow = Array.from(
            { length: parts },
            (_, part) =>
              passages.filter(
                ({ start, end, tags }) =>
                  tags[0]?.themeId === themeId && partOf(start) <= part && part <= partOf(end - 1),
              ).length,
          );
          expect([...(counts[at] ?? [])]).toEqual(slow);
        }
      }),
    );
  });

  it('knows in which parts something was found', () => {
    expect([...partsWith(100, 5, [passage(0, 3), passage(41, 90), passage(99, 100)])]).toEqual([
      1, 0, 1, 0, 1,
    ]);
  });

  it('shows a single passage, and fills no more than its width where most are', () => {
    expect(segmentWidth(0, 3, 9)).toBe(0);
    expect(segmentWidth(1, 1, 1_000)).toBeGreaterThan(4);
    expect(segmentWidth(9, 9, 9)).toBe(13);
    expect(segmentWidth(3, 9, 9) + segmentWidth(6, 9, 9)).toBe(13);
  });
});
