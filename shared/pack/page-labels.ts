import type { PageLabelRange } from '../model/index.ts';

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
  return range.prefix + written[range.style](number);
}

const written: Readonly<Record<PageLabelRange['style'], (number: number) => string>> = {
  D: String,
  r: romanNumber,
  A: capitals,
};

/** The number that is written in a style, or null where it is none; small Roman ones are not read. */
function numberRead(text: string, style: PageLabelRange['style']): number | null {
  if (style === 'D') return /^[1-9]\d*$/u.test(text) ? Number(text) : null;
  if (style !== 'A' || !/^([A-Z])\1*$/u.test(text)) return null;
  return (text.length - 1) * 26 + text.charCodeAt(0) - 64;
}

/** Capital letters as a PDF counts them (ISO 32000-1, table 159): A to Z, then AA to ZZ, then AAA. */
function capitals(number: number): string {
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

/** The index of the page with a label, or null where none of so many pages has it; of several, the first. */
export function pageOfLabel(
  label: string,
  pages: number,
  ranges: readonly PageLabelRange[] = plainLabels,
): number | null {
  for (const [index, range] of ranges.entries()) {
    if (!label.startsWith(range.prefix)) continue;
    const number = numberRead(label.slice(range.prefix.length), range.style);
    if (number === null) continue;
    const page = range.fromPage + number - range.firstNumber;
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
