import {
  type BenchRow,
  growthAim,
  type Growth,
  type Limit,
  type Measurement,
  type Ratio,
} from './bench-row.ts';

/** A row with what it gave, judged. */
export interface JudgedRow {
  readonly row: BenchRow;
  readonly measurement: Measurement;
  /** The aims that were missed, in words. */
  readonly missed: readonly string[];
  /** The missed aims for which the row gives no reason: these fail the bench. */
  readonly failures: readonly string[];
}

/** Holds what was measured against the row's aims. */
export function judge(row: BenchRow, measurement: Measurement): JudgedRow {
  const missedRatios = measurement.ratios.filter(
    ({ floor, measured, aim }) => aim !== null && !(measured / floor <= aim),
  );
  const missedLimits = measurement.limits.filter(({ measured, aim }) => !(measured <= aim));
  const ratioWords = ({ what, floor, measured, aim }: Ratio): string =>
    `${what}: ${times(measured / floor)}, aim ${times(aim ?? 0)}`;
  const limitWords = ({ what, unit, measured, aim }: Limit): string =>
    `${what}: ${amount(measured)} ${unit}, aim ${amount(aim)} ${unit}`;
  const unexcused =
    row.missedBecause === undefined
      ? [
          ...missedRatios.filter(({ missedBecause }) => missedBecause === undefined).map(ratioWords),
          ...missedLimits.map(limitWords),
        ]
      : [];
  const missedGrowth = growthFactors(measurement.growth)
    .filter(({ factor }) => !(factor <= growthAim))
    .map(({ size, factor }) => `growth: ${times(factor)} a unit at ${amount(size)}, aim ${times(growthAim)}`);
  return {
    row,
    measurement,
    missed: [...missedRatios.map(ratioWords), ...missedLimits.map(limitWords), ...missedGrowth],
    failures: [...unexcused, ...(row.growsBecause === undefined ? missedGrowth : [])],
  };
}

/** The cost of a unit at each size, as a multiple of its cost in the smallest run. */
export function growthFactors(
  growth: Growth | null,
): readonly { readonly size: number; readonly factor: number }[] {
  const smallest = growth?.points[0]?.perUnit ?? Number.NaN;
  return (growth?.points ?? []).map(({ size, perUnit }) => ({ size, factor: perUnit / smallest }));
}

/** The table for people, as lines of text. */
export function resultsTable(judged: readonly JudgedRow[]): string {
  const head = ['row', 'figure', 'floor', 'measured', 'ratio', 'aim', 'verdict'];
  const lines: (readonly string[])[] = [head, head.map((cell) => '-'.repeat(cell.length))];
  for (const { row, measurement } of judged) {
    for (const { what, unit, floor, measured, aim, missedBecause } of measurement.ratios) {
      const ratio = measured / floor;
      const verdict =
        aim === null
          ? 'shown only'
          : ratio <= aim
            ? 'met'
            : missedVerdict(missedBecause ?? row.missedBecause);
      const shownAim = aim === null ? '' : `≤ ${times(aim)}`;
      lines.push([
        row.name,
        what,
        `${amount(floor)} ${unit}`,
        `${amount(measured)} ${unit}`,
        times(ratio),
        shownAim,
        verdict,
      ]);
    }
    for (const { what, unit, measured, aim } of measurement.limits) {
      const verdict = measured <= aim ? 'met' : missedVerdict(row.missedBecause);
      lines.push([
        row.name,
        what,
        '',
        `${amount(measured)} ${unit}`,
        '',
        `≤ ${amount(aim)} ${unit}`,
        verdict,
      ]);
    }
    const grown = growthFactors(measurement.growth);
    if (measurement.growth !== null) {
      const worst = Math.max(...grown.map(({ factor }) => factor));
      const steps = grown.map(({ size, factor }) => `${amount(size)}: ${times(factor)}`).join(', ');
      lines.push([
        row.name,
        `cost of a unit, by ${measurement.growth.of} (${steps})`,
        '',
        '',
        times(worst),
        `≤ ${times(growthAim)}`,
        worst <= growthAim ? 'met' : missedVerdict(row.growsBecause),
      ]);
    }
  }
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What stands below the table: floors, notes and reasons, row by row. */
export function explanations(judged: readonly JudgedRow[]): string {
  return judged
    .map(({ row, measurement, missed }) => {
      const ofRatios = measurement.ratios
        .filter(({ what }) => missed.some((words) => words.startsWith(`${what}:`)))
        .map(({ missedBecause }) => missedBecause);
      const reasons = [...ofRatios, row.missedBecause, row.growsBecause].filter(
        (reason) => reason !== undefined,
      );
      return [
        `${row.name}: ${row.what}`,
        `  floor: ${row.floor}`,
        ...measurement.notes.map((note) => `  ${note}`),
        ...missed.map((aim) => `  missed: ${aim}`),
        ...(missed.length === 0 ? [] : reasons.map((reason) => `  because: ${reason}`)),
      ].join('\n');
    })
    .join('\n');
}

function missedVerdict(reason: string | undefined): string {
  return reason === undefined ? 'MISSED' : 'missed, see below';
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

function amount(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
