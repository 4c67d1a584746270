import type { PaletteColour } from './theme-palette.ts';
import { paletteColours } from './theme-palette.ts';

/** Whether a text can be a theme's code: one to eight letters or digits. */
export function isThemeCode(code: string): boolean {
  return /^[\p{L}\p{N}]{1,8}$/u.test(code);
}

/** A code for a theme made from its name: initials, else its first letters, else with a digit. `taken` in capitals. */
export function themeCodeFromName(name: string, taken: ReadonlySet<string>): string {
  const letters = [...name.normalize('NFD').toUpperCase()].filter((character) =>
    /[\p{L}\p{N}]/u.test(character),
  );
  const initials = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word.toUpperCase()][0] ?? '');
  const candidates = [
    ...(initials.length > 1 ? [initials.slice(0, 2).join('')] : []),
    letters.slice(0, 2).join(''),
    ...letters.slice(1).map((letter) => `${letters[0] ?? 'T'}${letter}`),
  ].filter((candidate) => candidate !== '');
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free !== undefined) return free;
  const stem = candidates[0] ?? 'TH';
  for (let digit = 2; ; digit += 1) if (!taken.has(`${stem}${digit}`)) return `${stem}${digit}`;
}

/** The colour that the fewest themes have, the first of the palette among equals. */
export function leastUsedColour(used: Iterable<PaletteColour>): PaletteColour {
  const uses = new Map<PaletteColour, number>(paletteColours.map((colour) => [colour, 0]));
  for (const colour of used) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  return [...uses].reduce((best, next) => (next[1] < best[1] ? next : best))[0];
}
