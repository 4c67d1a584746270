import type { PageLabelRange } from '../../shared/model/index.ts';

/** Ranges of page numbers as a PDF's number tree (ISO 32000-1, 12.4.2); a prefix is a PDF string, which a String object becomes. */
export function labelTree(ranges: readonly PageLabelRange[]): { readonly Nums: readonly unknown[] } {
  return {
    Nums: ranges.flatMap(({ fromPage, style, prefix, firstNumber }) => [
      fromPage,
      { S: style, ...(prefix === '' ? {} : { P: new String(prefix) }), St: firstNumber },
    ]),
  };
}
