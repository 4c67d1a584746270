import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageLook, PageTurn } from '../../../../renderer/features/reader/pages/page-layout.ts';
import {
  layOutPages,
  pageAtHeight,
  pagesBetween,
  turnPlace,
  unturnPlace,
  zoomStep,
} from '../../../../renderer/features/reader/pages/page-layout.ts';

const sizes = fc.record({
  width: fc.double({ min: 20, max: 3_000, noNaN: true }),
  height: fc.double({ min: 20, max: 3_000, noNaN: true }),
});
const turns = fc.constantFrom<PageTurn>(0, 90, 180, 270);
const looks: fc.Arbitrary<PageLook> = fc.record({
  zoom: fc.oneof(
    fc.constant({ kind: 'width' } as const),
    fc.constant({ kind: 'page' } as const),
    fc.record({ kind: fc.constant('share' as const), share: fc.double({ min: 0.1, max: 8, noNaN: true }) }),
  ),
  turn: turns,
  two: fc.boolean(),
});
const panes = fc.record({
  width: fc.integer({ min: 300, max: 2_000 }),
  height: fc.integer({ min: 200, max: 1_500 }),
  margin: fc.integer({ min: 20, max: 100 }),
});
const documents = fc.array(sizes, { minLength: 1, maxLength: 12 });

describe('pages on the screen', () => {
  it('never overlap, keep their shape and lie within all of them', () => {
    fc.assert(
      fc.property(documents, looks, panes, (pages, look, pane) => {
        const layout = layOutPages(pages, look, pane);
        expect(layout.pages).toHaveLength(pages.length);
        for (const [at, placed] of layout.pages.entries()) {
          const page = pages[at] ?? { width: 1, height: 1 };
          const isAcross = look.turn === 90 || look.turn === 270;
          expect(placed.width).toBeCloseTo((isAcross ? page.height : page.width) * placed.scale, 6);
          expect(placed.height).toBeCloseTo((isAcross ? page.width : page.height) * placed.scale, 6);
          expect(placed.left).toBeGreaterThanOrEqual(0);
          expect(placed.left + placed.width).toBeLessThanOrEqual(layout.width + 0.001);
          expect(placed.top + placed.height).toBeLessThanOrEqual(layout.height);
          const next = layout.pages[at + 1];
          if (next === undefined) continue;
          const isBeside = next.left >= placed.left + placed.width;
          expect(isBeside || next.top >= placed.top + placed.height).toBe(true);
        }
      }),
    );
  });

  it('as wide as the pane are no wider than it, unless they would be too small to see', () => {
    fc.assert(
      fc.property(documents, turns, fc.boolean(), panes, (pages, turn, two, pane) => {
        const layout = layOutPages(pages, { zoom: { kind: 'width' }, turn, two }, pane);
        const isLeast = layout.pages.some(({ scale }) => scale < 0.134);
        expect(isLeast || layout.width <= pane.width + 0.001).toBe(true);
      }),
    );
  });

  it('are found by height: those that a stretch meets, and the one that is read', () => {
    const heights = fc.double({ min: -500, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(documents, panes, heights, heights, (pages, pane, one, other) => {
        const layout = layOutPages(pages, { zoom: { kind: 'width' }, turn: 0, two: false }, pane);
        const [top, bottom] = [Math.min(one, other), Math.max(one, other)];
        const [first, after] = pagesBetween(layout, top, bottom);
        const met = layout.pages.flatMap((page, at) =>
          page.top < bottom && page.top + page.height > top ? [at] : [],
        );
        expect(Array.from({ length: after - first }, (_, at) => first + at)).toEqual(met);
        const read = layout.pages[pageAtHeight(layout, top)];
        expect(read === layout.pages.at(-1) || (read?.top ?? 0) + (read?.height ?? 0) > top).toBe(true);
      }),
    );
  });

  it('give a place back after turning it there and back', () => {
    const places = fc.record({
      x: fc.double({ min: 0, max: 3_000, noNaN: true }),
      y: fc.double({ min: 0, max: 3_000, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, places, turns, (size, place, turn) => {
        const back = unturnPlace(turnPlace(place, turn, size), turn, size);
        expect(back.x).toBeCloseTo(place.x, 6);
        expect(back.y).toBeCloseTo(place.y, 6);
      }),
    );
  });

  it('are turned to the right: what was at the top is at the right', () => {
    expect(turnPlace({ x: 10, y: 0 }, 90, { width: 100, height: 200 })).toEqual({ x: 200, y: 10 });
    expect(turnPlace({ x: 10, y: 0 }, 180, { width: 100, height: 200 })).toEqual({ x: 90, y: 200 });
    expect(turnPlace({ x: 10, y: 0 }, 270, { width: 100, height: 200 })).toEqual({ x: 0, y: 90 });
  });

  it('grow and shrink in steps that end at the largest and the smallest', () => {
    expect(zoomStep(0.64, 1)).toEqual({ kind: 'share', share: 0.67 });
    expect(zoomStep(0.64, -1)).toEqual({ kind: 'share', share: 0.5 });
    expect(zoomStep(8, 1)).toEqual({ kind: 'share', share: 8 });
    expect(zoomStep(0.1, -1)).toEqual({ kind: 'share', share: 0.1 });
  });
});
