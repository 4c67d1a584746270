import type { TextSpan } from './text-span.ts';

/** A word whose spelling can be looked up, and where it stands, in UTF-16 code units. */
export interface SpellingWord extends TextSpan {
  readonly word: string;
}

/** Latin letters with their marks; apostrophes inside belong to the word, hyphens part it. */
const wordPattern = /[\p{Script=Latin}\p{M}]+(?:['’][\p{Script=Latin}\p{M}]+)*/gu;

/** What is written for machines or by a rule of its own: citations in braces, addresses, anything with a digit or a sign of code. */
const notProse = /\{[^{}\n]*\}|\S*(?:@|:\/\/|[\\_<>=#]|\d|\bwww\.)\S*/giu;

/**
 * The words of a text that a dictionary can judge, in order.
 *
 * Left out are single letters, citations in braces, addresses, paths and tags, whatever has a digit in it (URNs, dates,
 * rules), codes in capitals (`CPD`), words with capitals inside (`McKay`), and every script but Latin. The parts of a
 * hyphenated word are judged one by one, short prefixes (`re-`, `non-`) not at all.
 */
export function spellingWords(text: string): readonly SpellingWord[] {
  const left = notProseSpans(text);
  const words: SpellingWord[] = [];
  let next = 0;
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((left[next]?.end ?? Infinity) <= start) next += 1;
    if ((left[next]?.start ?? Infinity) < end) continue;
    if (isJudged(match[0], text[end] === '-')) words.push({ start, end, word: match[0] });
  }
  return words;
}

function isJudged(word: string, beforeHyphen: boolean): boolean {
  if (word.length < 2 || (beforeHyphen && (word.length < 4 || prefixes.has(word.toLowerCase()))))
    return false;
  const rest = word.slice(1).replace(/['’]s$/u, '');
  return rest === rest.toLowerCase();
}

const prefixes: ReadonlySet<string> = new Set(['anti', 'cross', 'inter', 'multi', 'quasi', 'semi', 'ultra']);

function notProseSpans(text: string): readonly TextSpan[] {
  return [...text.matchAll(notProse)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** How a word is looked up: with plain apostrophes, in one Unicode form. */
export function spellingKey(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'");
}

/**
 * Whether a word of one's own stands for a word of a text: letter for letter, at the beginning of a sentence also with a
 * capital, and with a possessive `'s`.
 */
export function isOwnWord(own: ReadonlySet<string>, word: string): boolean {
  const key = spellingKey(word);
  return [key, key.replace(/'s$/u, '')].some(
    (form) => own.has(form) || own.has(form.charAt(0).toLowerCase() + form.slice(1)),
  );
}
