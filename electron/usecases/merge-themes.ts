import { failure, type Result } from '../../shared/base/index.ts';
import type { OperationDraft, Theme } from '../../shared/model/index.ts';
import { readThemeAsSet } from '../store/index.ts';
import { listThemes, requireTheme, requireThemes } from './edit-themes.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { parentChange, positionChange } from './move-themes.ts';

/**
 * Merges themes into another one, in one act: their tags count for it from now on, and what stood under them stands under
 * it. Undone, each is itself again. Refused where the other one is among them or was itself merged away: `call-invalid`.
 */
export function mergeThemes(
  context: MatterContext,
  themeIds: readonly string[],
  into: string,
): Result<Theme> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const target = requireTheme(context, into);
  if (!target.ok) return target;
  const merged = requireThemes(context, themeIds);
  if (!merged.ok) return merged;
  if (target.value.mergedInto !== null || merged.value.some((theme) => theme.id === into)) {
    return failure(
      'call-invalid',
      'A theme can only be merged into another theme that stands by itself. Nothing was merged.',
    );
  }
  const operations = merged.value.flatMap((theme): readonly OperationDraft[] => {
    const was = readThemeAsSet(context.reader, theme.id)?.mergedInto ?? null;
    return was === into
      ? []
      : [{ type: 'theme.set', body: { theme: theme.id, field: 'mergedInto', value: into, was } }];
  });
  if (operations.length > 0) {
    writing.value.write([...operations, ...childrenTakenOver(context, merged.value, target.value)]);
  }
  return requireTheme(context, into);
}

/**
 * What stood under a merged theme is put under the one it was merged into, at the end. Where that one stands under the merged
 * theme itself, it and what it stands under go to the merged theme's own parent instead.
 */
function childrenTakenOver(
  context: MatterContext,
  merged: readonly Theme[],
  target: Theme,
): readonly OperationDraft[] {
  const themes = listThemes(context);
  const byId = new Map(themes.map((theme) => [theme.id, theme] as const));
  const gone = new Set(merged.map((theme) => theme.id));
  const aboveTarget = new Set<string>();
  for (let here: string | null = target.id; here !== null; here = byId.get(here)?.parent ?? null) {
    aboveTarget.add(here);
  }
  const standing = themes.filter((theme) => theme.mergedInto === null && !gone.has(theme.id));
  const ends = new Map<string | null, number>();
  const lastUnder = (parent: string | null): number =>
    ends.get(parent) ??
    Math.max(-1, ...standing.filter((theme) => theme.parent === parent).map((theme) => theme.position));
  return standing
    .filter((theme) => theme.parent !== null && gone.has(theme.parent))
    .flatMap((theme) => {
      const parent = aboveTarget.has(theme.id) ? standingAbove(byId, gone, theme) : target.id;
      const position = lastUnder(parent) + 1;
      ends.set(parent, position);
      return [
        parentChange(context, theme.id, parent),
        ...(theme.position === position ? [] : [positionChange(theme, position)]),
      ];
    });
}

/** The nearest theme above one that is not merged away, or null for the top. */
function standingAbove(
  themes: ReadonlyMap<string, Theme>,
  gone: ReadonlySet<string>,
  theme: Theme,
): string | null {
  let here = theme.parent;
  while (here !== null && gone.has(here)) here = themes.get(here)?.parent ?? null;
  return here;
}
