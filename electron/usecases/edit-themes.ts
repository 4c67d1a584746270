import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  isThemeCode,
  leastUsedColour,
  themeCodeFromName,
  themeNameKey,
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
  const creation = newThemeOperation(context, theme);
  if (!creation.ok) return creation;
  writing.value.write([creation.value]);
  return requireTheme(context, creation.value.body.theme);
}

/** The operation that adds a theme, refused as `addTheme` refuses it. */
export function newThemeOperation(
  context: MatterContext,
  theme: NewTheme,
): Result<OperationDraft & { readonly type: 'theme.create' }> {
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
  const taken = new Set(themes.map((other) => other.code.toUpperCase()));
  return success({
    type: 'theme.create',
    body: {
      theme: context.newIdentifier(),
      name,
      code: theme.code?.trim() ?? themeCodeFromName(name, taken),
      colour: theme.colour ?? leastUsedColour(themes.map((other) => other.colour)),
      definition: theme.definition ?? '',
      parent: theme.parent,
      position: Math.max(-1, ...siblings.map((other) => other.position)) + 1,
    },
  });
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

/** Takes themes out of what is offered for new tags, or offers them again, in one act; old tags stay. */
export function retireThemes(
  context: MatterContext,
  themeIds: readonly string[],
  retired: boolean,
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const themes = requireThemes(context, themeIds);
  if (!themes.ok) return themes;
  const operations = themes.value
    .filter((theme) => theme.retired !== retired)
    .map((theme): OperationDraft => ({
      type: 'theme.set',
      body: { theme: theme.id, field: 'retired', value: retired, was: theme.retired },
    }));
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** A theme of the matter, or `theme-not-found`. */
export function requireTheme(context: MatterContext, themeId: string): Result<Theme> {
  const theme = listThemes(context).find((other) => other.id === themeId);
  return theme === undefined ? noTheme() : success(theme);
}

/** Themes of the matter in order of display, each once, or `theme-not-found` where one of them is not there. */
export function requireThemes(context: MatterContext, themeIds: readonly string[]): Result<readonly Theme[]> {
  const wanted = new Set(themeIds);
  const themes = listThemes(context).filter((theme) => wanted.has(theme.id));
  return themes.length < wanted.size ? noTheme() : success(themes);
}

/** A failure for a theme that is not in the matter. */
export function noTheme(): ReturnType<typeof failure> {
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

function sameName(one: string, other: string): boolean {
  return themeNameKey(one) === themeNameKey(other);
}

function nameTaken(theme: Theme): ReturnType<typeof failure> {
  return failure(
    'theme-exists',
    `There already is a theme “${theme.name}” (${theme.code}) in the same place${theme.retired ? ', retired' : ''}. Use it, or choose another name.`,
  );
}

function freeCode(themes: readonly Theme[], code: string, except: string | null): Result<string> {
  if (!isThemeCode(code)) {
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
