/** A row of the bench: what is measured, against which floor, and how far apart they may be. */
export interface BenchRow {
  /** Short name, to choose rows by on the command line. */
  readonly name: string;
  readonly what: string;
  /** The floor in words: the least that any program would have to do, measured in the same run. */
  readonly floor: string;
  readonly measure: (surroundings: BenchSurroundings) => Promise<Measurement>;
  /** Why an aim of this row may be missed; without it, a missed aim fails the bench. */
  readonly missedBecause?: string;
  /** Why the cost of a unit may grow by more than 1.3 times. */
  readonly growsBecause?: string;
  /** True for a row that is measured only where it is named: it compares what might be chosen, and holds nothing to an aim. */
  readonly onlyWhereNamed?: boolean;
}

/** What a row may use. */
export interface BenchSurroundings {
  /** A folder of this row's own, on a disk that forgets nothing, removed after the row. */
  readonly folder: string;
  /** Tells how far the row is. */
  readonly say: (sentence: string) => void;
}

/** What measuring a row gave. */
export interface Measurement {
  /** Ratios to the floor; the first is the row's own. */
  readonly ratios: readonly Ratio[];
  /** Other limits that the row must keep: counts and milliseconds that have no floor. */
  readonly limits: readonly Limit[];
  readonly growth: Growth | null;
  /** What a reader should know to judge the figures. */
  readonly notes: readonly string[];
}

/** A figure beside its floor, both in one unit. */
export interface Ratio {
  readonly what: string;
  readonly unit: 'ms' | 'MB';
  readonly floor: number;
  readonly measured: number;
  /** How many times the floor it may be, or null where it is only shown. */
  readonly aim: number | null;
  /** Why this aim alone may be missed; without it, the row's own reason counts. */
  readonly missedBecause?: string;
}

/** A figure with a limit and no floor. */
export interface Limit {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly aim: number;
}

/** What one unit costs at 1×, 10× and 100×. */
export interface Growth {
  /** What is counted, for example `documents`. */
  readonly of: string;
  readonly unit: 'ms';
  readonly points: readonly GrowthPoint[];
}

/** The cost of a unit at one size, in milliseconds. */
export interface GrowthPoint {
  readonly size: number;
  readonly perUnit: number;
}

/** How much dearer a unit may be than in the smallest run. */
export const growthAim = 1.3;
