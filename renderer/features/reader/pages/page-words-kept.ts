import type { PageSource } from './page-source.ts';
import { wordsOnPage } from './words-on-page.ts';
import type { WordsOnPage } from './words-on-page.ts';

/** How many pages' words are kept. */
const mostPages = 300;

/** The words of pages as far as they were read. */
export interface PageWordsKept {
  /** The words of the page at an index, which are asked for where they are not there yet; null until then. */
  readonly wordsOf: (index: number) => WordsOnPage | null;
  readonly hasWords: (index: number) => boolean;
}

/** Reads the words of pages when they are first asked for, and forgets those read longest ago; a page that fails has none. */
export function pageWordsKept(
  source: PageSource,
  handlers: {
    /** Whether a page's words are in use. */
    readonly keeps: (index: number) => boolean;
    readonly onWords: (index: number) => void;
  },
): PageWordsKept {
  const words = new Map<number, WordsOnPage>();
  const asked = new Set<number>();
  const ask = (index: number): void => {
    const page = source.pages[index];
    if (page === undefined || asked.has(index)) return;
    asked.add(index);
    void source.readWords(page.number).then((read) => {
      asked.delete(index);
      words.set(index, wordsOnPage(read.ok ? read.value : []));
      for (const oldest of words.keys()) {
        if (words.size <= mostPages) break;
        if (!handlers.keeps(oldest)) words.delete(oldest);
      }
      handlers.onWords(index);
    });
  };
  return {
    hasWords: (index) => words.has(index),
    wordsOf: (index) => {
      const known = words.get(index);
      if (known === undefined) ask(index);
      return known ?? null;
    },
  };
}
