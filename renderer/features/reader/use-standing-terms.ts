import { useEffect, useMemo } from 'react';
import { matchesIn } from '../../../shared/text/index.ts';
import { useTermLists } from '../../state/use-items.ts';
import type { ReaderDocument } from './reader-document.ts';
import { matchTerms, type TermsIn } from './standing-terms.ts';
import type { TextView } from './text-view.ts';

/** Underlines the words of the term lists that are shown, faintly, as long as marks are on; they are no tags. */
export function useStandingTerms(view: TextView | null, reading: ReaderDocument, isOn: boolean): void {
  const lists = useTermLists();
  const { text, blocks } = reading;
  const termsIn = useMemo((): TermsIn | null => {
    const terms = isOn ? matchTerms(lists) : [];
    if (terms.length === 0) return null;
    return (start, end) =>
      blocksBetween(blocks, start, end).flatMap((block) => matchesIn(text, block, terms));
  }, [lists, text, blocks, isOn]);
  useEffect(() => view?.setMarks({ termsIn }), [view, termsIn]);
}

function blocksBetween(
  blocks: ReaderDocument['blocks'],
  start: number,
  end: number,
): ReaderDocument['blocks'] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let past = low;
  while ((blocks[past]?.start ?? end) < end) past += 1;
  return blocks.slice(low, past);
}
