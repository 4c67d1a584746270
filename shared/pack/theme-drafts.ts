import { themeNameKey, type Theme } from '../model/index.ts';

/** A theme as an import leaves it. */
export type PlannedTheme = Pick<
  Theme,
  'id' | 'code' | 'name' | 'colour' | 'definition' | 'use' | 'avoid' | 'parent' | 'retired' | 'position'
>;

/** A theme as far as an import is planned. */
export type ThemeDraft = { -readonly [Field in keyof PlannedTheme]: PlannedTheme[Field] };

/** The themes as far as an import is planned, found by id and by place at once, however many they are. */
export interface ThemeDrafts {
  readonly all: () => readonly ThemeDraft[];
  readonly get: (id: string) => ThemeDraft | undefined;
  /** Puts a theme in, in place of what is known under its id. */
  readonly set: (draft: ThemeDraft) => void;
  /** The theme of a name under a parent. */
  readonly named: (parent: string | null, name: string) => ThemeDraft | undefined;
  /** The id of the theme at a path of names, null for the top, undefined where there is none. */
  readonly at: (path: readonly string[]) => string | null | undefined;
  /** Whether a theme is another one or stands under it. */
  readonly isUnder: (id: string | null, above: string) => boolean;
}

/** Drafts that begin as the themes are. */
export function themeDrafts(themes: readonly PlannedTheme[]): ThemeDrafts {
  const byId = new Map<string, ThemeDraft>();
  const byPlace = new Map<string, string>();
  const placeOf = (parent: string | null, name: string): string => `${parent ?? ''} ${themeNameKey(name)}`;
  const named: ThemeDrafts['named'] = (parent, name) => byId.get(byPlace.get(placeOf(parent, name)) ?? '');
  const set: ThemeDrafts['set'] = (draft) => {
    const known = byId.get(draft.id);
    if (known !== undefined && named(known.parent, known.name) === known) {
      byPlace.delete(placeOf(known.parent, known.name));
    }
    byId.set(draft.id, draft);
    const place = placeOf(draft.parent, draft.name);
    // Of two that came to stand in one place apart, the first is the one meant.
    if (!byPlace.has(place)) byPlace.set(place, draft.id);
  };
  for (const theme of themes) set({ ...theme });
  return {
    all: () => [...byId.values()],
    get: (id) => byId.get(id),
    set,
    named,
    at: (path) => {
      let here: string | null = null;
      for (const name of path) {
        const next: ThemeDraft | undefined = named(here, name);
        if (next === undefined) return undefined;
        here = next.id;
      }
      return here;
    },
    isUnder: (id, above) => {
      for (let here = id; here !== null; here = byId.get(here)?.parent ?? null)
        if (here === above) return true;
      return false;
    },
  };
}
