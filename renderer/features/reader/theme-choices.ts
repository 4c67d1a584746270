import type { Theme } from '../../../shared/model/index.ts';
import { offeredThemes, themeTree } from '../../state/theme-order.ts';
import { fuzzyFind } from '../../state/fuzzy-find.ts';

/** Something the palette of themes offers. */
export type ThemeChoice =
  /** `path`: the names of the themes it stands under, outermost first. */
  | {
      readonly kind: 'theme';
      readonly theme: Theme;
      readonly depth: number;
      readonly path: readonly string[];
    }
  | { readonly kind: 'new'; readonly name: string; readonly parent: Theme | null }
  /** Asks under which theme a new one shall stand. */
  | { readonly kind: 'new-under'; readonly name: string };

/**
 * What the palette offers for what is typed: every theme of the tree that is in use and fits, best first, and, where no
 * theme of that name stands there, a new one at the top, or under a theme that is then asked for.
 *
 * `Training / Night drills` names a new theme under Training.
 */
export function themeChoices(themes: readonly Theme[], query: string): readonly ThemeChoice[] {
  const typed = query.trim();
  const found = foundThemes(themes, typed);
  if (typed === '') return found;
  const placed = placedName(themes, typed);
  const name = placed?.name ?? typed;
  const parent = placed?.parent ?? null;
  const isTaken = standingThemes(themes).some(
    (theme) => theme.parent === (parent?.id ?? null) && isSameName(theme.name, name),
  );
  const added: readonly ThemeChoice[] = isTaken ? [] : [{ kind: 'new', name, parent }];
  return [...found, ...added, ...(placed === null ? [{ kind: 'new-under', name } as const] : [])];
}

/** The themes that a new one of this name can be put under, as the palette offers them. */
export function parentChoices(
  themes: readonly Theme[],
  name: string,
  query: string,
): readonly Extract<ThemeChoice, { readonly kind: 'theme' }>[] {
  const taken = new Set(
    standingThemes(themes)
      .filter((theme) => isSameName(theme.name, name))
      .map((theme) => theme.parent),
  );
  return foundThemes(themes, query.trim()).filter(({ theme }) => !taken.has(theme.id));
}

function foundThemes(
  themes: readonly Theme[],
  typed: string,
): readonly Extract<ThemeChoice, { readonly kind: 'theme' }>[] {
  const offered = new Set(offeredThemes(themes).map((theme) => theme.id));
  const placed = themeTree(themes).filter(({ theme }) => offered.has(theme.id));
  return fuzzyFind(typed, placed, ({ theme }) => [...theme.path, theme.code].join(' ')).map(
    ({ theme, depth }) => ({
      kind: 'theme',
      theme,
      depth: typed === '' ? depth : 0,
      path: theme.path.slice(0, -1),
    }),
  );
}

function placedName(
  themes: readonly Theme[],
  typed: string,
): { readonly name: string; readonly parent: Theme } | null {
  const [, path, name] = /^(.+?)\s*\/\s*([^/]+)$/u.exec(typed) ?? [];
  if (path === undefined || name === undefined) return null;
  const under = path.split('/').at(-1)?.trim() ?? '';
  const parent = offeredThemes(themes).find(
    (theme) => isSameName(theme.name, under) || isSameName(theme.code, under),
  );
  return parent === undefined ? null : { name: name.trim(), parent };
}

function standingThemes(themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => theme.mergedInto === null);
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
