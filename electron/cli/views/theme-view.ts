import type { PaletteColour, Theme } from '../../../shared/model/index.ts';

/** A theme as the command line gives it. */
export interface ThemeView {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** Id of the theme it stands under, or null at the top. */
  readonly parent: string | null;
  readonly colour: PaletteColour;
  readonly definition: string;
  readonly passages: number;
}

/** A theme for `--json`. */
export function themeView({ id, name, code, parent, colour, definition, passages }: Theme): ThemeView {
  return { id, name, code, parent, colour, definition, passages };
}

/** The themes that are offered for tagging: neither retired nor merged into another. */
export function themesInUse(themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => !theme.retired && theme.mergedInto === null);
}

/** A theme's row in a listing, indented by its depth in the tree. */
export function themeRow(theme: Theme, themes: readonly Theme[]): readonly string[] {
  const state = theme.mergedInto !== null ? ' (merged)' : theme.retired ? ' (retired)' : '';
  return [theme.code, String(theme.passages), `${'· '.repeat(depthOf(theme, themes))}${theme.name}${state}`];
}

function depthOf(theme: Theme, themes: readonly Theme[]): number {
  const parent = themes.find((other) => other.id === theme.parent);
  return parent === undefined ? 0 : depthOf(parent, themes) + 1;
}
