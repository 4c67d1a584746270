import { resolveThemes, type FoldedTheme, type ThemeResolution } from '../../shared/fold/index.ts';
import type { ReadableDatabase } from './database.ts';
import { whileThemesStand } from './while-themes-stand.ts';

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
  readonly alive: number;
}

/** The themes that were made here, and how they resolve with those of the deleted ones that stand all the same. */
interface KnownThemes {
  readonly alive: readonly FoldedTheme[];
  readonly deleted: readonly FoldedTheme[];
  readonly resolutions: Map<string, ThemeResolution>;
}

const readKnownThemes = whileThemesStand((database): KnownThemes => {
  const rows = database.all<ThemeTreeRow>(
    `SELECT t.*, EXISTS (SELECT 1 FROM life WHERE subject = t.id AND covered = 0) AS alive
     FROM theme t WHERE t.made_order IS NOT NULL`,
  );
  return {
    alive: rows.filter((row) => row.alive === 1).map(foldedTheme),
    deleted: rows.filter((row) => row.alive === 0).map(foldedTheme),
    resolutions: new Map(),
  };
});

/**
 * The resolved tree of standing themes: parents, merges, codes and order of display. A theme stands while something gives
 * it life, or while a standing tag made without knowledge of its deletion uses it.
 */
export function readThemeTree(database: ReadableDatabase): ThemeResolution {
  const { alive, deleted, resolutions } = readKnownThemes(database);
  const used = usedOf(database, deleted);
  const key = used.map((theme) => theme.id).join(' ');
  const known = resolutions.get(key);
  if (known !== undefined) return known;
  const resolution = resolveThemes([...alive, ...used]);
  resolutions.set(key, resolution);
  return resolution;
}

/** Those of deleted themes that a standing tag uses. */
function usedOf(database: ReadableDatabase, deleted: readonly FoldedTheme[]): readonly FoldedTheme[] {
  if (deleted.length === 0) return deleted;
  const used = database.all<{ id: string }>(
    `SELECT t.value AS id FROM json_each(?) t WHERE
       EXISTS (SELECT 1 FROM tag g WHERE g.theme = t.value AND g.covered = 0
         AND EXISTS (SELECT 1 FROM life WHERE subject = g.passage AND covered = 0))
       OR EXISTS (SELECT 1 FROM document_tag h WHERE h.theme = t.value AND h.covered = 0)`,
    JSON.stringify(deleted.map((theme) => theme.id)),
  );
  const ids = new Set(used.map((row) => row.id));
  return deleted.filter((theme) => ids.has(theme.id));
}

function foldedTheme(row: ThemeTreeRow): FoldedTheme {
  return {
    id: row.id,
    code: row.code,
    codeOrder: row.code_order,
    parent: row.parent,
    parentOrder: row.parent_order,
    position: row.position,
    mergedInto: row.merged_into,
    mergedIntoOrder: row.merged_into_order,
    madeOrder: row.made_order,
  };
}
