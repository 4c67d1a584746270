import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostErrors, placeAgain, selectorOf, snapToGraphemes } from '../../../shared/text/index.ts';
import { textWithSpan } from './arbitrary-text.ts';

function sentence(number: number): string {
  return `On day ${number} the warden of house ${(number * 7) % 31} wrote ${number % 2 === 0 ? 'in the book' : 'to the board'} that post ${number * 13} was empty.`;
}

const report = Array.from({ length: 40 }, (_sentence, number) => sentence(number)).join('\n\n');

function placeOf(before: string, after: string, quote: string): ReturnType<typeof placeAgain> {
  const start = before.indexOf(quote);
  return placeAgain(before, after, selectorOf(before, start, start + quote.length));
}

/** Changes, drops or adds a letter at each place named, from the last to the first. */
function edited(quote: string, places: readonly number[], kinds: readonly number[]): string {
  let text = quote;
  for (const [index, place] of [...new Set(places)].sort((a, b) => b - a).entries()) {
    const kind = (kinds[index] ?? 0) % 3;
    text = `${text.slice(0, place)}${kind === 0 ? '' : 'q'}${text.slice(kind === 1 ? place : place + 1)}`;
  }
  return text;
}

describe('a passage in another version of its text', () => {
  test('is where it was in a text that did not change, whatever the text', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const [from, to] = snapToGraphemes(text, start, end);
        expect(placeAgain(text, text, selectorOf(text, from, to))).toEqual({
          kind: 'exact',
          start: from,
          end: to,
        });
      }),
    );
  });

  test('is found exactly behind whatever was put in before it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 39 }),
        fc.nat({ max: 39 }),
        fc.string({ maxLength: 60 }),
        (at, where, put) => {
          const inserted = Array.from({ length: 40 }, (_sentence, number) =>
            number === where ? `${put}\n\n${sentence(number)}` : sentence(number),
          ).join('\n\n');
          const start = inserted.indexOf(sentence(at));
          expect(placeOf(report, inserted, sentence(at))).toEqual({
            kind: 'exact',
            start,
            end: start + sentence(at).length,
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is found at its own place with edits inside it up to the stated rate', () => {
    const edits = fc.tuple(
      fc.nat({ max: 39 }),
      fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 }),
    );
    fc.assert(
      fc.property(edits, ([at, places, kinds]) => {
        const quote = sentence(at);
        const changed = edited(quote, places, kinds);
        fc.pre(!changed.includes(quote) && new Set(places).size <= quote.length * mostErrors);
        const after = report.replace(quote, changed);
        const placed = placeOf(report, after, quote);
        const start = after.indexOf(changed);
        expect(placed.kind).toBe('approximate');
        // The ends may differ by letters that were changed at them.
        const { start: from, end: to } = { start: -1, end: -1, ...placed };
        expect(Math.abs(from - start)).toBeLessThanOrEqual(16);
        expect(Math.abs(to - (start + changed.length))).toBeLessThanOrEqual(16);
      }),
      { numRuns: 60 },
    );
  });

  test('is told apart from the same words elsewhere by the text around them', () => {
    const before =
      'Question one about the rota. Yes. Question two about the books. Yes. Question three. Yes.';
    const after = `The hearing began. ${before}`;
    const start = before.indexOf('Yes.', 40);
    const placed = placeAgain(before, after, selectorOf(before, start, start + 4));
    expect(placed).toEqual({ kind: 'exact', start: start + 19, end: start + 23 });
  });

  test('is not placed where two places are equally good', () => {
    const line = 'The witness said that nobody had told her.';
    const before = `Part A. ${line} End.`;
    const twice = `${line}\n\n${line}`;
    expect(placeOf(before, twice, line)).toMatchObject({ kind: 'unplaced', candidates: 2 });
    const changed = twice.replaceAll('nobody', 'no one');
    expect(placeOf(before, changed, line)).toMatchObject({ kind: 'unplaced' });
  });

  test('is not placed on the same words of another passage when its own are gone', () => {
    const line = 'She had not been trained before that winter.';
    const before = `Mrs Gale spoke first of the home. ${line} Then Mr Webb spoke of the school. ${line} He left.`;
    const after = before.replace(`home. ${line}`, 'home.');
    const start = before.indexOf(line);
    expect(placeAgain(before, after, selectorOf(before, start, start + line.length)).kind).toBe('unplaced');
  });

  test('is not placed where nothing like it is left', () => {
    expect(placeOf(report, 'A short note about something else altogether.', sentence(12))).toEqual({
      kind: 'unplaced',
      candidates: 0,
    });
  });

  test('lies in the text wherever it is placed, and never cuts a character', () => {
    fc.assert(
      fc.property(textWithSpan, textWithSpan, (old, other) => {
        const [from, to] = snapToGraphemes(old.text, old.start, old.end);
        const placed = placeAgain(old.text, other.text, selectorOf(old.text, from, to));
        if (placed.kind === 'unplaced') return;
        expect(placed.start).toBeGreaterThanOrEqual(0);
        expect(placed.end).toBeLessThanOrEqual(other.text.length);
        if (placed.kind === 'exact')
          expect(other.text.slice(placed.start, placed.end)).toBe(old.text.slice(from, to));
        else
          expect(snapToGraphemes(other.text, placed.start, placed.end)).toEqual([placed.start, placed.end]);
      }),
    );
  });
});
