import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawEnd, moveEnd } from '../../../renderer/features/reader/passage-ends.ts';
import { graphemeBoundaryAtOrBefore } from '../../../shared/text/index.ts';
import { documentOf, documents } from './documents.ts';

const family = '👨‍👩‍👧‍👦';
const source = documentOf([`Two carers were sent home early. ${family} came.`, 'The keys were found.']);
const { text } = source;

function span(words: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

function words({ start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

function moved(
  from: string,
  ...move: Parameters<typeof moveEnd> extends [unknown, unknown, ...infer Rest] ? Rest : never
) {
  const to = moveEnd(source, span(from), ...move);
  return to === null ? null : words(to);
}

describe('an end moved by keys', () => {
  it('goes by word to ends of words, over full stops and into the next block', () => {
    expect(moved('carers were', 'end', 'word', 'forward')).toBe('carers were sent');
    expect(moved('home early.', 'end', 'word', 'back')).toBe('home early');
    expect(moved('home early', 'end', 'word', 'back')).toBe('home');
    expect(moved(`${family} came.`, 'end', 'word', 'forward')).toBe(`${family} came.\n\nThe`);
  });

  it('goes by word to starts of words for a start', () => {
    expect(moved('carers were sent', 'start', 'word', 'forward')).toBe('were sent');
    expect(moved('carers were sent', 'start', 'word', 'back')).toBe('Two carers were sent');
    expect(moved('rers were', 'start', 'word', 'back')).toBe('carers were');
  });

  it('goes by character over white space without leaving any at the end', () => {
    expect(moved('carers', 'end', 'character', 'forward')).toBe('carers w');
    expect(moved('carers w', 'end', 'character', 'back')).toBe('carers');
  });

  it('takes a family whole', () => {
    expect(moved('early.', 'end', 'character', 'forward')).toBe(`early. ${family}`);
    expect(moved(`early. ${family}`, 'end', 'character', 'back')).toBe('early.');
  });

  it('stays where nothing would be left, and at the edges of the text', () => {
    expect(moved('carers', 'end', 'word', 'back')).toBeNull();
    expect(moved('c', 'start', 'character', 'forward')).toBeNull();
    expect(moved('Two', 'start', 'word', 'back')).toBeNull();
    expect(moved('found.', 'end', 'word', 'forward')).toBeNull();
  });
});

describe('an end drawn by the pointer', () => {
  it('goes to whole words, or exactly to the sign', () => {
    const at = text.indexOf('nt home');
    expect(words(drawEnd(text, span('carers were'), 'end', at, false) ?? span('Two'))).toBe(
      'carers were sent',
    );
    expect(words(drawEnd(text, span('carers were'), 'end', at, true) ?? span('Two'))).toBe('carers were se');
    expect(words(drawEnd(text, span('sent home'), 'start', text.indexOf('rers'), false) ?? span('Two'))).toBe(
      'carers were sent home',
    );
  });

  it('stops before the other end', () => {
    expect(words(drawEnd(text, span('carers were'), 'end', 0, false) ?? span('Two'))).toBe('carers');
    expect(words(drawEnd(text, span('carers were'), 'start', text.length, true) ?? span('Two'))).toBe('e');
  });
});

describe('whatever is done with an end', () => {
  it('no sign is cut and no white space is left at it', () => {
    fc.assert(
      fc.property(
        documents,
        fc.nat({ max: 200 }),
        fc.nat({ max: 200 }),
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom('character' as const, 'word' as const),
        fc.constantFrom('back' as const, 'forward' as const),
        (random, from, to, end, unit, direction) => {
          const whole = { start: 0, end: random.text.length };
          fc.pre(random.text.trim() !== '');
          const first = drawEnd(random.text, whole, 'start', from, true);
          const both = first === null ? null : drawEnd(random.text, first, 'end', to, true);
          const result = both === null ? null : moveEnd(random, both, end, unit, direction);
          for (const each of [first, both, result]) {
            if (each === null) continue;
            const quote = random.text.slice(each.start, each.end);
            expect(quote).toBe(quote.trim());
            expect(quote).not.toBe('');
            for (const edge of [each.start, each.end]) {
              expect(graphemeBoundaryAtOrBefore(random.text, edge)).toBe(edge);
            }
          }
        },
      ),
    );
  });
});
