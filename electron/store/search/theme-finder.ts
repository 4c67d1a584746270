import type { ThemeQuery } from '../../../shared/query/index.ts';
import type { ReadableDatabase } from '../database.ts';
import { readStandingVersions } from '../text-versions.ts';
import { readThemeTree } from '../theme-tree.ts';
import { foldedName } from './folded-name.ts';

/**
 * Finds the themes that a query means: by code, else by name or `Parent/Name`, merges followed. Gives a sentence where
 * there is none, or more than one.
 */
export function themeFinder(database: ReadableDatabase): (theme: ThemeQuery) => ReadonlySet<string> | string {
  const { codes, displayOrder, parents, successors } = readThemeTree(database);
  const names = readStandingVersions(database, 'name');
  const nameOf = (theme: string): string => foldedName(names.get(theme)?.[0]?.content ?? '');
  const pathOf = (theme: string): string => {
    const parent = parents.get(theme) ?? null;
    return parent === null ? nameOf(theme) : `${pathOf(parent)}/${nameOf(theme)}`;
  };
  const isUnder = (theme: string, above: string): boolean => {
    const parent = parents.get(theme) ?? null;
    return parent !== null && (parent === above || isUnder(parent, above));
  };
  const endOf = (theme: string): string => successors.get(theme) ?? theme;
  return ({ theme, below }) => {
    const wanted = foldedName(theme);
    const byCode = displayOrder.filter((id) => foldedName(codes.get(id) ?? '') === wanted);
    const found =
      byCode.length > 0
        ? byCode
        : displayOrder.filter((id) => nameOf(id) === wanted || `/${pathOf(id)}`.endsWith(`/${wanted}`));
    const [end, ...others] = new Set(found.map(endOf));
    if (end === undefined) return `No theme has the code or the name “${theme}”.`;
    if (others.length > 0) {
      const known = [end, ...others].map((id) => codes.get(id) ?? '').join(', ');
      return `${others.length + 1} themes are called “${theme}”. Name one by its code: ${known}.`;
    }
    const under = below ? displayOrder.filter((id) => isUnder(id, end)) : [];
    return new Set([end, ...under.map(endOf)]);
  };
}
