/** A run of pages numbered in one way, as a PDF's `/PageLabels` tree states it. */
export interface PageLabelRange {
  /** Index of the first page of the range, from 0. */
  readonly fromPage: number;
  /** PDF's name of the style: `D` is decimal Arabic, `r` small Roman. */
  readonly style: 'D' | 'r';
  /** What stands before the number. */
  readonly prefix: string;
  /** The number of the range's first page. */
  readonly firstNumber: number;
}

/** Arabic from 1 on the file's first page to its end: the number printed is also the one a reader's program shows. */
export const plainLabels: readonly PageLabelRange[] = [
  { fromPage: 0, style: 'D', prefix: '', firstNumber: 1 },
];

/**
 * The label of a page by its index from 0. Stamps, labels, index, bookmarks and citations all come from here and from nowhere else.
 */
export function pageLabel(page: number, ranges: readonly PageLabelRange[] = plainLabels): string {
  const range = ranges.findLast((candidate) => candidate.fromPage <= page);
  if (range === undefined) throw new RangeError(`Page index ${page} lies before the first page.`);
  const number = range.firstNumber + page - range.fromPage;
  return range.prefix + (range.style === 'r' ? romanNumber(number) : String(number));
}

/** The index of the page with a label, or null where none of so many pages has it; of several, the first. */
export function pageOfLabel(
  label: string,
  pages: number,
  ranges: readonly PageLabelRange[] = plainLabels,
): number | null {
  for (const [index, range] of ranges.entries()) {
    if (range.style !== 'D' || !label.startsWith(range.prefix)) continue;
    const digits = label.slice(range.prefix.length);
    if (!/^[1-9]\d*$/u.test(digits)) continue;
    const page = range.fromPage + Number(digits) - range.firstNumber;
    if (page >= range.fromPage && page < (ranges[index + 1]?.fromPage ?? pages)) return page;
  }
  return null;
}

/** The letter of a section by its index from 0: A to Z, then AA, AB and so on. */
export function sectionLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : sectionLetter(Math.floor(index / 26) - 1) + last;
}

const romanParts = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

function romanNumber(number: number): string {
  let left = number;
  let written = '';
  for (const [letters, value] of romanParts) {
    while (left >= value) {
      written += letters;
      left -= value;
    }
  }
  return written;
}
