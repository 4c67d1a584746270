/** A character of a text that is not seen but can change how the text reads or what it matches. */
export interface InvisibleCharacter {
  readonly offset: number;
  readonly codePoint: number;
  /** Its Unicode name in lower case, or `control character` or `format character` for one without a name here. */
  readonly name: string;
}

const names: Readonly<Record<number, string>> = {
  0x00: 'null',
  0x07: 'bell',
  0x08: 'backspace',
  0x0b: 'line tabulation',
  0x1b: 'escape',
  0x7f: 'delete',
  0x85: 'next line',
  0xad: 'soft hyphen',
  0x34f: 'combining grapheme joiner',
  0x61c: 'arabic letter mark',
  0x180e: 'mongolian vowel separator',
  0x200b: 'zero width space',
  0x200c: 'zero width non-joiner',
  0x200d: 'zero width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2061: 'function application',
  0x2062: 'invisible times',
  0x2063: 'invisible separator',
  0x2064: 'invisible plus',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0xfeff: 'byte order mark',
};

/** Tab, line feed, form feed and carriage return are how texts are laid out, and are left out. */
const invisible = /[\p{Cf}\u034f]|(?![\t\n\f\r])\p{Cc}/gu;

/** Signs of the general category Cf that are printed. */
const printed = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;

/**
 * The characters of a text that have no shape of their own: directional controls, zero-width characters, soft hyphens, byte
 * order marks inside the text, and other controls (general categories Cf and Cc).
 *
 * Those that make up an emoji (a joiner between two pictures, the tags of a flag) are seen as that emoji and left out.
 */
export function invisibleCharacters(text: string): readonly InvisibleCharacter[] {
  const found: InvisibleCharacter[] = [];
  for (const match of text.matchAll(invisible)) {
    const codePoint = match[0].codePointAt(0) ?? 0;
    if (printed.test(match[0]) || isPartOfEmoji(text, match.index, codePoint)) continue;
    found.push({ offset: match.index, codePoint, name: nameOf(codePoint) });
  }
  return found;
}

/** The offsets of the replacement character U+FFFD, which decoding puts where the bytes meant no character. */
export function replacedCharacters(text: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) offsets.push(at);
  return offsets;
}

function nameOf(codePoint: number): string {
  const name = names[codePoint];
  if (name !== undefined) return name;
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return 'tag character';
  return codePoint < 0xa0 ? 'control character' : 'format character';
}

const pictureBefore = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;
const pictureAfter = /^\p{Extended_Pictographic}/u;
const flagBefore = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u;

function isPartOfEmoji(text: string, offset: number, codePoint: number): boolean {
  if (codePoint === 0x200d) {
    return (
      pictureBefore.test(text.slice(Math.max(0, offset - 4), offset)) &&
      pictureAfter.test(text.slice(offset + 1, offset + 3))
    );
  }
  if (codePoint < 0xe0020 || codePoint > 0xe007f) return false;
  return flagBefore.test(text.slice(Math.max(0, offset - 16), offset));
}
