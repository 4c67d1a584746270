/** Anything that has no picture of its own, but the line feed. */
const special = /[^\P{C}\n]|[\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** Directional overrides make text read as what it is not: they are spelled, not obeyed. */
const override = /[\u202d\u202e]/;

/** Formatting characters that leave no ink. */
const unseen = /^[\p{Cf}\u034f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/** Unseen characters that shape the letter or picture before them, and those that only a flag has. */
const shaping = /^[\u200c\u200d\ufe0e\ufe0f]$/u;
const flagTag = /^[\u{e0020}-\u{e007f}]$/u;
const flag = '\u{1f3f4}';

/** Directional marks and isolates that the bidirectional algorithm needs to see. */
const directional = /^[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]$/u;

/** Controls, halves of pairs, private signs, and what will never be a character: XML cannot hold most, and nothing shows them. */
const unshown = /^(?:[\p{Cc}\p{Cs}\p{Co}]|\p{Noncharacter_Code_Point})$/u;

/**
 * A text as Word files and pages for browsers show it, by the same rules as the PDF: white space as single blanks (a line feed
 * stays, a tab becomes a wide blank), directional overrides and what cannot be shown spelled as code points, `[U+202E]`, and
 * other characters that are not seen left out unless a letter or picture needs them.
 */
export function shownText(text: string): string {
  const folded = text
    // Tried only where a run of blanks begins, so that a long one is gone over once.
    .replace(/(?<![\t ])[\t ]+(?=[\n\v\f\r\u0085\u2028\u2029])/g, '')
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\n[\t ]+/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replaceAll('\t', '\u2003');
  return special.test(folded) ? withoutUnseen(folded) : folded;
}

function withoutUnseen(text: string): string {
  let shown = '';
  let spelled: string[] = [];
  let before = '';
  const spell = (): void => {
    if (spelled.length > 0) shown += `[${spelled.join(' ')}]`;
    spelled = [];
  };
  for (const character of text) {
    if (override.test(character) || (character !== '\n' && unshown.test(character))) {
      spelled.push(codePointName(character));
      before = '';
      continue;
    }
    if (unseen.test(character) && !isNeeded(character, before)) continue;
    spell();
    shown += character;
    before = character;
  }
  spell();
  return shown;
}

function isNeeded(character: string, before: string): boolean {
  if (directional.test(character)) return true;
  if (shaping.test(character)) return before !== '' && !/\s/u.test(before);
  return flagTag.test(character) && (before === flag || flagTag.test(before));
}

function codePointName(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
