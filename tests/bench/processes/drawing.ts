import type { Face } from '../../../electron/pack/fonts.ts';
import type { Colour } from '../../../electron/pack/text-style.ts';

/** A pack's drawing, step by step: what the floor draws again with the library alone. */
export type DrawingStep =
  | { readonly kind: 'page' }
  | { readonly kind: 'open'; readonly tag: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'artifact'; readonly type: 'Pagination' | 'Layout' }
  | { readonly kind: 'artifact-end' }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly font: string;
      readonly size: number;
      readonly colour: Colour;
      readonly left: number;
      readonly baseline: number;
    }
  | {
      readonly kind: 'fill';
      readonly box: readonly [number, number, number, number];
      readonly colour: Colour;
    }
  | {
      readonly kind: 'line';
      readonly ends: readonly [number, number, number, number];
      readonly width: number;
    }
  | { readonly kind: 'link'; readonly box: readonly [number, number, number, number]; readonly place: string }
  | { readonly kind: 'place'; readonly name: string; readonly top: number }
  | { readonly kind: 'bookmark'; readonly title: string };

/** The font files of the faces that generated texts need, by the typefaces' names. */
export const fontFiles: Readonly<Record<Face, string>> = {
  serif: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  'serif-bold': '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  'serif-italic': '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  sans: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  'sans-italic': '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
  'sans-bold-italic': '@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf',
};
