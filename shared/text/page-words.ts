import type { Page, PageBox, PageWord } from '../model/index.ts';

/** Numbers of one word in their packed order. */
const fields = ['start', 'end', 'left', 'top', 'right', 'bottom', 'confidence'] as const;

const bytesOfNumber = 4;

/** Words of one page as they are stored: seven 32-bit integers each, little-endian, in order of their spans. */
export function packPageWords(words: readonly PageWord[]): Uint8Array {
  const bytes = new Uint8Array(words.length * fields.length * bytesOfNumber);
  const view = new DataView(bytes.buffer);
  words.forEach((word, index) => {
    fields.forEach((field, place) => {
      view.setInt32((index * fields.length + place) * bytesOfNumber, word[field], true);
    });
  });
  return bytes;
}

/** The words that were packed; a rest too short for a word is no word. */
export function unpackPageWords(bytes: Uint8Array): readonly PageWord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = fields.length * bytesOfNumber;
  return Array.from({ length: Math.floor(bytes.byteLength / size) }, (_, index) => {
    const number = (place: number): number => view.getInt32(index * size + place * bytesOfNumber, true);
    return {
      start: number(0),
      end: number(1),
      left: number(2),
      top: number(3),
      right: number(4),
      bottom: number(5),
      confidence: number(6),
    };
  });
}

/** The numbers of the first and last page that a span is on, or null in a source without pages. */
export function pagesOfSpan(
  pages: readonly Page[],
  start: number,
  end: number,
): readonly [first: number, last: number] | null {
  const first = pageAt(pages, start);
  const last = pageAt(pages, Math.max(start, end - 1));
  return first === null || last === null ? null : [first.number, last.number];
}

/** The page that holds an offset; an offset at the very end belongs to the last page. */
export function pageAt(pages: readonly Page[], offset: number): Page | null {
  let low = 0;
  let high = pages.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const page = pages[middle];
    if (page === undefined || page.start > offset) high = middle - 1;
    else low = middle;
  }
  return pages[low] ?? null;
}

/**
 * The boxes that a span covers on one page, one for each run of words on a line, in reading order. A word of which the span holds
 * a part gives the same part of its box, as if its characters were of one width.
 */
export function boxesOfSpan(
  page: number,
  words: readonly PageWord[],
  start: number,
  end: number,
): readonly PageBox[] {
  const boxes: PageBox[] = [];
  for (const word of words) {
    if (word.end <= start || word.start >= end) continue;
    const length = Math.max(1, word.end - word.start);
    const width = word.right - word.left;
    const box = {
      page,
      left: (word.left + (width * (Math.max(start, word.start) - word.start)) / length) / 100,
      top: word.top / 100,
      right: (word.left + (width * (Math.min(end, word.end) - word.start)) / length) / 100,
      bottom: word.bottom / 100,
    };
    const before = boxes.at(-1);
    if (before !== undefined && continues(before, box)) boxes[boxes.length - 1] = joined(before, box);
    else boxes.push(box);
  }
  return boxes;
}

/** True where a box stands on the same line as the one before, to its right and not a column away. */
function continues(before: PageBox, box: PageBox): boolean {
  const height = Math.min(before.bottom - before.top, box.bottom - box.top);
  const shared = Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top);
  const gap = box.left - before.right;
  return shared > height / 2 && gap > -height && gap < 2 * height;
}

function joined(one: PageBox, other: PageBox): PageBox {
  return {
    page: one.page,
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
