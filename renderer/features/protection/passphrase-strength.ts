/** How well a passphrase can be guessed: in words, and as one of four steps for a bar beside them. */
export interface PassphraseStrength {
  readonly step: 0 | 1 | 2 | 3;
  readonly words: string;
}

/** The fewest characters of a passphrase chosen in a window (NIST SP 800-63B, section 5.1.1). */
export const shortestPassphrase = 8;

/**
 * A rough judgement of a passphrase by its length, in characters as people count them, and by how much of it repeats: no list
 * of common passphrases is asked, so that good means long and varied, not proven. Empty words for an empty one.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...passphrase.normalize('NFC').toLocaleLowerCase('en-GB')];
  if (characters.length === 0) return { step: 0, words: '' };
  if (characters.length < shortestPassphrase) return { step: 1, words: 'Too short: quickly guessed' };
  if (countOfSteps(characters) < characters.length / 2) {
    return { step: 1, words: 'Repeats itself: can be guessed' };
  }
  const words = new Set(passphrase.toLocaleLowerCase('en-GB').match(/\p{L}{3,}/gu) ?? []).size;
  if (characters.length < 14) return { step: 1, words: 'Short: can be guessed' };
  if (characters.length < 20 && words < 4) return { step: 2, words: 'Fair: another word would help' };
  if (characters.length < 30 && words < 5) return { step: 3, words: 'Good' };
  return { step: 3, words: 'Very good' };
}

/** How many different steps lead from one character to the next: few in `aaaa`, `abababab`, `12345678`. */
function countOfSteps(characters: readonly string[]): number {
  const pairs = characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  const rising = pairs.filter(
    (pair) => Math.abs((pair.codePointAt(1) ?? 0) - (pair.codePointAt(0) ?? 0)) <= 1,
  );
  return new Set(pairs.filter((pair) => !rising.includes(pair))).size + (rising.length > 0 ? 1 : 0);
}
