import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaretUnit } from '../../../renderer/features/reader/caret-motion.ts';
import { growSelection, moveCaret, sentenceAt } from '../../../renderer/features/reader/caret-motion.ts';
import { graphemeBoundaryAtOrBefore } from '../../../shared/text/index.ts';
import { documentOf, documents } from './documents.ts';

const units: readonly CaretUnit[] = ['character', 'word', 'block', 'document'];

describe('the caret', () => {
  it('always stops inside or at an end of a block and never inside a grapheme', () => {
    fc.assert(
      fc.property(
        documents.filter(({ blocks }) => blocks.length > 0),
        fc.array(fc.tuple(fc.constantFrom(...units), fc.constantFrom('back', 'forward'))),
        (document, moves) => {
          let offset = 0;
          for (const [unit, direction] of moves) {
            offset = moveCaret(document, offset, unit, direction);
            expect(graphemeBoundaryAtOrBefore(document.text, offset)).toBe(offset);
            expect(document.blocks.some(({ start, end }) => start <= offset && offset <= end)).toBe(true);
          }
        },
      ),
    );
  });

  it('moved forward by character visits every place, and back the same ones', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const forward = journey(document, 0, 'forward');
        const back = journey(document, forward.at(-1) ?? 0, 'back');
        expect([...back].reverse()).toEqual(forward);
      }),
    );
  });

  it('takes a family as one character', () => {
    const document = documentOf(['A 👨‍👩‍👧‍👦.']);
    expect(moveCaret(document, 2, 'character', 'forward')).toBe(13);
    expect(moveCaret(document, 13, 'character', 'back')).toBe(2);
  });

  it('moved by word stops behind a word going forward and before it going back, across blocks', () => {
    const document = documentOf(['Night staff.', 'No record.']);
    expect(moveCaret(document, 0, 'word', 'forward')).toBe(5);
    expect(moveCaret(document, 5, 'word', 'forward')).toBe(11);
    expect(moveCaret(document, 11, 'word', 'forward')).toBe(16);
    expect(moveCaret(document, 16, 'word', 'back')).toBe(14);
    expect(moveCaret(document, 14, 'word', 'back')).toBe(6);
  });

  it('widens a selection from the word to the sentence to the block', () => {
    const document = documentOf(['One was filed. Two were not. Nobody asked.']);
    const word = growSelection(document, { start: 16, end: 16 });
    const sentence = growSelection(document, word);
    const block = growSelection(document, sentence);
    expect([word, sentence, block]).toEqual([
      { start: 15, end: 18 },
      { start: 15, end: 28 },
      { start: 0, end: 42 },
    ]);
    expect(growSelection(document, block)).toEqual(block);
  });

  it('finds the sentence at the very end of a block', () => {
    const document = documentOf(['One was filed. Two were not.']);
    expect(sentenceAt(document, 28)).toEqual({ start: 15, end: 28 });
  });
});

function journey(
  document: Parameters<typeof moveCaret>[0],
  from: number,
  direction: 'back' | 'forward',
): readonly number[] {
  const places = [from];
  for (;;) {
    const at = places.at(-1) ?? from;
    const next = moveCaret(document, at, 'character', direction);
    if (next === at) return places;
    places.push(next);
  }
}
