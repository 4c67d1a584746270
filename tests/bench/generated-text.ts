/** Numbers in [0, 1), always the same ones for a seed (mulberry32). */
export type Randomness = () => number;

/** Randomness that a failure can be repeated with. */
export function seededRandomness(seed: number): Randomness {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 to below `end`. */
export function below(random: Randomness, end: number): number {
  return Math.floor(random() * end);
}

const onsets = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'th',
  'v',
  'w',
];
const nuclei = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'oo'];
const codas = ['', '', 'n', 'r', 's', 'l', 't', 'nd', 'ck'];
const vocabularySize = 20_000;

/** Words that belong to no language, the most frequent ones first and short. */
export const inventedWords: readonly string[] = inventWords();

function inventWords(): readonly string[] {
  const random = seededRandomness(7);
  const pick = (list: readonly string[]): string => list[below(random, list.length)] ?? '';
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const syllables = words.size < 60 ? 1 : words.size < 2_000 ? 2 : 3;
    words.add(Array.from({ length: syllables }, () => pick(onsets) + pick(nuclei) + pick(codas)).join(''));
  }
  return [...words];
}

/** A word, drawn as in natural text: the second most frequent word half as often as the first, and so on. */
export function inventedWord(random: Randomness): string {
  const rank = Math.floor(Math.exp(random() * Math.log(vocabularySize + 1))) - 1;
  return inventedWords[rank] ?? 'a';
}

/** A sentence of 8 to 24 words. */
export function inventedSentence(random: Randomness): string {
  const words = Array.from({ length: 8 + below(random, 17) }, () => inventedWord(random)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A paragraph of two to six sentences, about 65 words. */
export function inventedParagraph(random: Randomness): string {
  return Array.from({ length: 2 + below(random, 5) }, () => inventedSentence(random)).join(' ');
}

/** A text of at least so many words: paragraphs with an empty line between them, under a title. */
export function inventedText(random: Randomness, words: number): string {
  const parts = [`The ${inventedWord(random)} ${inventedWord(random)} account`];
  for (let count = 0; count < words;) {
    const paragraph = inventedParagraph(random);
    parts.push(paragraph);
    count += paragraph.split(' ').length;
  }
  return `${parts.join('\n\n')}\n`;
}

/** A text of exactly so many characters. */
export function inventedTextOfLength(random: Randomness, characters: number): string {
  const parts: string[] = [];
  for (let length = 0; length < characters;) {
    const paragraph = inventedParagraph(random);
    parts.push(paragraph);
    length += paragraph.length + 2;
  }
  return `${parts
    .join('\n\n')
    .slice(0, characters - 1)
    .trimEnd()
    .padEnd(characters - 1, '.')}\n`;
}

/** A span of 20 to 300 characters that begins and ends at a word. */
export function inventedSpan(
  random: Randomness,
  text: string,
): { readonly start: number; readonly end: number } {
  for (;;) {
    const start = text.indexOf(' ', below(random, Math.max(1, text.length - 320))) + 1;
    const end = text.indexOf(' ', start + 20 + below(random, 280));
    if (start > 0 && end > start && end - start < 400) return { start, end };
  }
}
