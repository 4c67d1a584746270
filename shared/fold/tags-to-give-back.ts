import type { Operation, OperationDraft } from '../model/index.ts';
import type { StandingState } from './standing-state.ts';

/** The tags a removal took away that do not stand again, each under the name of the reviewer whose it was. */
export function tagsToGiveBack(
  operation: Operation,
  covers: readonly string[],
  state: StandingState,
): readonly OperationDraft[] {
  const given = new Set<string>();
  const operations: OperationDraft[] = [];
  for (const covered of covers) {
    const tag = state.tagGivenBy(covered);
    if (tag === null) continue;
    const { passage, theme, reviewer } = tag;
    const standsAgain = state
      .tags(passage)
      .some((standing) => standing.theme === theme && standing.reviewer === reviewer);
    if (standsAgain || given.has(`${theme} ${reviewer}`)) continue;
    given.add(`${theme} ${reviewer}`);
    operations.push({
      type: 'tag.add',
      body: { passage, theme, ...(reviewer === operation.reviewer ? {} : { of: reviewer }) },
    });
  }
  return operations;
}

/** The tags of a document that a removal took away and that do not stand again, each under its reviewer's name. */
export function documentTagsToGiveBack(
  operation: Operation,
  covers: readonly string[],
  state: StandingState,
): readonly OperationDraft[] {
  const operations: OperationDraft[] = [];
  const given = new Set<string>();
  for (const covered of covers) {
    const tag = state.documentTagGivenBy(covered);
    if (tag === null) continue;
    const { document, theme, reviewer } = tag;
    const standsAgain = state
      .documentTags(document)
      .some((standing) => standing.theme === theme && standing.reviewer === reviewer);
    if (standsAgain || given.has(`${theme} ${reviewer}`)) continue;
    given.add(`${theme} ${reviewer}`);
    operations.push({
      type: 'document.tag',
      body: { document, theme, ...(reviewer === operation.reviewer ? {} : { of: reviewer }) },
    });
  }
  return operations;
}
