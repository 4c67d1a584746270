import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  focusedDocument,
  oneDocument,
  onlyKnown,
  sideKey,
  swapped,
  withDocument,
  withDocumentBeside,
  withOtherFocused,
  withoutSide,
  withShare,
} from '../../../renderer/features/reader/reader-layout.ts';
import type { ReaderLayout } from '../../../renderer/state/reader-layout.ts';

const alone = oneDocument('a');
const two = withDocumentBeside(alone, 'b');

/** What stands where, `>` before the document that has the keys. */
function words(layout: ReaderLayout | null): string {
  if (layout === null) return 'nothing';
  const mark = (side: 'first' | 'second') => (layout.focused === side ? '>' : '');
  const second = layout.second === null ? '' : ` | ${mark('second')}${layout.second}`;
  return `${mark('first')}${layout.first}${second}`;
}

describe('documents side by side', () => {
  it('a document opened beside another gets the keys, and takes the other place where two are open', () => {
    expect([
      words(two),
      words(withDocumentBeside(two, 'c')),
      words(withDocumentBeside(withOtherFocused(two), 'c')),
      words(withDocumentBeside(alone, 'a')),
    ]).toEqual(['a | >b', '>c | b', 'a | >c', 'a | >a']);
  });

  it('a document gone to is shown where it stands, else in place of what has the keys', () => {
    expect([
      words(withDocument(two, 'a')),
      words(withDocument(two, 'b')),
      words(withDocument(two, 'c')),
      words(withDocument(withOtherFocused(two), 'c')),
      words(withDocument(alone, 'c')),
    ]).toEqual(['>a | b', 'a | >b', 'a | >c', '>c | b', '>c']);
  });

  it('sides swap with the keys and the room of each, and what is drawn of each goes with it', () => {
    const uneven = withShare(two, 0.7);
    const turned = swapped(uneven);
    expect([words(turned), turned.share.toFixed(2), sideKey(turned, 'first')]).toEqual([
      '>b | a',
      '0.30',
      sideKey(uneven, 'second'),
    ]);
  });

  it('closing one side leaves the other alone, drawn as it was', () => {
    const left = withoutSide(two, 'first');
    expect([words(left), sideKey(left, 'first'), words(withoutSide(two, 'second'))]).toEqual([
      '>b',
      sideKey(two, 'second'),
      '>a',
    ]);
  });

  it('documents that went from the matter go from the sides', () => {
    const without = (...gone: readonly string[]) => words(onlyKnown(two, (id) => !gone.includes(id)));
    expect([without(), without('a'), without('b'), without('a', 'b')]).toEqual([
      'a | >b',
      '>b',
      '>a',
      'nothing',
    ]);
  });

  it('whatever is done, the keys are on a side that has a document, and every side keeps some room', () => {
    const step = fc.oneof(
      fc.constantFrom('a', 'b', 'c').map((id) => (layout: ReaderLayout) => withDocument(layout, id)),
      fc.constantFrom('a', 'b', 'c').map((id) => (layout: ReaderLayout) => withDocumentBeside(layout, id)),
      fc.constant(withOtherFocused),
      fc.constant(swapped),
      fc.constantFrom('first', 'second').map((side) => (layout: ReaderLayout) => withoutSide(layout, side)),
      fc
        .double({ min: -1, max: 2, noNaN: true })
        .map((share) => (layout: ReaderLayout) => withShare(layout, share)),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const layout = steps.reduce((now, next) => next(now), alone);
        expect(['a', 'b', 'c']).toContain(focusedDocument(layout));
        expect(layout.focused === 'first' || layout.second !== null).toBe(true);
        expect(layout.share).toBeGreaterThan(0.199);
        expect(layout.share).toBeLessThan(0.801);
      }),
    );
  });
});
