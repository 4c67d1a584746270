import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  paletteColours,
  type OperationDraft,
  type PaletteColour,
  type Theme,
  type ThemeTextField,
} from '../../shared/model/index.ts';
import { readStandingVersionsOf, readThemeAsSet, readThemes, type ThemeAsSet } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';

/** The themes in order of display. */
export function listThemes(context: MatterContext): readonly Theme[] {
  return readThemes(context.reader, context.passages);
}

/** A theme to add; what is left out is chosen: a free code made from the name, the least used colour. */
export interface NewTheme {
  readonly name: string;
  readonly parent: string | null;
  readonly code?: string | undefined;
  readonly colour?: PaletteColour | undefined;
  readonly definition?: string | undefined;
}

/** Adds a theme at the end of its siblings; a name its siblings already have is refused (`theme-exists`). */
export function addTheme(context: MatterContext, theme: NewTheme): Result<Theme> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const themes = listThemes(context);
  const name = theme.name.trim();
  if (name === '') return failure('call-invalid', 'A theme needs a name. Nothing was added.');
  if (theme.parent !== null) {
    const parent = requireTheme(context, theme.parent);
    if (!parent.ok) return parent;
  }
  const siblings = inUse(themes).filter((other) => other.parent === theme.parent);
  const same = siblings.find((other) => sameName(other.name, name));
  if (same !== undefined) return nameTaken(same);
  if (theme.code !== undefined) {
    const code = freeCode(themes, theme.code.trim(), null);
    if (!code.ok) return code;
  }
  const id = context.newIdentifier();
  writing.value.write([
    {
      type: 'theme.create',
      body: {
        theme: id,
        name,
        code:
          theme.code?.trim() ?? codeFromName(name, new Set(themes.map((other) => other.code.toUpperCase()))),
        colour: theme.colour ?? leastUsedColour(themes),
        definition: theme.definition ?? '',
        parent: theme.parent,
        position: Math.max(-1, ...siblings.map((other) => other.position)) + 1,
      },
    },
  ]);
  return requireTheme(context, id);
}

/** Renames a theme or writes what it means, when to use it or when not, replacing every wording that stands; so it also settles a conflict. */
export function writeTheme(
  context: MatterContext,
  themeId: string,
  field: ThemeTextField,
  text: string,
): Result<Theme> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const theme = requireTheme(context, themeId);
  if (!theme.ok) return theme;
  const wording = field === 'name' ? text.trim() : text;
  if (field === 'name') {
    if (wording === '') return failure('call-invalid', 'A theme needs a name. Nothing was changed.');
    const same = inUse(listThemes(context)).find(
      (other) => other.id !== themeId && other.parent === theme.value.parent && sameName(other.name, wording),
    );
    if (same !== undefined) return nameTaken(same);
  }
  const standing = readStandingVersionsOf(context.reader, themeId, field);
  if (standing.length < 2 && (standing[0]?.content ?? '') === wording) return theme;
  writing.value.write([
    {
      type: 'theme.write',
      body: { theme: themeId, field, text: wording, replaces: standing.map((version) => version.operation) },
    },
  ]);
  return requireTheme(context, themeId);
}

/** Gives a theme another code; one that another theme shows is refused (`theme-exists`). */
export function setThemeCode(context: MatterContext, themeId: string, code: string): Result<Theme> {
  const free = freeCode(listThemes(context), code.trim(), themeId);
  if (!free.ok) return free;
  return setPlain(context, themeId, (theme, set) =>
    theme.code === free.value
      ? []
      : [
          {
            type: 'theme.set',
            body: { theme: themeId, field: 'code', value: free.value, was: set.code },
          },
        ],
  );
}

/** Gives a theme another colour. */
export function setThemeColour(
  context: MatterContext,
  themeId: string,
  colour: PaletteColour,
): Result<Theme> {
  return setPlain(context, themeId, (theme) =>
    theme.colour === colour
      ? []
      : [{ type: 'theme.set', body: { theme: themeId, field: 'colour', value: colour, was: theme.colour } }],
  );
}

/** Takes a theme out of what is offered for new tags, or offers it again; old tags stay. */
export function retireTheme(context: MatterContext, themeId: string, retired: boolean): Result<Theme> {
  return setPlain(context, themeId, (theme) =>
    theme.retired === retired
      ? []
      : [
          {
            type: 'theme.set',
            body: { theme: themeId, field: 'retired', value: retired, was: theme.retired },
          },
        ],
  );
}

/** Puts a theme under a parent (null for the top) at a place among its new siblings. */
export function moveTheme(
  context: MatterContext,
  themeId: string,
  parent: string | null,
  position: number,
): Result<Theme> {
  const themes = listThemes(context);
  if (parent !== null) {
    const found = requireTheme(context, parent);
    if (!found.ok) return found;
    for (let above: string | null = parent; above !== null; above = parentOf(themes, above)) {
      if (above === themeId) {
        return failure(
          'call-invalid',
          'A theme cannot be put under itself or under one of its own sub-themes.',
        );
      }
    }
  }
  const siblings = inUse(themes).filter((theme) => theme.parent === parent && theme.id !== themeId);
  const before = siblings[position - 1]?.position;
  const after = siblings[position]?.position;
  const place =
    before === undefined
      ? (after ?? 1) - 1
      : after === undefined
        ? before + 1
        : before < after
          ? (before + after) / 2
          : before;
  return setPlain(context, themeId, (theme, set) => {
    const operations: OperationDraft[] = [];
    if (theme.parent !== parent) {
      operations.push({
        type: 'theme.set',
        body: { theme: themeId, field: 'parent', value: parent, was: set.parent },
      });
    }
    if (theme.position !== place) {
      operations.push({
        type: 'theme.set',
        body: { theme: themeId, field: 'position', value: place, was: theme.position },
      });
    }
    return operations;
  });
}

/** Merges a theme into another: its tags count for the other from now on, and can be taken out of the merge again. */
export function mergeTheme(context: MatterContext, themeId: string, into: string): Result<Theme> {
  const target = requireTheme(context, into);
  if (!target.ok) return target;
  if (target.value.mergedInto !== null || themeId === into || endsIn(context, into, themeId)) {
    return failure(
      'call-invalid',
      'A theme can only be merged into another theme that stands by itself. Nothing was merged.',
    );
  }
  const merged = setPlain(context, themeId, (_theme, set) => [
    {
      type: 'theme.set',
      body: { theme: themeId, field: 'mergedInto', value: into, was: set.mergedInto },
    },
  ]);
  return merged.ok ? requireTheme(context, into) : merged;
}

/** A theme of the matter, or `theme-not-found`. */
export function requireTheme(context: MatterContext, themeId: string): Result<Theme> {
  const theme = listThemes(context).find((other) => other.id === themeId);
  return theme === undefined ? noTheme() : success(theme);
}

function noTheme(): ReturnType<typeof failure> {
  return failure('theme-not-found', 'That theme is not in the matter any more.');
}

function setPlain(
  context: MatterContext,
  themeId: string,
  change: (theme: Theme, set: ThemeAsSet) => readonly OperationDraft[],
): Result<Theme> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const theme = requireTheme(context, themeId);
  if (!theme.ok) return theme;
  const set = readThemeAsSet(context.reader, themeId);
  if (set === null) return noTheme();
  const operations = change(theme.value, set);
  if (operations.length === 0) return theme;
  writing.value.write(operations);
  return requireTheme(context, themeId);
}

function inUse(themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => theme.mergedInto === null);
}

function parentOf(themes: readonly Theme[], themeId: string): string | null {
  return themes.find((theme) => theme.id === themeId)?.parent ?? null;
}

function endsIn(context: MatterContext, themeId: string, end: string): boolean {
  return listThemes(context).find((theme) => theme.id === themeId)?.mergedInto === end;
}

function sameName(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { sensitivity: 'accent' }) === 0;
}

function nameTaken(theme: Theme): ReturnType<typeof failure> {
  return failure(
    'theme-exists',
    `There already is a theme “${theme.name}” (${theme.code}) in the same place${theme.retired ? ', retired' : ''}. Use it, or choose another name.`,
  );
}

function freeCode(themes: readonly Theme[], code: string, except: string | null): Result<string> {
  if (!/^[\p{L}\p{N}]{1,8}$/u.test(code)) {
    return failure('call-invalid', 'A theme’s code is one to eight letters or digits. Nothing was changed.');
  }
  const taken = themes.find(
    (theme) => theme.id !== except && theme.code.toUpperCase() === code.toUpperCase(),
  );
  return taken === undefined
    ? success(code)
    : failure(
        'theme-exists',
        `The code ${taken.code} already belongs to the theme “${taken.name}”. Choose another.`,
      );
}

function codeFromName(name: string, taken: ReadonlySet<string>): string {
  const letters = [...name.normalize('NFD').toUpperCase()].filter((character) =>
    /[\p{L}\p{N}]/u.test(character),
  );
  const initials = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word.toUpperCase()][0] ?? '');
  const candidates = [
    ...(initials.length > 1 ? [initials.slice(0, 2).join('')] : []),
    letters.slice(0, 2).join(''),
    ...letters.slice(1).map((letter) => `${letters[0] ?? 'T'}${letter}`),
  ].filter((candidate) => candidate !== '');
  const free = candidates.find((candidate) => !taken.has(candidate));
  if (free !== undefined) return free;
  const stem = candidates[0] ?? 'TH';
  for (let digit = 2; ; digit += 1) if (!taken.has(`${stem}${digit}`)) return `${stem}${digit}`;
}

function leastUsedColour(themes: readonly Theme[]): PaletteColour {
  const uses = new Map<PaletteColour, number>(paletteColours.map((colour) => [colour, 0]));
  for (const theme of themes) uses.set(theme.colour, (uses.get(theme.colour) ?? 0) + 1);
  return [...uses].reduce((best, next) => (next[1] < best[1] ? next : best))[0];
}
