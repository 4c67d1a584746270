import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageWord } from '../../../../shared/model/index.ts';
import {
  caretPlace,
  characterAtPlace,
  edgeOfLine,
  offsetAtPlace,
  offsetOnEdgeLine,
  offsetOnNextLine,
  wordsOnPage,
} from '../../../../renderer/features/reader/pages/words-on-page.ts';

/** Words on lines of columns: each column 40 points to the right of the end of the one before, lines 14 points apart. */
function page(columns: readonly (readonly string[])[]): readonly PageWord[] {
  const words: PageWord[] = [];
  let offset = 0;
  let left = 50;
  for (const column of columns) {
    let widest = 0;
    for (const [line, sentence] of column.entries()) {
      let x = left;
      for (const word of sentence.split(' ')) {
        const right = x + word.length * 6;
        const top = 100 + line * 14;
        words.push({
          start: offset,
          end: offset + word.length,
          left: Math.round(x * 100),
          right: Math.round(right * 100),
          top: top * 100,
          bottom: (top + 10) * 100,
          confidence: -1,
        });
        offset += word.length + 1;
        x = right + 3;
        widest = Math.max(widest, right);
      }
    }
    left = widest + 40;
  }
  return words;
}

const sentence = fc
  .array(fc.stringMatching(/^[a-z]{1,9}$/u), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));
const columns = fc.array(fc.array(sentence, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });

describe('words on a page', () => {
  it('give the offset back that a caret was placed by', () => {
    fc.assert(
      fc.property(columns, fc.nat(), (texts, seed) => {
        const words = page(texts);
        const on = wordsOnPage(words);
        const word = words[seed % words.length];
        if (word === undefined) return;
        const offset = word.start + (seed % (word.end - word.start + 1));
        const caret = caretPlace(on, offset, offset === word.start ? 'after' : 'before');
        if (caret === null) throw new Error('A page with words places every offset.');
        expect(offsetAtPlace(on, { x: caret.x, y: (caret.top + caret.bottom) / 2 })).toBe(offset);
      }),
    );
  });

  it('form a line for every line of every column', () => {
    fc.assert(
      fc.property(columns, (texts) => {
        const { lines } = wordsOnPage(page(texts));
        expect(lines.length).toBe(texts.flat().length);
      }),
    );
  });

  it('are gone through line by line from the first to the last and back, whatever the columns', () => {
    fc.assert(
      fc.property(columns, (texts) => {
        const on = wordsOnPage(page(texts.slice(0, 1)));
        const forward: number[] = [];
        for (
          let at = offsetOnEdgeLine(on, 'first', 0);
          at !== null;
          at = offsetOnNextLine(on, at, 'forward', 0)
        ) {
          forward.push(at);
        }
        const back: number[] = [];
        for (
          let at = offsetOnEdgeLine(on, 'last', 0);
          at !== null;
          at = offsetOnNextLine(on, at, 'back', 0)
        ) {
          back.push(at);
        }
        expect(forward).toEqual(on.lines.map(({ from }) => on.words[from]?.start));
        expect(back).toEqual(forward.toReversed());
      }),
    );
  });

  const two = page([
    ['The bell rang', 'at nine'],
    ['Nobody came', 'until noon that day'],
  ]);
  const onTwo = wordsOnPage(two);

  it('beside a short line mean its end, and between two columns the nearer one', () => {
    const atNine = 'The bell rang at nine'.length;
    // Right of “at nine”, still in the first column.
    expect(offsetAtPlace(onTwo, { x: 118, y: 119 })).toBe(atNine);
    const nobody = atNine + 1;
    expect(offsetAtPlace(onTwo, { x: 160, y: 104 })).toBe(nobody);
  });

  it('go from the end of one column to the head of the next', () => {
    expect(offsetOnNextLine(onTwo, 'The bell rang '.length, 'forward', 0)).not.toBeNull();
    expect(edgeOfLine(onTwo, 5, 'start')).toBe(0);
    expect(edgeOfLine(onTwo, 5, 'end')).toBe('The bell rang'.length);
  });

  it('hold a character only where one is drawn', () => {
    expect(characterAtPlace(onTwo, { x: 51, y: 105 })).toBe(0);
    expect(characterAtPlace(onTwo, { x: 67, y: 105 })).toBe(2);
    expect(characterAtPlace(onTwo, { x: 69.5, y: 105 })).toBeNull();
    expect(characterAtPlace(onTwo, { x: 51, y: 98 })).toBeNull();
  });

  it('place nothing on a page without words', () => {
    const none = wordsOnPage([]);
    expect(offsetAtPlace(none, { x: 1, y: 1 })).toBeNull();
    expect(caretPlace(none, 0, 'before')).toBeNull();
    expect(offsetOnEdgeLine(none, 'first', 0)).toBeNull();
  });
});
