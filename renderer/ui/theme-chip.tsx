import './theme-chip.css';
import type { JSX } from 'react';
import { themePathText, type PaletteColour } from '../../shared/model/index.ts';

/** What a chip shows of a theme. */
export interface ChipTheme {
  readonly name: string;
  readonly code: string;
  readonly colour: PaletteColour;
  /** The names from the top of the tree down to its own, where they are known. */
  readonly path?: readonly string[];
}

/** The variable that holds a theme colour; for React's style property, which sets it through the CSSOM. */
export function themeColour(colour: PaletteColour): string {
  return `var(--theme-${colour})`;
}

/** A theme's code on its colour; with `named`, its name beside it. Never colour alone. */
export function ThemeChip({
  theme,
  named = false,
}: {
  readonly theme: ChipTheme;
  readonly named?: boolean;
}): JSX.Element {
  const title = themePathText(theme.path ?? [theme.name]);
  const chip = (
    <span className="theme-chip" style={{ background: themeColour(theme.colour) }}>
      {named ? <span aria-hidden="true">{theme.code}</span> : <abbr title={title}>{theme.code}</abbr>}
    </span>
  );
  if (!named) return chip;
  return (
    <span className="theme-chip-named" title={title}>
      {chip}
      <span className="theme-chip-name">{theme.name}</span>
    </span>
  );
}
