import { resolveThemes, type FoldedTheme, type ThemeResolution } from '../../shared/fold/index.ts';
import type { ReadableDatabase } from './database.ts';

interface ThemeTreeRow {
  readonly id: string;
  readonly code: string;
  readonly code_order: string;
  readonly parent: string | null;
  readonly parent_order: string;
  readonly position: number;
  readonly merged_into: string | null;
  readonly merged_into_order: string;
  readonly made_order: string;
}

/** A theme stands while something gives it life, or while a standing tag made without knowledge of its deletion uses it. */
export const themeStands = `
  t.made_order IS NOT NULL AND (
    EXISTS (SELECT 1 FROM life WHERE subject = t.id AND covered = 0)
    OR EXISTS (SELECT 1 FROM tag g WHERE g.theme = t.id AND g.covered = 0
      AND EXISTS (SELECT 1 FROM life WHERE subject = g.passage AND covered = 0))
    OR EXISTS (SELECT 1 FROM document_tag h WHERE h.theme = t.id AND h.covered = 0))`;

/** The resolved tree of standing themes: parents, merges, codes and order of display. */
export function readThemeTree(database: ReadableDatabase): ThemeResolution {
  const rows = database.all<ThemeTreeRow>(`SELECT * FROM theme t WHERE ${themeStands}`);
  return resolveThemes(
    rows.map((row): FoldedTheme => ({
      id: row.id,
      code: row.code,
      codeOrder: row.code_order,
      parent: row.parent,
      parentOrder: row.parent_order,
      position: row.position,
      mergedInto: row.merged_into,
      mergedIntoOrder: row.merged_into_order,
      madeOrder: row.made_order,
    })),
  );
}
