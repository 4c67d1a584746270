/** A run of pages numbered in one way, as a PDF's `/PageLabels` tree states it. */
export interface PageLabelRange {
  /** Index of the first page of the range, from 0. */
  readonly fromPage: number;
  /** PDF's name of the style: `D` is decimal Arabic. */
  readonly style: 'D';
  /** The number of the range's first page. */
  readonly firstNumber: number;
}

/**
 * How the pages of a pack are numbered: Arabic from 1 on the file's first page to its end, so that the number printed on
 * a page is also the number a reader's program shows for it. Stamps, labels, index, bookmarks and citations all come
 * from here and from `pageLabel`, and from nowhere else.
 */
export const pageLabelRanges: readonly PageLabelRange[] = [{ fromPage: 0, style: 'D', firstNumber: 1 }];

/** The label of a page by its index from 0. */
export function pageLabel(page: number): string {
  const range = pageLabelRanges.findLast((candidate) => candidate.fromPage <= page);
  if (range === undefined) throw new RangeError(`Page index ${page} lies before the first page.`);
  return String(range.firstNumber + page - range.fromPage);
}
