import { failure, type Result } from '../../shared/base/index.ts';
import type { OperationDraft, Theme } from '../../shared/model/index.ts';
import { readTagTokens } from '../store/index.ts';
import { newThemeOperation, requireTheme } from './edit-themes.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { requirePassage } from './tag-passage.ts';

/** Where passages split off a theme go: to a new one beside it, or to one that is there. */
export type SplitTarget =
  { readonly kind: 'new'; readonly name: string } | { readonly kind: 'theme'; readonly themeId: string };

/**
 * Gives some of a theme's passages to another theme, in one act: each tag goes over under the name of the reviewer whose it
 * is. A new theme stands under the same parent, last of its siblings. Gives the theme the passages have now.
 *
 * Refused: `theme-not-found`, `theme-exists`, `passage-not-found`, and `call-invalid` where it is the same theme.
 */
export function splitTheme(
  context: MatterContext,
  themeId: string,
  passageIds: readonly string[],
  into: SplitTarget,
): Result<Theme> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const theme = requireTheme(context, themeId);
  if (!theme.ok) return theme;
  const made =
    into.kind === 'new' ? newThemeOperation(context, { name: into.name, parent: theme.value.parent }) : null;
  if (made !== null && !made.ok) return made;
  const target = into.kind === 'theme' ? requireTheme(context, into.themeId) : null;
  if (target !== null && !target.ok) return target;
  if (target !== null && (target.value.mergedInto !== null || target.value.id === theme.value.id)) {
    return failure(
      'call-invalid',
      'Passages can be split off to a new theme or to another one that stands by itself. Nothing was changed.',
    );
  }
  const end = made?.value.body.theme ?? target?.value.id ?? '';
  const operations: OperationDraft[] = made === null ? [] : [made.value];
  const reviewer = writing.value.reviewer().id;
  for (const passage of new Set(passageIds)) {
    const found = requirePassage(context, passage);
    if (!found.ok) return found;
    const tokens = readTagTokens(context.reader, passage, themeId);
    if (tokens.length === 0) {
      return failure(
        'passage-not-found',
        `One of the passages does not carry “${theme.value.name}” any more. Nothing was changed. Look at the list again.`,
      );
    }
    const carrying = new Set(
      found.value.tags.filter((tag) => tag.themeId === end).map((tag) => tag.reviewer),
    );
    operations.push({
      type: 'tag.remove',
      body: { passage, theme: themeId, covers: tokens.map((tag) => tag.operation) },
    });
    for (const owner of new Set(tokens.map((tag) => tag.reviewer))) {
      if (carrying.has(owner)) continue;
      operations.push({
        type: 'tag.add',
        body: { passage, theme: end, ...(owner === reviewer ? {} : { of: owner }) },
      });
    }
  }
  writing.value.write(operations);
  return requireTheme(context, end);
}
