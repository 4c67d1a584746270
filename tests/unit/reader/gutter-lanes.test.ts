import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes } from '../../../renderer/features/reader/gutter-lanes.ts';

const stretches = fc
  .array(
    fc.record({
      themeId: fc.constantFrom('TR', 'CU', 'LE', 'PR', 'BO'),
      top: fc.nat({ max: 50 }),
      height: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ themeId, top, height }, at) => ({
      themeId,
      top,
      bottom: top + height,
      passageIds: [String(at)],
    })),
  );

const order = ['TR', 'CU', 'LE', 'PR'];

describe('the lanes of the gutter', () => {
  it('never hold two stripes at one height', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const stripes = assignLanes(list, order);
        for (const one of stripes) {
          for (const other of stripes) {
            if (one === other || one.lane !== other.lane) continue;
            expect(one.bottom <= other.top || other.bottom <= one.top).toBe(true);
          }
        }
      }),
    );
  });

  it('cover for every theme exactly the heights it asks for', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const stripes = assignLanes(list, order);
        for (const themeId of new Set(list.map((stretch) => stretch.themeId))) {
          const own = (
            items: readonly { readonly themeId: string; readonly top: number; readonly bottom: number }[],
          ) =>
            Array.from({ length: 80 }, (_, height) =>
              items.some((item) => item.themeId === themeId && item.top <= height && height < item.bottom),
            );
          expect(own(stripes)).toEqual(own(list));
        }
      }),
    );
  });

  it('are as few as the themes at the deepest place', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const stripes = assignLanes(list, order);
        const deepest = Math.max(
          0,
          ...Array.from(
            { length: 80 },
            (_, height) => stripes.filter((stripe) => stripe.top <= height && height < stripe.bottom).length,
          ),
        );
        expect(Math.max(0, ...stripes.map((stripe) => stripe.lane + 1))).toBe(deepest);
      }),
    );
  });

  it('begin with the theme that is listed first where several begin at one height, and know their passages', () => {
    expect(
      assignLanes(
        [
          { themeId: 'LE', top: 0, bottom: 40, passageIds: ['a'] },
          { themeId: 'TR', top: 0, bottom: 20, passageIds: ['b'] },
          { themeId: 'TR', top: 20, bottom: 30, passageIds: ['b', 'c'] },
        ],
        order,
      ),
    ).toEqual([
      { themeId: 'TR', top: 0, bottom: 30, passageIds: ['b', 'c'], lane: 0 },
      { themeId: 'LE', top: 0, bottom: 40, passageIds: ['a'], lane: 1 },
    ]);
  });
});
