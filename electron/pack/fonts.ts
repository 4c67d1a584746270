/// <reference types="./library-types.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bidiFactory from 'bidi-js';
import { create } from 'fontkit';
import { openedByNeed } from './opened-by-need.ts';
import { passOverMissingAnchors } from './missing-anchors.ts';
import { typefaceOf, type Typeface } from './typeface.ts';

/** The faces a pack is set in: a serif for quoted text, a sans for everything of ours. */
export type Face =
  'serif' | 'serif-bold' | 'serif-italic' | 'sans' | 'sans-bold' | 'sans-italic' | 'sans-bold-italic';

/**
 * Where each font comes from. Whole TTFs for Latin, Greek, Cyrillic and Hebrew, because subsets split words; Amiri for
 * Arabic script, because in it every letter is one glyph and can be read back; Noto Emoji in one colour; Noto Sans for Gurmukhi
 * and for Chinese, whole, because a text would change subsets with almost every ideograph.
 */
const fontFiles = {
  serif: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  'serif-bold': '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  'serif-italic': '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  sans: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  'sans-italic': '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
  'sans-bold-italic': '@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf',
  arabic: '@fontsource/amiri/files/amiri-arabic-400-normal.woff',
  'arabic-bold': '@fontsource/amiri/files/amiri-arabic-700-normal.woff',
  emoji: '@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff',
  gurmukhi: '@expo-google-fonts/noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
  'gurmukhi-bold': '@expo-google-fonts/noto-sans-gurmukhi/700Bold/NotoSansGurmukhi_700Bold.ttf',
  chinese: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;

type FontName = keyof typeof fontFiles;

/** The fonts that are opened when a text first has a code point they are asked for, which is one that no font before them has. */
const askedOf: Partial<Record<FontName, RegExp>> = {
  arabic: /[^]/u,
  'arabic-bold': /[^]/u,
  emoji: /[^]/u,
  gurmukhi: /[\u0964\u0965\u0a00-\u0a7f]/u,
  'gurmukhi-bold': /[\u0964\u0965\u0a00-\u0a7f]/u,
  chinese:
    /[\u2000-\u2bff\u2e80-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{323af}]/u,
};

/** The fonts of one build, opened when first needed. */
export interface Fonts {
  /** The fonts tried for a face, in order. */
  readonly stack: (face: Face) => readonly Typeface[];
}

/**
 * Opens the fonts a pack is set in. They are resolved as packages, so that it works from a checkout, from a build and from
 * inside a packaged application alike.
 */
export function openFonts(): Fonts {
  const resolve = createRequire(import.meta.url).resolve;
  const bidi = bidiFactory();
  const opened = new Map<FontName, Typeface>();
  const stacks = new Map<Face, readonly Typeface[]>();
  const read = (name: FontName): Typeface => {
    const font = create(readFileSync(resolve(fontFiles[name])));
    passOverMissingAnchors(font);
    return typefaceOf(name, font, (character) => bidi.getMirroredCharacter(character));
  };
  const open = (name: FontName): Typeface => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const asked = askedOf[name];
    const typeface = asked === undefined ? read(name) : openedByNeed(name, asked, () => read(name));
    opened.set(name, typeface);
    return typeface;
  };
  return {
    stack: (face) => {
      const known = stacks.get(face);
      if (known !== undefined) return known;
      const bold = face.includes('bold');
      const stack = [
        open(face),
        open(bold ? 'arabic-bold' : 'arabic'),
        open('emoji'),
        open(bold ? 'gurmukhi-bold' : 'gurmukhi'),
        // Last, because it has many signs that the others have in a form that fits their letters better.
        open('chinese'),
      ];
      stacks.set(face, stack);
      return stack;
    },
  };
}
