import type { TextSpan } from './text-span.ts';
import { foldedCodePoint, tokenRole } from './unicode61.ts';

/** A token of a text: its span in the canonical text, and what search compares. */
export interface TextToken extends TextSpan {
  readonly token: string;
}

/**
 * What search leaves out of a text: hyphenation at a line end (a letter, a hyphen, a line feed, a lower-case letter), soft
 * hyphens, also at a line end, and characters without width (joiners, directional marks, byte order marks inside).
 */
const leftOut =
  /(?<=\p{L})[-\u2010][ \t]*\n[ \t]*(?=\p{Ll})|\u00ad(?:[ \t]*\n[ \t]*(?=\p{Ll}))?|[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+/gu;

/** The text of a block as it is indexed for search: hyphenation bridged, soft hyphens and characters without width dropped. */
export function searchText(blockText: string): string {
  return blockText.replace(leftOut, '');
}

/**
 * The tokens of a text as SQLite's FTS5 finds them in its search text (`unicode61 remove_diacritics 2`), with their spans in
 * the text itself, so that a match leads back to the canonical text.
 *
 * A bridged hyphen or a dropped character inside a token lies inside its span. The text is well-formed Unicode without NUL.
 */
export function tokensOf(text: string): readonly TextToken[] {
  const tokens: TextToken[] = [];
  leftOut.lastIndex = 0;
  let gap = leftOut.exec(text);
  let start = -1;
  let end = -1;
  let token = '';
  let at = 0;
  while (at < text.length) {
    if (gap?.index === at) {
      at += gap[0].length;
      gap = leftOut.exec(text);
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    const length = codePoint > 0xffff ? 2 : 1;
    const role = tokenRole(codePoint);
    if (role === 'token' || (role === 'mark' && start !== -1)) {
      if (start === -1) start = at;
      end = at + length;
      const folded = foldedCodePoint(codePoint);
      if (folded !== 0) token += String.fromCodePoint(folded);
    } else if (start !== -1) {
      tokens.push({ start, end, token });
      start = -1;
      token = '';
    }
    at += length;
  }
  if (start !== -1) tokens.push({ start, end, token });
  return tokens;
}
