import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnStarts, leastGap, tabStops } from '../../../renderer/features/reader/table-columns.ts';

const widths = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 8 });
const table = fc.array(widths, { minLength: 1, maxLength: 12 });

/** Where each cell of a row stands, as a browser draws tabs: at the next multiple of their stop. */
function placesOf(row: readonly number[], stops: readonly (number | null)[]): readonly number[] {
  const places = [0];
  let at = 0;
  for (const [column, stop] of stops.entries()) {
    at += row[column] ?? 0;
    at = stop === null ? at + leastGap : (Math.floor(at / stop) + 1) * stop;
    places.push(at);
  }
  return places;
}

describe('the columns of a table', () => {
  it('begin behind each other, as wide as their widest cells where all fit', () => {
    expect(
      columnStarts(
        [
          [3, 2, 1],
          [1, 5],
        ],
        30,
      ),
    ).toEqual([4.6, 11.2]);
  });

  it('leave long texts less room, and short cells theirs', () => {
    const [second = 0, third = 0] = columnStarts([[4, 200, 4]], 38);
    expect(second).toBeCloseTo(5.6);
    expect(third).toBeGreaterThan(20);
    expect(third).toBeLessThan(38);
  });

  it('stand where they begin in every row whose cells fit, and behind a long cell otherwise', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const starts = columnStarts(rows, 30);
        for (const row of rows) {
          const stops = tabStops(row, starts);
          const places = placesOf(row, stops);
          let end = 0;
          row.forEach((width, column) => {
            const place = places[column] ?? 0;
            if (column > 0) expect(place).toBeGreaterThan(end + leastGap - 0.01);
            const start = starts[column - 1];
            if (start !== undefined && end + leastGap <= start) expect(place).toBeCloseTo(start, 6);
            end = place + width;
          });
        }
      }),
    );
  });
});
