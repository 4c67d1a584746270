const smallWords = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'into', 'of', 'on', 'the', 'to']);

/**
 * A prefix for documents' numbers from a matter's title: the first letters of its longer words, at most six, or the first
 * three letters of a single word. Empty while the title has too few letters from A to Z.
 */
export function prefixFromTitle(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '' && !smallWords.has(word.toLowerCase()));
  const letters =
    words.length === 1 ? (words[0] ?? '').slice(0, 3) : words.map((word) => word.charAt(0)).join('');
  return letters.length < 2 ? '' : letters.slice(0, 6).toUpperCase();
}
