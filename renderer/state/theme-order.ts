import { themeNameKey, themePathText, type Theme } from '../../shared/model/index.ts';

/** A theme with its depth in the tree, from 0. */
export interface PlacedTheme {
  readonly theme: Theme;
  readonly depth: number;
}

/** Themes offered for new tags, in order of display: neither retired nor merged away. */
export function offeredThemes(themes: readonly Theme[]): readonly Theme[] {
  return themeTree(themes)
    .map(({ theme }) => theme)
    .filter((theme) => !theme.retired);
}

/** The digit that tags with each of the first nine offered themes, by theme id. */
export function themeDigits(themes: readonly Theme[]): ReadonlyMap<string, number> {
  return new Map(
    offeredThemes(themes)
      .slice(0, 9)
      .map((theme, index) => [theme.id, index + 1]),
  );
}

/** What themes are called in a flat list, by id: by name, and with the themes above it where another one has the same name. */
export function themeLabels(themes: readonly Theme[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const theme of themes) {
    const key = themeNameKey(theme.name);
    if (theme.mergedInto === null) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return new Map(
    themes.map((theme) => [
      theme.id,
      (uses.get(themeNameKey(theme.name)) ?? 0) > 1 ? themePathText(theme.path) : theme.name,
    ]),
  );
}

/** The tree in order of display with each theme's depth; merged-away themes are left out. */
export function themeTree(themes: readonly Theme[]): readonly PlacedTheme[] {
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const ids = new Set(standing.map((theme) => theme.id));
  const children = new Map<string | null, Theme[]>();
  for (const theme of standing) {
    const parent = theme.parent !== null && ids.has(theme.parent) ? theme.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), theme]);
  }
  const placed: PlacedTheme[] = [];
  const place = (parent: string | null, depth: number): void => {
    for (const theme of children.get(parent) ?? []) {
      placed.push({ theme, depth });
      place(theme.id, depth + 1);
    }
  };
  place(null, 0);
  return placed;
}
