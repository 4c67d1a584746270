import type { Theme } from '../../../shared/model/index.ts';

/** Where a theme is put: under which parent, and at which place among the siblings there, itself not counted. */
export interface ThemePlace {
  readonly parent: string | null;
  readonly position: number;
}

/** How a theme can be moved by a key or a button. */
export type ThemeStep = 'up' | 'down' | 'in' | 'out';

/** Where a step leads, or null where there is nothing that way. `in` nests under the sibling above, at its end. */
export function stepPlace(themes: readonly Theme[], themeId: string, step: ThemeStep): ThemePlace | null {
  const theme = themes.find((found) => found.id === themeId);
  if (theme === undefined) return null;
  const siblings = childrenOf(themes, theme.parent);
  const at = siblings.findIndex((sibling) => sibling.id === themeId);
  switch (step) {
    case 'up':
      return at > 0 ? { parent: theme.parent, position: at - 1 } : null;
    case 'down':
      return at < siblings.length - 1 ? { parent: theme.parent, position: at + 1 } : null;
    case 'in': {
      const above = siblings[at - 1];
      return above === undefined ? null : { parent: above.id, position: childrenOf(themes, above.id).length };
    }
    case 'out': {
      const parent = themes.find((found) => found.id === theme.parent);
      if (parent === undefined) return null;
      const aunts = childrenOf(themes, parent.parent);
      return { parent: parent.parent, position: aunts.findIndex((aunt) => aunt.id === parent.id) + 1 };
    }
  }
}

/**
 * Where a theme goes that is dropped on another: before it, after it or into it; null where it would end up under itself.
 */
export function dropPlace(
  themes: readonly Theme[],
  themeId: string,
  onId: string,
  where: 'before' | 'after' | 'into',
): ThemePlace | null {
  const on = themes.find((found) => found.id === onId);
  if (on === undefined || isWithin(themes, onId, themeId)) return null;
  if (where === 'into') {
    return {
      parent: onId,
      position: childrenOf(themes, onId).filter((child) => child.id !== themeId).length,
    };
  }
  const siblings = childrenOf(themes, on.parent).filter((sibling) => sibling.id !== themeId);
  const at = siblings.findIndex((sibling) => sibling.id === onId);
  return { parent: on.parent, position: where === 'before' ? at : at + 1 };
}

/** Whether a theme is another one or stands somewhere under it. */
export function isWithin(themes: readonly Theme[], themeId: string, aboveId: string): boolean {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  for (let id: string | null = themeId; id !== null; id = byId.get(id)?.parent ?? null) {
    if (id === aboveId) return true;
  }
  return false;
}

function childrenOf(themes: readonly Theme[], parent: string | null): readonly Theme[] {
  return themes.filter((theme) => theme.mergedInto === null && theme.parent === parent);
}
