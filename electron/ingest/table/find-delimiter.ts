import { splitRecords } from './split-records.ts';

/** Delimiters in the order in which they are preferred where two explain a file equally well. */
const candidates = [',', ';', '\t', '|'] as const;

/** How much of a file is looked at. */
const lookedAt = 64 * 1024;
const recordsLookedAt = 50;

/**
 * The delimiter that a file of separated values uses: the one under which most records have the same number of values, at least
 * two; a comma where none does.
 */
export function findDelimiter(text: string): string {
  const start = text.slice(0, lookedAt);
  const whole = start.length === text.length;
  let best = { delimiter: ',', share: 0, width: 0 };
  for (const delimiter of candidates) {
    const { records } = splitRecords(start, delimiter, recordsLookedAt);
    // The last record may have been cut.
    const seen = (whole ? records : records.slice(0, -1)).filter(({ start: from, end }) => end > from);
    const widths = new Map<number, number>();
    for (const { values } of seen) widths.set(values.length, (widths.get(values.length) ?? 0) + 1);
    const [width, count] = [...widths].sort((one, other) => other[1] - one[1])[0] ?? [1, 0];
    const share = seen.length === 0 ? 0 : count / seen.length;
    if (width > 1 && (share > best.share + 0.1 || (share >= best.share - 0.1 && width > 2 * best.width)))
      best = { delimiter, share, width };
  }
  return best.delimiter;
}
