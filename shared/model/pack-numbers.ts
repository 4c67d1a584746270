/** A run of pages numbered in one way, as a PDF's `/PageLabels` tree states it. */
export interface PageLabelRange {
  /** Index of the first page of the range, from 0. */
  readonly fromPage: number;
  /** PDF's name of the style: `D` is decimal Arabic, `r` small Roman, `A` capital letters: A to Z, then AA to ZZ. */
  readonly style: 'D' | 'r' | 'A';
  /** What stands before the number. */
  readonly prefix: string;
  /** The number of the range's first page. */
  readonly firstNumber: number;
}

/** How a pack is numbered, kept with the record of its build so that later pages can go on behind it. */
export interface PackNumbers {
  readonly volumes: readonly { readonly pages: number; readonly labels: readonly PageLabelRange[] }[];
  /** The last section of the index, counted from 1 through all packs that it goes on from. */
  readonly sections: number;
  /** The last number of the index. */
  readonly entries: number;
}

/**
 * An earlier pack that this one goes on from. It holds what that one and those that went on from it do not: behind their last page,
 * or inserted behind one of their pages (`12A`, `12B`). Nothing that was handed over is numbered anew (rule A16).
 */
export type PackAfter =
  | { readonly pack: string; readonly how: 'supplement' }
  | { readonly pack: string; readonly how: 'inserted'; readonly page: string };
