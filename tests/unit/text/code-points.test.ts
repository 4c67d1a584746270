import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codePointPlaces } from '../../../shared/text/index.ts';
import '../../random-cases.ts';

const text = fc.string({
  unit: fc.oneof(fc.constantFrom('a', '𝒜', '🧾', 'é', '\n'), fc.string({ unit: 'grapheme' })),
});

it('places count code points as a walk over the text does, and come back', () => {
  fc.assert(
    fc.property(text, (given) => {
      const well = given.toWellFormed();
      const places = codePointPlaces(well);
      const points = [...well];
      expect(places.length).toBe(points.length);
      let units = 0;
      for (const [point, character] of points.entries()) {
        expect(places.toCodePoints(units)).toBe(point);
        expect(places.toCodeUnits(point)).toBe(units);
        if (character.length === 2) expect(places.toCodePoints(units + 1)).toBe(point);
        units += character.length;
      }
      expect(places.toCodePoints(units)).toBe(points.length);
      expect(places.toCodeUnits(points.length)).toBe(units);
    }),
  );
});

it('a place that the text does not have is none', () => {
  const places = codePointPlaces('a𝒜');
  expect([-1, 3, 0.5, Number.NaN].map(places.toCodeUnits)).toEqual([null, null, null, null]);
});
