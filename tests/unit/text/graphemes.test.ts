import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  graphemeBoundaryAtOrAfter,
  graphemeBoundaryAtOrBefore,
  snapToGraphemes,
} from '../../../shared/text/index.ts';
import { arbitraryText, textWithSpan } from './arbitrary-text.ts';

function allBoundaries(text: string): readonly number[] {
  const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return [...segments.map(({ index }) => index), text.length];
}

describe('grapheme boundaries', () => {
  test('are those of segmenting the whole text, at every offset', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const boundaries = allBoundaries(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(graphemeBoundaryAtOrBefore(text, offset)).toBe(
            boundaries.findLast((at) => at <= offset) ?? 0,
          );
          expect(graphemeBoundaryAtOrAfter(text, offset)).toBe(boundaries.find((at) => at >= offset) ?? 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('are right deep inside runs of flags, joined families and combining marks', () => {
    const flags = '🇬🇧'.repeat(400);
    expect(graphemeBoundaryAtOrBefore(flags, 4 * 201 + 2)).toBe(4 * 201);
    const families = `${'a'.repeat(9)}${'👩‍👧'.repeat(400)}`;
    expect(snapToGraphemes(families, 9 + 5 * 100 + 1, 9 + 5 * 100 + 3)).toEqual([509, 514]);
    const marks = `o${'\u0301'.repeat(5000)}k`;
    expect(snapToGraphemes(marks, 2500, 2500)).toEqual([0, 5001]);
  });

  test('outside the text are its ends', () => {
    expect([graphemeBoundaryAtOrBefore('abc', -4), graphemeBoundaryAtOrAfter('abc', 9)]).toEqual([0, 3]);
  });
});

describe('snapping a span to graphemes', () => {
  test('only grows it, ends at boundaries, and changes nothing the second time', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const [from, to] = snapToGraphemes(text, start, end);
        const boundaries = new Set(allBoundaries(text));
        expect(from <= start && to >= end && boundaries.has(from) && boundaries.has(to)).toBe(true);
        expect(snapToGraphemes(text, from, to)).toEqual([from, to]);
      }),
      { numRuns: 400 },
    );
  });
});
