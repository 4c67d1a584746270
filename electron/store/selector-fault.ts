import type { PassageSelector } from '../../shared/model/index.ts';
import { selectorHolds, snapToGraphemes } from '../../shared/text/index.ts';

/** What is wrong with a passage's selector over its document's canonical text, in words, or null where it holds. */
export function selectorFault(text: string, selector: PassageSelector): string | null {
  const { start, end, quote } = selector;
  if (start >= end || quote.trim() === '') return 'it holds nothing but white space';
  if (!selectorHolds(text, selector)) return 'its quote is not what the canonical text holds there';
  const [from, to] = snapToGraphemes(text, start, end);
  if (from !== start || to !== end) return 'one of its ends cuts a character in two';
  if (quote.includes('\uFFFD')) return 'it holds text that could not be read from the source';
  return null;
}
