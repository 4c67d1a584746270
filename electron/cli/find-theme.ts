import { failure, success, type Result } from '../../shared/base/index.ts';
import type { Theme } from '../../shared/model/index.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/** The theme that a call names; rules as in `themeNamed`. */
export async function findTheme(matter: MatterAtWork, named: string): Promise<Result<Theme>> {
  const themes = await matter.ask('listThemes', {});
  return themes.ok ? themeNamed(themes.value, named) : themes;
}

/** The ids of the themes that a call names, in the order given. */
export async function findThemeIds(
  matter: MatterAtWork,
  named: readonly string[],
): Promise<Result<readonly string[]>> {
  if (named.length === 0) return success([]);
  const themes = await matter.ask('listThemes', {});
  if (!themes.ok) return themes;
  const ids: string[] = [];
  for (const name of named) {
    const theme = themeNamed(themes.value, name);
    if (!theme.ok) return theme;
    if (!ids.includes(theme.value.id)) ids.push(theme.value.id);
  }
  return success(ids);
}

/**
 * The theme with an id, a code, a name or a path of names (`Parent/Name`), tried in this order; small and capital letters
 * count as the same in all but ids. Of themes merged into another only the id and the code are known.
 *
 * A name that several themes have is refused with their number (`theme-ambiguous`).
 */
export function themeNamed(themes: readonly Theme[], named: string): Result<Theme> {
  const byId = themes.find((theme) => theme.id === named);
  if (byId !== undefined) return success(byId);
  const wanted = folded(named);
  const byCode = themes.find((theme) => folded(theme.code) === wanted);
  if (byCode !== undefined) return success(byCode);
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const byName = standing.filter((theme) => hasPath(themes, theme, wanted));
  const [only] = byName;
  if (only === undefined) {
    return failure(
      'theme-not-found',
      `There is no theme “${named}” in this matter. “themes” lists those that are there.`,
    );
  }
  if (byName.length === 1) return success(only);
  const codes = byName.map((theme) => theme.code).join(', ');
  return failure(
    'theme-ambiguous',
    `${byName.length} themes are called “${named}”: ${codes}. Name one by its code or as Parent/Name.`,
  );
}

/** True where the path is the theme's name, or ends in it and names its parents before it. */
function hasPath(themes: readonly Theme[], theme: Theme, path: string): boolean {
  const name = folded(theme.name);
  if (path === name) return true;
  if (!path.endsWith(`/${name}`)) return false;
  const parent = themes.find((other) => other.id === theme.parent);
  return parent !== undefined && hasPath(themes, parent, path.slice(0, -name.length - 1));
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
