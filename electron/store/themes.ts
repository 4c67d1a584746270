import {
  themePaths,
  themeTextFields,
  type PaletteColour,
  type Theme,
  type ThemeTextConflict,
  type ThemeTextField,
} from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import type { PassageIndex } from './passage-index.ts';
import { readReviewerNames } from './reviewers.ts';
import { readStandingVersions, type StandingVersion } from './text-versions.ts';
import { readThemeTree } from './theme-tree.ts';
import { whileThemesStand } from './while-themes-stand.ts';

interface ThemeRow {
  readonly id: string;
  readonly colour: PaletteColour;
  readonly position: number;
  readonly retired: number;
}

const readRowsAndTexts = whileThemesStand((database) => ({
  rows: new Map(
    database
      .all<ThemeRow>('SELECT id, colour, position, retired FROM theme WHERE made_order IS NOT NULL')
      .map((row) => [row.id, row] as const),
  ),
  texts: themeTextFields.map((field) => [field, readStandingVersions(database, field)] as const),
}));

/** The standing themes in order of display, retired and merged-away ones included. */
export function readThemes(database: ReadableDatabase, passages: PassageIndex): readonly Theme[] {
  const { rows, texts } = readRowsAndTexts(database);
  const tree = readThemeTree(database);
  const reviewers = readReviewerNames(database);
  const wholes = documentsTaggedAsWholes(database, tree.successors, passages);
  const themes: Theme[] = [];
  for (const id of tree.displayOrder) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const successor = tree.successors.get(id) ?? id;
    const text = (field: ThemeTextField): string =>
      texts.find(([name]) => name === field)?.[1].get(id)?.[0]?.content ?? '';
    const counts = passages.themeCounts(id);
    themes.push({
      id,
      name: text('name'),
      code: tree.codes.get(id) ?? '',
      colour: row.colour,
      definition: text('definition'),
      use: text('use'),
      avoid: text('avoid'),
      parent: tree.parents.get(id) ?? null,
      path: [],
      position: row.position,
      retired: row.retired === 1,
      mergedInto: successor === id ? null : successor,
      passages: counts.passages,
      documents: counts.documents + (wholes.get(id) ?? 0),
      conflicts: texts.flatMap(([field, versions]) => conflictOf(field, versions.get(id) ?? [], reviewers)),
    });
  }
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const paths = themePaths(standing);
  return themes.map((theme) => ({ ...theme, path: paths.get(theme.id) ?? [theme.name] }));
}

/** A theme's fields as they were set, before cycles, merges and equal codes are resolved: what an undo puts back. */
export interface ThemeAsSet {
  readonly code: string;
  readonly parent: string | null;
  readonly mergedInto: string | null;
}

/** The fields of one theme as they were set, or null where it was never made here. */
export function readThemeAsSet(database: ReadableDatabase, theme: string): ThemeAsSet | null {
  return (
    database.get<ThemeAsSet>(
      'SELECT code, parent, merged_into AS mergedInto FROM theme WHERE id = ? AND made_order IS NOT NULL',
      theme,
    ) ?? null
  );
}

/** How many documents in use are tagged with a theme as a whole but have no passage with it, by theme. */
function documentsTaggedAsWholes(
  database: ReadableDatabase,
  successors: ReadonlyMap<string, string>,
  passages: PassageIndex,
): ReadonlyMap<string, number> {
  const rows = database.all<{ theme: string; document: string }>(
    `SELECT DISTINCT g.theme, g.document FROM document_tag g JOIN document d ON d.id = g.document
     WHERE g.covered = 0 AND d.made_order IS NOT NULL AND d.withdrawn IS NULL`,
  );
  const documents = new Map<string, Set<string>>();
  for (const { theme, document } of rows) {
    const end = successors.get(theme) ?? theme;
    if (passages.isTaggedIn(end, document)) continue;
    documents.set(end, (documents.get(end) ?? new Set()).add(document));
  }
  return new Map([...documents].map(([theme, those]) => [theme, those.size] as const));
}

function conflictOf(
  field: ThemeTextConflict['field'],
  versions: readonly StandingVersion[],
  reviewers: ReadonlyMap<string, string>,
): readonly ThemeTextConflict[] {
  if (versions.length < 2) return [];
  return [
    {
      field,
      versions: versions.map((version) => ({
        operation: version.operation,
        value: version.content,
        reviewer: reviewers.get(version.reviewer) ?? version.reviewer,
      })),
    },
  ];
}
