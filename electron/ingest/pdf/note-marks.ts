import type { PageWord, TextMark } from '../../../shared/model/index.ts';
import type { UprightBox } from './page-geometry.ts';
import type { PageNote } from './page-notes.ts';

type Span = readonly [start: number, end: number];

/**
 * What notes on a page say of its text: the spans under their boxes, or the word that is nearest where there is none under them.
 *
 * A note on a page without words gives no mark. A note over several spans gives one mark each; its words stand with the first.
 */
export function marksOfNotes(notes: readonly PageNote[], words: readonly PageWord[]): readonly TextMark[] {
  return notes.flatMap((note) => {
    const spans = spansUnder(note.boxes, words);
    const places = spans.length > 0 || note.kind === 'highlight' ? spans : nearest(note.boxes, words);
    return places.map(([start, end], index): TextMark => {
      const said = [note.what, note.text].filter((part) => part !== null).join(': ');
      const text = index === 0 && said !== '' ? said : null;
      const { by, at } = note;
      return note.kind === 'highlight'
        ? { kind: 'highlight', start, end, text, by, at }
        : { kind: 'comment', start, end, text, block: null, by, at };
    });
  });
}

function spansUnder(boxes: readonly UprightBox[], words: readonly PageWord[]): readonly Span[] {
  const spans: [number, number][] = [];
  let last = -2;
  words.forEach((word, index) => {
    const part = partUnder(boxes, word);
    if (part === null) return;
    const span = spans.at(-1);
    if (span !== undefined && last === index - 1) span[1] = part[1];
    else spans.push([part[0], part[1]]);
    last = index;
  });
  return spans;
}

/** The part of a word that boxes cover, as if its characters were of one width; null where it is too little. */
function partUnder(boxes: readonly UprightBox[], word: PageWord): Span | null {
  const [left, right] = [word.left / 100, word.right / 100];
  const [top, bottom] = [word.top / 100, word.bottom / 100];
  const width = Math.max(0.01, right - left);
  for (const box of boxes) {
    const shared = Math.min(box.bottom, bottom) - Math.max(box.top, top);
    if (shared < 0.5 * Math.min(bottom - top, Math.max(box.bottom - box.top, 0.01))) continue;
    const from = Math.max(0, (box.left - left) / width);
    const to = Math.min(1, (box.right - left) / width);
    if (to - from < 0.15) continue;
    const length = word.end - word.start;
    const first = Math.round(from * length);
    const last = Math.round(to * length);
    if (to - from > 0.85 || last <= first) return [word.start, word.end];
    return [word.start + first, word.start + last];
  }
  return null;
}

function nearest(boxes: readonly UprightBox[], words: readonly PageWord[]): readonly Span[] {
  const [box] = boxes;
  if (box === undefined) return [];
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  let [best, least]: [PageWord | null, number] = [null, Infinity];
  for (const word of words) {
    const across = Math.max(0, word.left / 100 - x, x - word.right / 100);
    const down = Math.max(0, word.top / 100 - y, y - word.bottom / 100);
    // A note in the margin belongs to the line beside it.
    const distance = across + 4 * down;
    if (distance < least) [best, least] = [word, distance];
  }
  return best === null ? [] : [[best.start, best.end]];
}
