import type { Theme } from '../../../shared/model/index.ts';
import { themePathText } from '../../../shared/model/index.ts';
import type { PlacedTheme } from '../../state/theme-order.ts';
import { themeTree } from '../../state/theme-order.ts';

/** A theme as a row of the tree. */
export interface TreeRow {
  readonly theme: Theme;
  /** From 0. */
  readonly depth: number;
  /** Whether what stands under it is shown; `leaf` where nothing does. */
  readonly branch: 'open' | 'closed' | 'leaf';
  /** How many themes are shown under its parent, and its place among them from 1. */
  readonly siblings: number;
  readonly place: number;
}

/**
 * The rows of the tree from top to bottom, without what stands under closed themes. With words typed, only themes whose
 * path or code holds all of them, and the themes above these, whatever is closed.
 */
export function treeRows(
  themes: readonly Theme[],
  closed: ReadonlySet<string>,
  typed: string,
): readonly TreeRow[] {
  const tree = themeTree(themes);
  const filtered = typed.trim() !== '';
  const found = filtered ? matching(tree, typed) : tree;
  const hidden = filtered ? new Set<string>() : closed;
  const seen: PlacedTheme[] = [];
  let closedAt = Infinity;
  for (const placed of found) {
    if (placed.depth > closedAt) continue;
    closedAt = hidden.has(placed.theme.id) ? placed.depth : Infinity;
    seen.push(placed);
  }
  const parents = new Set(found.map(({ theme }) => theme.parent));
  const families = new Map<string | null, number>();
  const places = seen.map(({ theme, depth }) => {
    const family = depth === 0 ? null : theme.parent;
    const place = (families.get(family) ?? 0) + 1;
    families.set(family, place);
    return { family, place };
  });
  return seen.map(({ theme, depth }, at) => ({
    theme,
    depth,
    branch: !parents.has(theme.id) ? 'leaf' : hidden.has(theme.id) ? 'closed' : 'open',
    siblings: families.get(places[at]?.family ?? null) ?? 1,
    place: places[at]?.place ?? 1,
  }));
}

/** The themes above a theme, which must be open for it to be seen. */
export function themesAbove(themes: readonly Theme[], themeId: string): readonly string[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const above: string[] = [];
  for (let id = byId.get(themeId)?.parent ?? null; id !== null; id = byId.get(id)?.parent ?? null) {
    above.push(id);
  }
  return above;
}

function matching(tree: readonly PlacedTheme[], typed: string): readonly PlacedTheme[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const byId = new Map(tree.map(({ theme }) => [theme.id, theme]));
  const shown = new Set<string>();
  for (const { theme } of tree) {
    const label = `${theme.code} ${themePathText(theme.path)}`.toLowerCase();
    if (!words.every((word) => label.includes(word))) continue;
    for (let id: string | null = theme.id; id !== null && !shown.has(id); id = byId.get(id)?.parent ?? null) {
      shown.add(id);
    }
  }
  return tree.filter(({ theme }) => shown.has(theme.id));
}
