/** How many backups of each span stay: the newest of each of the last so many hours, days, weeks and months that have one. */
export const backupsOfSpan = { hours: 24, days: 12, weeks: 10, months: 9 } as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The spans in UTC, so that the same backups stay on every machine; a week begins on Monday. */
const spans: readonly { readonly most: number; readonly numberOf: (atMs: number) => number }[] = [
  { most: backupsOfSpan.hours, numberOf: hourOf },
  { most: backupsOfSpan.days, numberOf: (atMs) => Math.floor(atMs / dayMs) },
  // The first of January 1970 was a Thursday.
  { most: backupsOfSpan.weeks, numberOf: (atMs) => Math.floor((Math.floor(atMs / dayMs) + 3) / 7) },
  { most: backupsOfSpan.months, numberOf: monthOf },
];

/**
 * Which of the backups made at these times (UTC milliseconds) are to stay: of each span the newest of each of its last hours,
 * days, weeks or months that have one. The two newest of all stay, so that one that turns out damaged was not the only one;
 * within one hour they take two of its places. Spans without a backup do not count, so that a matter that lies for a year
 * keeps as many as one that is worked on daily; and the clock is not asked, so that a wrong one removes nothing.
 */
export function backupsToKeep(timesMs: readonly number[]): ReadonlySet<number> {
  const newestFirst = [...new Set(timesMs)].sort((a, b) => b - a);
  const [newest = 0, second = 0] = newestFirst;
  const kept = new Set<number>(newestFirst.slice(0, 2));
  for (const { most, numberOf } of spans) {
    const isShared = numberOf === hourOf && newestFirst.length > 1 && hourOf(newest) === hourOf(second);
    const newestOf = new Map<number, number>();
    for (const atMs of newestFirst) {
      const number = numberOf(atMs);
      if (newestOf.has(number)) continue;
      if (newestOf.size === (isShared ? most - 1 : most)) break;
      newestOf.set(number, atMs);
    }
    for (const atMs of newestOf.values()) kept.add(atMs);
  }
  return kept;
}

function hourOf(atMs: number): number {
  return Math.floor(atMs / hourMs);
}

function monthOf(atMs: number): number {
  const date = new Date(atMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
