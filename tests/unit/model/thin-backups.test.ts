import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsOfSpan, backupsToKeep } from '../../../shared/model/index.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const most = Object.values(backupsOfSpan).reduce((sum, count) => sum + count, 0);

/** Times close together and far apart, as work and holidays make them. */
const times = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 2 * hourMs }), fc.integer({ min: 1, max: 40 * dayMs })), {
    maxLength: 150,
  })
  .map((pauses) => {
    let atMs = 1_600_000_000_000;
    return pauses.map((pause) => (atMs += pause));
  });

describe('thinning backups', () => {
  it('keeps some of those that are there, the two newest among them, and never more than the sum of its places', () => {
    fc.assert(
      fc.property(times, (all) => {
        const kept = backupsToKeep(all);
        expect([...kept].every((atMs) => all.includes(atMs))).toBe(true);
        expect(all.slice(-2).every((atMs) => kept.has(atMs))).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('keeps the same when it is done again', () => {
    fc.assert(
      fc.property(times, (all) => {
        const kept = backupsToKeep(all);
        expect(backupsToKeep([...kept])).toEqual(kept);
      }),
    );
  });

  it('does not depend on the order in which they are named', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 10_000 }), (all, seed) => {
        const shuffled = [...all].sort((a, b) => ((a * 31 + seed) % 101) - ((b * 31 + seed) % 101));
        expect(backupsToKeep(shuffled)).toEqual(backupsToKeep(all));
      }),
    );
  });

  it('keeps one of each hour, day, week and month of a year of backups every half hour', () => {
    const end = Date.UTC(2026, 5, 30, 12);
    const all = Array.from({ length: 365 * 48 }, (_, index) => end - index * (hourMs / 2));
    const kept = [...backupsToKeep(all)].sort((a, b) => b - a);
    const pauses = kept.map((atMs, index) => ((kept[index - 1] ?? atMs) - atMs) / hourMs);
    expect(pauses.slice(0, 24)).toEqual([0, 0.5, ...Array.from({ length: 22 }, () => 1)]);
    // The days, weeks and months within longer spans are kept once.
    expect(kept).toHaveLength(24 + (12 - 2) + (10 - 2) + (9 - 3));
    expect((end - (kept.at(-1) ?? 0)) / dayMs).toBeGreaterThan(240);
  });

  it('stays as thinning goes on backup by backup: a day, a week and a month ago can be gone back to', () => {
    const beginning = Date.UTC(2025, 0, 1);
    let kept: readonly number[] = [];
    for (let hour = 0; hour < 24 * 300; hour += 1) {
      kept = [...backupsToKeep([...kept, beginning + hour * hourMs])];
    }
    const now = beginning + 24 * 300 * hourMs;
    for (const [age, within] of [
      [dayMs, dayMs],
      [7 * dayMs, 2 * dayMs],
      [30 * dayMs, 8 * dayMs],
      [180 * dayMs, 32 * dayMs],
    ] as const) {
      expect(kept.some((atMs) => Math.abs(now - age - atMs) <= within)).toBe(true);
    }
  });
});
