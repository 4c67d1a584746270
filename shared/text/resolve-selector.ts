import type { PassageSelector } from '../model/index.ts';
import { placesOfQuote } from './find-quote.ts';
import { selectorHolds } from './selector.ts';

/** Where a selector's passage is in a text; `unplaced` is a state to show, with the number of places that came into question. */
export type SelectorResolution =
  | { readonly kind: 'exact' | 'moved'; readonly start: number; readonly end: number }
  | { readonly kind: 'unplaced'; readonly candidates: number };

/** A quote of at least this many code units is taken as the same passage without any context. */
const tellingLength = 32;

/**
 * Finds a selector's passage in a text, which may be another version of the one it was made on.
 *
 * The position decides where quote and contexts stand there. Else the place must be the only one with both contexts, else
 * the only one with one of them, else, for a quote of at least 32 code units, the only one at all.
 */
export function resolveSelector(text: string, selector: PassageSelector): SelectorResolution {
  if (selectorHolds(text, selector)) return { kind: 'exact', start: selector.start, end: selector.end };
  const { quote, prefix, suffix } = selector;
  const all = placesOfQuote(text, quote, '', '');
  if (all.length === 0) return { kind: 'unplaced', candidates: 0 };
  const preceded = (at: number): boolean =>
    prefix !== '' && at >= prefix.length && text.startsWith(prefix, at - prefix.length);
  const followed = (at: number): boolean => suffix !== '' && text.startsWith(suffix, at + quote.length);
  const both = all.filter((at) => preceded(at) && followed(at));
  const either = all.filter((at) => preceded(at) || followed(at));
  const telling = quote.length >= tellingLength ? all : [];
  for (const places of [both, either, telling]) {
    const [only] = places;
    if (places.length === 1 && only !== undefined) {
      return { kind: 'moved', start: only, end: only + quote.length };
    }
    if (places.length > 1) break;
  }
  return { kind: 'unplaced', candidates: all.length };
}
