import { paletteColours, themePaths, writeThemePath, type Theme } from '../model/index.ts';
import { csvText, type CsvRow } from './csv.ts';

/** The columns of a file of themes, before the one that names the cells led by an apostrophe. */
export const themeColumns = [
  'code',
  'name',
  'parent_path',
  'colour',
  'definition',
  'use',
  'avoid',
  'retired',
] as const;

/** One of the columns of a file of themes. */
export type ThemeColumn = (typeof themeColumns)[number];

/**
 * Themes as CSV, one row each in order of display, retired ones included and merged-away ones left out; rules as in
 * `csvText`. `parent_path` holds the names from the top down to the theme it stands under, as `writeThemePath` writes them.
 */
export function themesCsv(themes: readonly Theme[]): string {
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const paths = themePaths(standing);
  const rows = standing.map((theme): CsvRow<ThemeColumn> => ({
    code: theme.code,
    name: theme.name,
    parent_path: writeThemePath((paths.get(theme.id) ?? []).slice(0, -1)),
    colour: theme.colour,
    definition: theme.definition,
    use: theme.use,
    avoid: theme.avoid,
    retired: theme.retired ? 'yes' : 'no',
  }));
  return csvText(themeColumns, rows);
}

/** Which colours a file of themes may name, for the sentence that refuses another. */
export const colourWords = paletteColours.join(', ');
