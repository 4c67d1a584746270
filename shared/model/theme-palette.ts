/** A theme's colour, by name; how it looks in light, dark and print is decided where it is drawn. */
export const paletteColours = [
  'blue',
  'plum',
  'green',
  'rust',
  'teal',
  'ochre',
  'rose',
  'indigo',
  'olive',
  'sienna',
  'slate',
  'violet',
  'cyan',
  'brick',
] as const;

/** One of the palette's colours. */
export type PaletteColour = (typeof paletteColours)[number];
