import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { spellingKey } from '../../../shared/text/index.ts';
import { inquiryWords } from './inquiry-words.ts';

/** The British dictionary, loaded. */
export interface SpellingDictionary {
  /** Those of the words that are misspelt, as they were given. */
  readonly misspelt: (words: readonly string[]) => readonly string[];
  /** What may have been meant, the likeliest first. */
  readonly suggestions: (word: string, most: number) => readonly string[];
}

/** Loads the dictionary that is shipped (British, -ise): 0.2 s and 40 MB, so never in a thread that somebody waits for. */
export function spellingDictionary(): SpellingDictionary {
  const speller = nspell(dictionary);
  for (const word of inquiryWords) speller.add(word);
  const isRight = (word: string): boolean => {
    const key = spellingKey(word);
    const plain = key.replace(/'s$/u, '');
    // Borrowed words stand in the dictionary without their accents: café, naïve, décor.
    return [key, plain, withoutAccents(plain)].some((form) => speller.correct(form));
  };
  return {
    misspelt: (words) => words.filter((word) => !isRight(word)),
    suggestions: (word, most) => speller.suggest(spellingKey(word)).slice(0, most),
  };
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
