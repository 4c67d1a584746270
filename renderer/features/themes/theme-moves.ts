import type { Theme } from '../../../shared/model/index.ts';

/** Where themes are put: under which parent, and at which place among the children there that are not moved. */
export interface ThemePlace {
  readonly parent: string | null;
  readonly position: number;
}

/** How themes can be moved by a key or a button. */
export type ThemeStep = 'up' | 'down' | 'in' | 'out';

/** Where on a theme others are dropped. */
export type DropPart = 'before' | 'into' | 'after';

/** Those of some themes that stand under none of the others: what goes with them is not moved by itself. */
export function outermost(themes: readonly Theme[], ids: ReadonlySet<string>): readonly Theme[] {
  const byId = themesById(themes);
  return themes.filter(
    (theme) =>
      ids.has(theme.id) && theme.mergedInto === null && !pathUp(byId, theme.parent).some((id) => ids.has(id)),
  );
}

/**
 * Where a step leads, or null where there is nothing that way, or the themes stand under different parents. `in` puts them
 * under the sibling above, at its end.
 */
export function stepPlace(
  themes: readonly Theme[],
  ids: ReadonlySet<string>,
  step: ThemeStep,
): ThemePlace | null {
  const moved = outermost(themes, ids);
  const [first] = moved;
  if (first === undefined || moved.some((theme) => theme.parent !== first.parent)) return null;
  const { parent } = first;
  const siblings = childrenOf(themes, parent);
  const isMoved = new Set(moved);
  const others = siblings.filter((sibling) => !isMoved.has(sibling));
  const before = siblings.indexOf(first);
  const after = siblings.lastIndexOf(moved.at(-1) ?? first) + 1 - moved.length;
  switch (step) {
    case 'up':
      return before > 0 ? { parent, position: before - 1 } : null;
    case 'down':
      return after < others.length ? { parent, position: after + 1 } : null;
    case 'in': {
      const above = others[before - 1];
      return above === undefined ? null : intoTheme(themes, ids, above.id);
    }
    case 'out': {
      const left = themes.find((theme) => theme.id === parent);
      if (left === undefined) return null;
      return { parent: left.parent, position: childrenOf(themes, left.parent).indexOf(left) + 1 };
    }
  }
}

/** Where themes go that are dropped on another: before it, after it or into it; null on one of themselves, where nothing moves. */
export function dropPlace(
  themes: readonly Theme[],
  ids: ReadonlySet<string>,
  onId: string,
  part: DropPart,
): ThemePlace | null {
  const on = themes.find((theme) => theme.id === onId);
  if (on === undefined || ids.has(onId)) return null;
  if (part === 'into') return intoTheme(themes, ids, onId);
  const others = childrenOf(themes, on.parent).filter((theme) => !ids.has(theme.id));
  return { parent: on.parent, position: others.indexOf(on) + (part === 'after' ? 1 : 0) };
}

/** At the end of what stands under a theme; null for the top of the tree. */
export function intoTheme(
  themes: readonly Theme[],
  ids: ReadonlySet<string>,
  parent: string | null,
): ThemePlace {
  return { parent, position: childrenOf(themes, parent).filter((theme) => !ids.has(theme.id)).length };
}

/** The themes of the tree that are none of some and stand under none of them: what these can be put under. */
export function outside(themes: readonly Theme[], ids: ReadonlySet<string>): readonly Theme[] {
  const byId = themesById(themes);
  return themes.filter(
    (theme) => theme.mergedInto === null && !pathUp(byId, theme.id).some((id) => ids.has(id)),
  );
}

/** Whether a theme is one of some others or stands somewhere under one, so that they cannot be put under it. */
export function isWithin(
  themes: readonly Theme[],
  themeId: string | null,
  ids: ReadonlySet<string>,
): boolean {
  return pathUp(themesById(themes), themeId).some((id) => ids.has(id));
}

function childrenOf(themes: readonly Theme[], parent: string | null): readonly Theme[] {
  return themes.filter((theme) => theme.mergedInto === null && theme.parent === parent);
}

/** A theme and those above it. */
function pathUp(themes: ReadonlyMap<string, Theme>, themeId: string | null): readonly string[] {
  const path: string[] = [];
  for (let id = themeId; id !== null; id = themes.get(id)?.parent ?? null) path.push(id);
  return path;
}

function themesById(themes: readonly Theme[]): ReadonlyMap<string, Theme> {
  return new Map(themes.map((theme) => [theme.id, theme]));
}
