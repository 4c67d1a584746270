import {
  leastUsedColour,
  themeCodeFromName,
  themeNameKey,
  themePaths,
  themePathText,
  type ImportedTheme,
  type OperationDraft,
  type PaletteColour,
  type Theme,
} from '../../../shared/model/index.ts';
import { readThemeDescription, type ReadCode } from '../../../shared/exchange/index.ts';

/** Which themes the codes of a project are, and what makes those that the matter does not have. */
export interface ThemesOfProject {
  /** The theme of each code, by guid. */
  readonly themes: ReadonlyMap<string, string>;
  readonly operations: readonly OperationDraft[];
  readonly report: readonly ImportedTheme[];
  readonly remarks: readonly string[];
}

/**
 * Finds each code its theme: the one whose identifier it has (of a merged one, what it became), else the one of its name under
 * its parent's theme, else a new one there. One that is not for coding
 * with is retired, unless others stand under it. Themes that the matter has stay as they are.
 */
export function planProjectThemes(
  all: readonly Theme[],
  codes: readonly ReadCode[],
  newIdentifier: () => string,
): ThemesOfProject {
  const byId = new Map(all.map((theme) => [theme.id, theme] as const));
  const standing = all.filter(({ mergedInto }) => mergedInto === null);
  const placeOf = (parent: string | null, name: string): string => `${parent ?? ''} ${themeNameKey(name)}`;
  const byPlace = new Map(standing.map(({ id, parent, name }) => [placeOf(parent, name), id] as const));
  const tree = standing.map(({ id, name, parent }) => ({ id, name, parent }));
  const taken = new Set(all.map(({ code }) => code.toUpperCase()));
  const colours: PaletteColour[] = standing.map(({ colour }) => colour);
  const last = new Map<string | null, number>();
  for (const { parent, position } of standing) last.set(parent, Math.max(last.get(parent) ?? -1, position));
  const themes = new Map<string, string>();
  const operations: OperationDraft[] = [];
  const made = new Set<string>();
  const groups = new Set(codes.map(({ parent }) => parent));
  let joined = 0;
  let grouping = 0;
  for (const code of codes) {
    const name = plainName(code.name);
    const parent = code.parent === null ? null : (themes.get(code.parent) ?? null);
    const known = successorOf(byId, code.guid) ?? byPlace.get(placeOf(parent, name));
    if (known !== undefined) {
      if (made.has(known)) joined += 1;
      themes.set(code.guid, known);
      continue;
    }
    const theme = newIdentifier();
    const colour = code.colour ?? leastUsedColour(colours);
    const position = (last.get(parent) ?? -1) + 1;
    const shortCode = themeCodeFromName(name, taken);
    const isGroup = groups.has(code.guid);
    if (isGroup && !code.isCodable) grouping += 1;
    operations.push(
      ...creation(isGroup ? { ...code, isCodable: true } : code, {
        theme,
        name,
        code: shortCode,
        colour,
        parent,
        position,
      }),
    );
    themes.set(code.guid, theme);
    made.add(theme);
    byPlace.set(placeOf(parent, name), theme);
    tree.push({ id: theme, name, parent });
    taken.add(shortCode.toUpperCase());
    colours.push(colour);
    last.set(parent, position);
  }
  const paths = themePaths(tree);
  const report = [...new Set(themes.values())].map((theme): ImportedTheme => {
    return { path: themePathText(paths.get(theme) ?? []), result: made.has(theme) ? 'added' : 'matched' };
  });
  const remarks = [
    ...(grouping === 0
      ? []
      : [`Codes that only group others, and are ordinary themes here: ${grouping.toLocaleString('en-GB')}.`]),
    ...(joined === 0
      ? []
      : [
          `Codes that have the name of another one in the same place, and are one theme with it: ${joined.toLocaleString('en-GB')}.`,
        ]),
  ];
  return { themes, operations, report, remarks };
}

interface NewTheme {
  readonly theme: string;
  readonly name: string;
  readonly code: string;
  readonly colour: PaletteColour;
  readonly parent: string | null;
  readonly position: number;
}

function creation({ description, isCodable }: ReadCode, made: NewTheme): readonly OperationDraft[] {
  const { theme } = made;
  const { definition, use, avoid } = readThemeDescription(description);
  const written = (field: 'use' | 'avoid', text: string): readonly OperationDraft[] =>
    text === '' ? [] : [{ type: 'theme.write', body: { theme, field, text, replaces: [] } }];
  return [
    { type: 'theme.create', body: { ...made, definition } },
    ...written('use', use),
    ...written('avoid', avoid),
    ...(isCodable
      ? []
      : [{ type: 'theme.set', body: { theme, field: 'retired', value: true, was: false } } as const]),
  ];
}

function successorOf(byId: ReadonlyMap<string, Theme>, guid: string): string | undefined {
  const seen = new Set<string>();
  for (let here = byId.get(guid); here !== undefined && !seen.has(here.id);) {
    if (here.mergedInto === null) return here.id;
    seen.add(here.id);
    here = byId.get(here.mergedInto);
  }
  return undefined;
}

/** One line, never empty, and no longer than a name may be. */
function plainName(name: string): string {
  const line = name
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 1_000)
    .toWellFormed();
  return line === '' ? 'Unnamed code' : line;
}
