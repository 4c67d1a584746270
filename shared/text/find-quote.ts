/** A quote to look for, exactly as it stands in the text. */
export interface QuoteQuery {
  readonly quote: string;
  /** Which of the places to take, counted from 1 in the order of the text. */
  readonly nth?: number | undefined;
  /** What must stand directly before the quote. */
  readonly prefix?: string | undefined;
  /** What must stand directly after the quote. */
  readonly suffix?: string | undefined;
}

/** Where a quote was found, or why it was not. */
export type QuoteFinding =
  | { readonly kind: 'found'; readonly start: number; readonly end: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'ambiguous'; readonly count: number };

/**
 * Finds the one place of a quote by exact comparison: no folding, no normalisation, no joining of white space.
 *
 * Places may overlap and each counts. `nth` chooses among those that prefix and suffix leave; a number beyond them, like
 * an empty quote, is `not-found`.
 */
export function findQuote(text: string, query: QuoteQuery): QuoteFinding {
  const places = placesOfQuote(text, query.quote, query.prefix ?? '', query.suffix ?? '');
  if (query.nth === undefined && places.length > 1) return { kind: 'ambiguous', count: places.length };
  const start = places[(query.nth ?? 1) - 1];
  if (start === undefined) return { kind: 'not-found' };
  return { kind: 'found', start, end: start + query.quote.length };
}

/** Every offset at which a quote stands with this text directly before and after it, ascending; none for an empty quote. */
export function placesOfQuote(
  text: string,
  quote: string,
  prefix: string,
  suffix: string,
): readonly number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const before = at - prefix.length;
    if (before >= 0 && text.startsWith(prefix, before) && text.startsWith(suffix, at + quote.length)) {
      places.push(at);
    }
  }
  return places;
}
