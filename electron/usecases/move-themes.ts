import { failure, success, type Result } from '../../shared/base/index.ts';
import { siblingPositions, type OperationDraft, type Theme } from '../../shared/model/index.ts';
import { readThemeAsSet } from '../store/index.ts';
import { listThemes, noTheme } from './edit-themes.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';

/**
 * Puts themes under a parent (null for the top), in one act, at a place among those of its children that are not moved,
 * from 0; beyond the last it is the last. They keep their order; one that stands under another of them goes along with it.
 *
 * Refused where the parent is one of them or stands under one of them: `call-invalid`.
 */
export function moveThemes(
  context: MatterContext,
  themeIds: readonly string[],
  parent: string | null,
  position: number,
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const themes = listThemes(context);
  const byId = new Map(themes.map((theme) => [theme.id, theme] as const));
  if (parent !== null && !byId.has(parent)) return noTheme();
  const named = new Set(themeIds);
  const wanted = themes.filter((theme) => named.has(theme.id));
  if (wanted.length < named.size) return noTheme();
  if (isUnderAny(byId, parent, named)) {
    return failure(
      'call-invalid',
      'A theme cannot be put under itself or under one of its own sub-themes. Nothing was moved.',
    );
  }
  const moved = wanted.filter((theme) => !isUnderAny(byId, theme.parent, named));
  const operations = movesTo(context, themes, moved, parent, position);
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}

/** What puts themes at a place among a parent's children; nothing where they stand there already. */
function movesTo(
  context: MatterContext,
  themes: readonly Theme[],
  moved: readonly Theme[],
  parent: string | null,
  position: number,
): readonly OperationDraft[] {
  const children = themes.filter((theme) => theme.mergedInto === null && theme.parent === parent);
  const others = children.filter((theme) => !moved.includes(theme));
  const order = [...others.slice(0, position), ...moved, ...others.slice(position)];
  if (order.length === children.length && order.every((theme, at) => theme === children[at])) return [];
  const positions = siblingPositions(
    order.map((theme) => ({ id: theme.id, position: moved.includes(theme) ? null : theme.position })),
  );
  const changed = [...moved, ...others];
  return changed.flatMap((theme): readonly OperationDraft[] => {
    const place = positions.get(theme.id) ?? theme.position;
    const parentIsSame = theme.parent === parent;
    return [
      ...(parentIsSame ? [] : [parentChange(context, theme.id, parent)]),
      ...(theme.position === place ? [] : [positionChange(theme, place)]),
    ];
  });
}

/** The operation that gives a theme another parent. */
export function parentChange(context: MatterContext, theme: string, parent: string | null): OperationDraft {
  const was = readThemeAsSet(context.reader, theme)?.parent ?? null;
  return { type: 'theme.set', body: { theme, field: 'parent', value: parent, was } };
}

/** The operation that gives a theme another place among its siblings. */
export function positionChange(theme: Theme, position: number): OperationDraft {
  return {
    type: 'theme.set',
    body: { theme: theme.id, field: 'position', value: position, was: theme.position },
  };
}

function isUnderAny(
  themes: ReadonlyMap<string, Theme>,
  id: string | null,
  above: ReadonlySet<string>,
): boolean {
  for (let here = id; here !== null; here = themes.get(here)?.parent ?? null)
    if (above.has(here)) return true;
  return false;
}
