import type { Theme } from './theme.ts';

/** What a theme's place among the others is read from. */
export type ThemeInTree = Pick<Theme, 'id' | 'name' | 'parent'>;

/**
 * Where each theme stands, by id: the names from the top of the tree down to its own. Themes may have equal names under
 * different parents; this tells them apart. A parent that is not among the themes ends the path.
 */
export function themePaths(themes: readonly ThemeInTree[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(themes.map((theme) => [theme.id, theme] as const));
  const paths = new Map<string, readonly string[]>();
  for (const theme of themes) {
    const below: ThemeInTree[] = [];
    let here: ThemeInTree | undefined = theme;
    while (here !== undefined && !paths.has(here.id) && !below.includes(here)) {
      below.push(here);
      here = here.parent === null ? undefined : byId.get(here.parent);
    }
    let path = here === undefined ? [] : (paths.get(here.id) ?? []);
    for (const next of below.reverse()) {
      path = [...path, next.name];
      paths.set(next.id, path);
    }
  }
  return paths;
}

/** A path as people read it: `Leadership / Night staffing`. */
export function themePathText(path: readonly string[]): string {
  return path.join(' / ');
}

/** A path as it is written in a file, from which `readThemePath` gives back every name: a slash in a name becomes `\/`. */
export function writeThemePath(path: readonly string[]): string {
  return path.map((name) => name.replaceAll(/[\\/]/gu, '\\$&')).join(' / ');
}

/** The names in a written path, white space around each left out; nothing for an empty one. */
export function readThemePath(written: string): readonly string[] {
  const names = [''];
  let escaped = false;
  for (const character of written) {
    if (!escaped && character === '\\') escaped = true;
    else if (!escaped && character === '/') names.push('');
    else {
      names.push(`${names.pop() ?? ''}${character}`);
      escaped = false;
    }
  }
  const trimmed = names.map((name) => name.trim());
  return trimmed.every((name) => name === '') ? [] : trimmed;
}

/** What two names of siblings may not have in common: capital and small letters, and ways to write an accent, count as the same. */
export function themeNameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
