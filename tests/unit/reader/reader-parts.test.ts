import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyFind, fuzzyScore } from '../../../renderer/state/fuzzy-find.ts';
import { headingRanks } from '../../../renderer/features/reader/heading-ranks.ts';
import { floatTop } from '../../../renderer/features/reader/text-float.tsx';
import { caretCommand } from '../../../renderer/features/reader/text-keys.ts';
import { snapSelection } from '../../../renderer/features/reader/use-caret.ts';
import { fittingPanes } from '../../../renderer/features/reader/use-room.ts';
import { rowOffsets, rowWindow } from '../../../renderer/features/reader/virtual-rows.ts';

const noKeys = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('finding a theme by some of its letters', () => {
  it('fits exactly where the letters stand in the label in order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), fc.string({ maxLength: 12 }), (query, label) => {
        const letters = [...query.toLowerCase().replaceAll(/\s+/gu, '')];
        let rest = label.toLowerCase();
        const fits = letters.every((letter) => {
          const at = rest.indexOf(letter);
          rest = rest.slice(at + letter.length);
          return at !== -1;
        });
        expect(fuzzyScore(query, label) !== null).toBe(fits);
      }),
    );
  });

  it('puts the start of words before letters inside them', () => {
    expect(fuzzyFind('tr', ['Straw poll', 'Night register', 'Training'], (label) => label)[0]).toBe(
      'Training',
    );
    expect(fuzzyFind('', ['b', 'a'], (label) => label)).toEqual(['b', 'a']);
  });
});

describe('a selection made by the pointer', () => {
  const text = 'None was referred 👨‍👩‍👧‍👦 back.';

  it('is widened to whole words in the direction it was made', () => {
    expect(snapSelection(text, { anchor: 6, focus: 12 }, false)).toEqual({ anchor: 5, focus: 17 });
    expect(snapSelection(text, { anchor: 12, focus: 6 }, false)).toEqual({ anchor: 17, focus: 5 });
  });

  it('keeps its letters with Alt, and still never cuts a grapheme', () => {
    expect(snapSelection(text, { anchor: 6, focus: 12 }, true)).toEqual({ anchor: 6, focus: 12 });
    expect(snapSelection(text, { anchor: 12, focus: 20 }, true)).toEqual({ anchor: 12, focus: 29 });
  });
});

describe('the keys of the caret', () => {
  it('move, extend and widen', () => {
    expect(caretCommand({ ...noKeys, key: 'ArrowRight', shiftKey: true }, false)).toEqual({
      kind: 'move',
      by: 'character',
      direction: 'forward',
      extend: true,
    });
    expect(caretCommand({ ...noKeys, key: 'ArrowLeft', ctrlKey: true }, false)).toEqual({
      kind: 'move',
      by: 'word',
      direction: 'back',
      extend: false,
    });
    expect(caretCommand({ ...noKeys, key: 'ArrowUp', altKey: true, shiftKey: true }, false)).toEqual({
      kind: 'move',
      by: 'sentence',
      direction: 'back',
      extend: true,
    });
    expect(caretCommand({ ...noKeys, key: 'ArrowRight', altKey: true, shiftKey: true }, false)).toEqual({
      kind: 'grow',
    });
    expect(caretCommand({ ...noKeys, key: 'Enter' }, false)).toEqual({ kind: 'open' });
  });

  it('leave alone what belongs to the window: letters, Tab, going back', () => {
    expect(caretCommand({ ...noKeys, key: 'n' }, false)).toBeNull();
    expect(caretCommand({ ...noKeys, key: 'Tab' }, false)).toBeNull();
    expect(caretCommand({ ...noKeys, key: 'ArrowLeft', altKey: true }, false)).toBeNull();
  });

  it('are the ones of a Mac on a Mac', () => {
    expect(caretCommand({ ...noKeys, key: 'ArrowRight', altKey: true }, true)).toMatchObject({ by: 'word' });
    expect(caretCommand({ ...noKeys, key: 'ArrowUp', metaKey: true }, true)).toMatchObject({
      by: 'document',
    });
  });
});

describe('a long list', () => {
  it('draws every row of the viewport and leaves the height of the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 1, maxLength: 60 }),
        fc.nat({ max: 2_000 }),
        (heights, scrollTop) => {
          const offsets = rowOffsets(Float64Array.from(heights));
          const { first, last, above, below } = rowWindow(offsets, scrollTop, 300, 0);
          const drawn = heights.slice(first, last).reduce((sum, height) => sum + height, 0);
          const whole = heights.reduce((sum, height) => sum + height, 0);
          expect(above + drawn + below).toBe(whole);
          if (scrollTop < whole) expect(above).toBeLessThanOrEqual(scrollTop);
          expect(above + drawn).toBeGreaterThanOrEqual(Math.min(whole, scrollTop + 300));
        },
      ),
    );
  });

  it('draws nothing of nothing', () => {
    expect(rowWindow(rowOffsets(new Float64Array()), 0, 300, 0)).toEqual({
      first: 0,
      last: 0,
      above: 0,
      below: 0,
    });
  });
});

describe('the side panes', () => {
  const widths = { documents: 272, passages: 324 };

  it('fold for the text: the documents first, then the passages', () => {
    expect(fittingPanes(1_244, widths, 607)).toEqual({ documents: true, passages: true });
    expect(fittingPanes(1_084, widths, 607)).toEqual({ documents: false, passages: true });
    expect(fittingPanes(900, widths, 607)).toEqual({ documents: false, passages: false });
  });
});

describe('what floats at the text', () => {
  const pane = { scrollTop: 1_000, clientHeight: 600 };

  it('stands under the selection, over it near the lower edge, and always inside the pane', () => {
    expect(floatTop({ top: 1_100, bottom: 1_130 }, pane, 40)).toBe(1_138);
    expect(floatTop({ top: 1_540, bottom: 1_590 }, pane, 40)).toBe(1_492);
    expect(floatTop({ top: 200, bottom: 9_000 }, pane, 40)).toBe(1_552);
  });
});

describe('the headings of the text', () => {
  const heading = (number: number, level: number) =>
    ({ number, kind: 'heading', level, start: number, end: number, furniture: false, own: null }) as const;

  it('begin one below the title and never skip a rank', () => {
    const ranks = headingRanks([heading(1, 3), heading(2, 1), heading(3, 4), heading(4, 4), heading(5, 2)]);
    expect([...ranks]).toEqual([
      [1, 2],
      [2, 2],
      [3, 3],
      [4, 3],
      [5, 3],
    ]);
  });
});
