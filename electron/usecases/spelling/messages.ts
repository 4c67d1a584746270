/** What a worker thread is started with to look words up instead of doing a job. */
export interface SpellingStart {
  readonly spelling: true;
}

/** What is asked of the thread with the dictionary, one question after the other under numbers of their own. */
export type SpellingQuestion =
  | { readonly number: number; readonly ask: 'misspelt'; readonly words: readonly string[] }
  | { readonly number: number; readonly ask: 'suggestions'; readonly word: string; readonly most: number };

/** The words that answer a question. */
export interface SpellingAnswer {
  readonly number: number;
  readonly words: readonly string[];
}
