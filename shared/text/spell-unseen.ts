import { invisibleCharacters } from './invisible.ts';

/** Joiners shape the letters beside them in Persian and Indic scripts, and turn nothing around. */
const joiners: ReadonlySet<number> = new Set([0x200c, 0x200d]);

/** Layout in a text, but in a name nothing that anyone would look for. */
const lineEnds = /[\t\n\f\r]/gu;

/**
 * A name or another short text as it can be shown: characters that are not seen but can make it read as another are spelled,
 * `letter [U+202E]txt.exe.txt`. Line ends and tabs count as such; joiners that shape letters stay.
 */
export function spellUnseen(text: string): string {
  return replaceUnseen(text, spelled).replace(lineEnds, spelled);
}

/** A short text without the characters that `spellUnseen` would spell; line ends and tabs become blanks. */
export function withoutUnseen(text: string): string {
  return replaceUnseen(text, () => '')
    .replace(lineEnds, ' ')
    .trim();
}

function replaceUnseen(text: string, replacement: (character: string) => string): string {
  let shown = '';
  let from = 0;
  for (const { offset, codePoint } of invisibleCharacters(text)) {
    if (joiners.has(codePoint)) continue;
    const character = String.fromCodePoint(codePoint);
    shown += text.slice(from, offset) + replacement(character);
    from = offset + character.length;
  }
  return shown + text.slice(from);
}

function spelled(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}
