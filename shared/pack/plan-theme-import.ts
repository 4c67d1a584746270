import {
  leastUsedColour,
  siblingPositions,
  themeCodeFromName,
  themePaths,
  themePathText,
  type Theme,
  type ThemeImportField,
  type ThemeImportLine,
} from '../model/index.ts';
import { prefixedColumn } from './csv.ts';
import type { ReadTable } from './read-csv.ts';
import { themeDrafts, type PlannedTheme, type ThemeDraft, type ThemeDrafts } from './theme-drafts.ts';
import { readThemeRow, type ThemeRow } from './theme-row.ts';
import { themeColumns } from './themes-csv.ts';

/** What an import does. */
export interface ThemeImportPlan {
  readonly added: readonly PlannedTheme[];
  /** Themes of the matter that are different afterwards, with what they are now. */
  readonly changed: readonly { readonly theme: Theme; readonly planned: PlannedTheme }[];
  readonly lines: readonly ThemeImportLine[];
  readonly remarks: readonly string[];
}

/**
 * Plans what a file of themes does to the themes of a matter. A row is about the theme that has its code, else about the
 * one with its name under its parent, else it is a new one. What a row leaves out stays; nothing is ever removed.
 *
 * Rows may come in any order. A parent may be called by the name it has in the matter or by the one the file gives it.
 * Siblings that are in the file stand afterwards in the file's order, on the places they share.
 */
export function planThemeImport(
  themes: readonly Theme[],
  table: ReadTable,
  newIdentifier: () => string,
): ThemeImportPlan {
  const standing = themes.filter((theme) => theme.mergedInto === null);
  const before = new Map(standing.map((theme) => [theme.id, theme] as const));
  const lines: ThemeImportLine[] = table.faults.map(({ line, sentence }) => refusedLine(line, '', sentence));
  const rows: ThemeRow[] = [];
  for (const row of table.rows) {
    const read = readThemeRow(row);
    if (read.ok) rows.push(read.value);
    else lines.push(refusedLine(row.line, row.cells.get('name') ?? '', read.failure));
  }
  const drafts = themeDrafts(standing);
  const { found, refused } = placeRows(rows, {
    drafts,
    asTheyAre: themeDrafts(standing),
    byCode: new Map(themes.map((theme) => [theme.code.toUpperCase(), theme] as const)),
    taken: takenCodes(themes, rows),
    found: new Map(),
    newIdentifier,
  });
  lines.push(...refused);
  putInOrder(before, drafts, found);
  const paths = themePaths(drafts.all());
  for (const [id, row] of found) {
    const draft = drafts.get(id);
    const theme = before.get(id);
    const fields = draft === undefined || theme === undefined ? [] : differences(theme, draft);
    const result = theme === undefined ? 'added' : fields.length > 0 ? 'changed' : 'unchanged';
    const path = themePathText(paths.get(id) ?? []);
    lines.push({ line: row.line, path, result, fields, sentence: null });
  }
  return {
    added: drafts.all().filter((draft) => !before.has(draft.id)),
    changed: standing.flatMap((theme) => {
      const planned = drafts.get(theme.id);
      return planned === undefined || differences(theme, planned).length === 0 ? [] : [{ theme, planned }];
    }),
    lines: lines.sort((one, other) => one.line - other.line),
    remarks: remarksOn(table),
  };
}

interface Planning {
  readonly drafts: ThemeDrafts;
  /** The themes before the import, by whose names a parent may be called, too. */
  readonly asTheyAre: ThemeDrafts;
  /** All themes of the matter by code in capitals, merged-away ones included. */
  readonly byCode: ReadonlyMap<string, Theme>;
  /** Codes that a new theme may not be given, in capitals. */
  readonly taken: Set<string>;
  /** The rows that found their theme, by its id. */
  readonly found: Map<string, ThemeRow>;
  readonly newIdentifier: () => string;
}

/** Finds each row its theme, in rounds: a row waits where its parent, or the place it wants, is made or left by a later one. */
function placeRows(
  rows: readonly ThemeRow[],
  planning: Planning,
): {
  readonly found: ReadonlyMap<string, ThemeRow>;
  readonly refused: readonly ThemeImportLine[];
} {
  const refused: ThemeImportLine[] = [];
  let waiting: readonly (readonly [ThemeRow, string])[] = rows.map((row) => [row, ''] as const);
  for (let before = -1; waiting.length !== before;) {
    before = waiting.length;
    const later: (readonly [ThemeRow, string])[] = [];
    for (const [row] of waiting) {
      const tried = tryRow(row, planning);
      if (tried.kind === 'done') {
        planning.found.set(tried.draft.id, row);
        planning.drafts.set(tried.draft);
      } else if (tried.kind === 'waits') later.push([row, tried.sentence]);
      else refused.push(refusedLine(row.line, rowPath(row), tried.sentence));
    }
    waiting = later;
  }
  for (const [row, sentence] of waiting) refused.push(refusedLine(row.line, rowPath(row), sentence));
  return { found: planning.found, refused };
}

/** What trying a row came to; one that waits may find its place after others. */
type Try =
  | { readonly kind: 'done'; readonly draft: ThemeDraft }
  | { readonly kind: 'waits' | 'refused'; readonly sentence: string };

function tryRow(row: ThemeRow, planning: Planning): Try {
  const { drafts } = planning;
  const holder = planning.byCode.get(row.code?.toUpperCase() ?? '');
  if (holder !== undefined && holder.mergedInto !== null) {
    return {
      kind: 'refused',
      sentence: `The code ${holder.code} belongs to “${holder.name}”, which was merged into another theme.`,
    };
  }
  const parent = parentOf(row, holder, planning);
  if (parent === undefined) {
    return {
      kind: 'waits',
      sentence: `There is no theme “${themePathText(row.parent ?? [])}” to put it under, neither in the matter nor in this file.`,
    };
  }
  const namesake = drafts.named(parent, row.name);
  const id = holder?.id ?? namesake?.id;
  const twice = id === undefined ? undefined : planning.found.get(id);
  if (twice !== undefined)
    return { kind: 'refused', sentence: `Line ${twice.line} is about the same theme.` };
  if (namesake !== undefined && namesake.id !== id) {
    return {
      kind: 'waits',
      sentence: `There already is a theme “${namesake.name}” (${namesake.code}) in the same place.`,
    };
  }
  if (id !== undefined && drafts.isUnder(parent, id)) {
    return {
      kind: 'refused',
      sentence: 'A theme cannot be put under itself or under one of its own sub-themes.',
    };
  }
  return { kind: 'done', draft: draftOf(row, parent, id, planning) };
}

function parentOf(
  row: ThemeRow,
  holder: Theme | undefined,
  { drafts, asTheyAre }: Planning,
): string | null | undefined {
  if (row.parent === undefined) return holder?.parent ?? null;
  const now = drafts.at(row.parent);
  return now === undefined ? asTheyAre.at(row.parent) : now;
}

function draftOf(
  row: ThemeRow,
  parent: string | null,
  id: string | undefined,
  { drafts, taken, newIdentifier }: Planning,
): ThemeDraft {
  const known = id === undefined ? undefined : drafts.get(id);
  const code = row.code ?? known?.code ?? themeCodeFromName(row.name, taken);
  taken.add(code.toUpperCase());
  return {
    id: known?.id ?? newIdentifier(),
    code,
    name: row.name,
    colour: row.colour ?? known?.colour ?? leastUsedColour(drafts.all().map((other) => other.colour)),
    definition: row.definition ?? known?.definition ?? '',
    use: row.use ?? known?.use ?? '',
    avoid: row.avoid ?? known?.avoid ?? '',
    parent,
    retired: row.retired ?? known?.retired ?? false,
    position: known?.position ?? 0,
  };
}

function takenCodes(themes: readonly Theme[], rows: readonly ThemeRow[]): Set<string> {
  const codes = [...themes.map((theme) => theme.code), ...rows.flatMap((row) => row.code ?? [])];
  return new Set(codes.map((code) => code.toUpperCase()));
}

/** Puts the file's themes among their siblings in the file's order, new and moved ones behind the others. */
function putInOrder(
  before: ReadonlyMap<string, Theme>,
  drafts: ThemeDrafts,
  found: ReadonlyMap<string, ThemeRow>,
): void {
  const lineOf = (draft: ThemeDraft): number => found.get(draft.id)?.line ?? 0;
  const isPlaced = (draft: ThemeDraft): boolean => before.get(draft.id)?.parent === draft.parent;
  const inLines = (those: readonly ThemeDraft[]): readonly ThemeDraft[] =>
    those.toSorted((one, other) => lineOf(one) - lineOf(other));
  const families = new Map<string | null, ThemeDraft[]>();
  for (const draft of drafts.all()) {
    const family = families.get(draft.parent) ?? [];
    families.set(draft.parent, family);
    family.push(draft);
  }
  for (const children of families.values()) {
    const present = [...children.filter(isPlaced), ...inLines(children.filter((draft) => !isPlaced(draft)))];
    const next = inLines(present.filter((draft) => found.has(draft.id))).values();
    const order = present.map((draft) => (found.has(draft.id) ? (next.next().value ?? draft) : draft));
    if (order.every((draft, at) => draft === present[at] && isPlaced(draft))) continue;
    const positions = siblingPositions(
      order.map((draft) => ({ id: draft.id, position: isPlaced(draft) ? draft.position : null })),
    );
    for (const draft of order) draft.position = positions.get(draft.id) ?? draft.position;
  }
}

function differences(theme: Theme, planned: PlannedTheme): readonly ThemeImportField[] {
  const fields: readonly (readonly [ThemeImportField, boolean])[] = [
    ['code', theme.code !== planned.code],
    ['name', theme.name !== planned.name],
    ['place', theme.parent !== planned.parent || theme.position !== planned.position],
    ['colour', theme.colour !== planned.colour],
    ['definition', theme.definition !== planned.definition],
    ['when to use', theme.use !== planned.use],
    ['when not to use', theme.avoid !== planned.avoid],
    ['retired', theme.retired !== planned.retired],
  ];
  return fields.filter(([, differs]) => differs).map(([field]) => field);
}

function remarksOn(table: ReadTable): readonly string[] {
  const known: readonly string[] = [...themeColumns, prefixedColumn, ''];
  const unknown = table.columns.filter((column) => !known.includes(column));
  return [
    ...(table.columns.includes('name')
      ? []
      : [
          'The first row names no column “name”, so no theme could be read. Export the themes to see the columns.',
        ]),
    ...(unknown.length === 0
      ? []
      : [`Passed over, as themes have no such field: ${unknown.map((column) => `“${column}”`).join(', ')}.`]),
  ];
}

function rowPath(row: ThemeRow): string {
  return themePathText([...(row.parent ?? []), row.name]);
}

function refusedLine(line: number, path: string, sentence: string): ThemeImportLine {
  return { line, path, result: 'refused', fields: [], sentence };
}
