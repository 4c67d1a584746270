import type { TreeRow } from './tree-rows.ts';

/** Which themes of the tree are chosen, which one the keys are at, and from where Shift reaches. */
export interface TreeSelection {
  readonly current: string | null;
  readonly anchor: string | null;
  readonly chosen: ReadonlySet<string>;
}

/** One theme alone, or none. */
export function onlyTheme(id: string | null): TreeSelection {
  return { current: id, anchor: id, chosen: new Set(id === null ? [] : [id]) };
}

/** Everything between the theme the choice began at and another one. */
export function upToTheme(selection: TreeSelection, rows: readonly TreeRow[], id: string): TreeSelection {
  const to = rows.findIndex((row) => row.theme.id === id);
  const began = rows.findIndex((row) => row.theme.id === selection.anchor);
  const from = began === -1 ? to : began;
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    current: id,
    anchor: rows[from]?.theme.id ?? id,
    chosen: new Set(range.map((row) => row.theme.id)),
  };
}

/** One theme more or less. */
export function withThemeToggled(selection: TreeSelection, id: string): TreeSelection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { current: id, anchor: id, chosen };
}

/** The keys at another theme, the choice as it is. */
export function atTheme(selection: TreeSelection, id: string): TreeSelection {
  return { ...selection, current: id };
}

/** All themes that are shown. */
export function allThemes(selection: TreeSelection, rows: readonly TreeRow[]): TreeSelection {
  return { ...selection, chosen: new Set(rows.map((row) => row.theme.id)) };
}

/** Without what is not there any more, as after a merge in another window. */
export function withoutGone(selection: TreeSelection, there: ReadonlySet<string>): TreeSelection {
  const kept = (id: string | null) => (id !== null && there.has(id) ? id : null);
  const chosen = [...selection.chosen].filter((id) => there.has(id));
  if (chosen.length === selection.chosen.size && kept(selection.current) === selection.current) {
    return selection;
  }
  return { current: kept(selection.current), anchor: kept(selection.anchor), chosen: new Set(chosen) };
}
