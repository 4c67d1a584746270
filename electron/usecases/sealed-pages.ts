import type { Page, SealedPages } from '../../shared/model/index.ts';

/** The pages of a text as an operation names them; `wordsSha256` is the hash of their packed words. */
export function sealedPages(pages: readonly Page[], wordsSha256: string): SealedPages {
  const withoutText = pages.filter(({ text }) => text === 'none').length;
  return { count: pages.length, wordsSha256, ...(withoutText === 0 ? {} : { withoutText }) };
}
