import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveThemes, type FoldedTheme } from '../../../shared/fold/index.ts';

const themeIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Up to seven themes with any parents, merges and codes; every order distinct, as operations' orders are. */
const themes: fc.Arbitrary<readonly FoldedTheme[]> = fc
  .tuple(
    fc.subarray(themeIds, { minLength: 1 }),
    fc.shuffledSubarray(
      Array.from({ length: 28 }, (_, index) => String(index).padStart(2, '0')),
      { minLength: 28 },
    ),
    fc.array(
      fc.record({
        code: fc.constantFrom('HO', 'ho', 'HO2', 'HO3', 'TR'),
        parent: fc.option(fc.constantFrom(...themeIds, 'gone')),
        mergedInto: fc.option(fc.constantFrom(...themeIds, 'gone')),
        position: fc.nat({ max: 3 }),
      }),
      { minLength: 7, maxLength: 7 },
    ),
  )
  .map(([ids, orders, registers]) =>
    ids.flatMap((id, index) => {
      const set = registers[index];
      if (set === undefined) return [];
      const order = (n: number): string => orders[index * 4 + n] ?? '';
      return [
        {
          id,
          ...set,
          codeOrder: order(0),
          parentOrder: order(1),
          mergedIntoOrder: order(2),
          madeOrder: order(3),
        },
      ];
    }),
  );

/** How far it is from a theme to the end of its chain; more steps than themes means a cycle. */
function chainLength(start: string, next: (id: string) => string | null | undefined): number {
  let steps = 0;
  for (let here = next(start); typeof here === 'string' && steps <= themeIds.length; here = next(here)) {
    steps += 1;
  }
  return steps;
}

describe('resolving themes', () => {
  test('gives the same in whatever order the themes come', () => {
    fc.assert(
      fc.property(
        themes.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(asObject(shuffled)).toEqual(asObject(all));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never leaves a cycle of parents, and every theme stands once in the order of display', () => {
    fc.assert(
      fc.property(themes, (all) => {
        const { parents, displayOrder } = resolveThemes(all);
        for (const theme of all) {
          expect(chainLength(theme.id, (id) => parents.get(id))).toBeLessThanOrEqual(all.length);
          const parent = parents.get(theme.id) ?? null;
          if (parent !== null) {
            expect(displayOrder.indexOf(parent)).toBeLessThan(displayOrder.indexOf(theme.id));
          }
        }
        expect([...displayOrder].sort()).toEqual(all.map((theme) => theme.id).sort());
      }),
      { numRuns: 500 },
    );
  });

  test('follows merges to a theme that is there and is merged into none', () => {
    fc.assert(
      fc.property(themes, (all) => {
        const { successors } = resolveThemes(all);
        for (const theme of all) {
          const end = successors.get(theme.id) ?? '';
          expect(all.map((other) => other.id)).toContain(end);
          expect(successors.get(end)).toBe(end);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('leaves an edge out only where it leads nowhere or would close a cycle with lower ones', () => {
    fc.assert(
      fc.property(themes, (all) => {
        const { parents } = resolveThemes(all);
        for (const theme of all) {
          const kept = parents.get(theme.id) === theme.parent;
          const known = all.some((other) => other.id === theme.parent);
          if (kept || !known) continue;
          const lower = new Map(
            all.flatMap((other) => {
              const parent = parents.get(other.id) ?? null;
              return parent !== null && other.parentOrder < theme.parentOrder ? [[other.id, parent]] : [];
            }),
          );
          let here: string | undefined = theme.parent ?? undefined;
          while (here !== undefined && here !== theme.id) here = lower.get(here);
          expect(here).toBe(theme.id);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('gives every theme a code of its own, the earliest of equal ones its own', () => {
    fc.assert(
      fc.property(themes, (all) => {
        const { codes } = resolveThemes(all);
        const shown = all.map((theme) => (codes.get(theme.id) ?? '').toUpperCase());
        expect(new Set(shown).size).toBe(all.length);
        for (const theme of all) {
          const earlier = all.some(
            (other) =>
              other.codeOrder < theme.codeOrder && other.code.toUpperCase() === theme.code.toUpperCase(),
          );
          if (!earlier) expect(codes.get(theme.id)).toBe(theme.code);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('shows the later of two equal codes with a digit', () => {
    const theme = (id: string, codeOrder: string): FoldedTheme => ({
      id,
      code: 'HO',
      codeOrder,
      parent: null,
      parentOrder: codeOrder,
      position: 0,
      mergedInto: null,
      mergedIntoOrder: codeOrder,
      madeOrder: codeOrder,
    });
    expect(asObject([theme('x', '2'), theme('y', '1')])).toMatchObject({ codes: { y: 'HO', x: 'HO2' } });
  });
});

function asObject(all: readonly FoldedTheme[]): unknown {
  const { parents, successors, codes, displayOrder } = resolveThemes(all);
  return {
    parents: Object.fromEntries(parents),
    successors: Object.fromEntries(successors),
    codes: Object.fromEntries(codes),
    displayOrder,
  };
}
