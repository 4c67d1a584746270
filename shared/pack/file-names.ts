/** Names Windows keeps for devices, whatever follows the first dot. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/** Characters no file name on Windows may hold, and the separators of the others. */
const forbidden = /[<>:"/\\|?*]/g;

/** Controls, directional controls, zero-width characters and surrogates standing alone: a name must be what it looks like. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

/** The longest name, in UTF-8 bytes, leaving room for an ending and for the folders above on systems with short paths. */
const longestName = 120;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A file or folder name, without ending, made from a title: legal on Windows, macOS and Linux, and the same on all three.
 *
 * Reserved device names, trailing dots and spaces, separators and unseen characters are dealt with; white space is
 * joined; names are cut between graphemes at 120 bytes of UTF-8. A title of which nothing is left gives `fallback`.
 */
export function fileNameFromTitle(title: string, fallback: string): string {
  const cleaned = title
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(forbidden, '-')
    .replace(/^[\s.]+/u, '');
  const name = cutToBytes(cleaned, longestName).replace(/[\s.]+$/u, '');
  if (name === '' || /^-+$/.test(name)) return fallback;
  return reserved.test(name) ? `_${name}` : name;
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > limit) break;
    kept += segment;
  }
  return kept;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}
