import { success, type Result } from '../../shared/base/index.ts';
import type { MatterAtWork } from './matter-at-work.ts';

/**
 * Names of the reviewers with these ids, as they were last entered in the log; the log is read only where one of them is
 * not at the keyboard.
 */
export async function reviewerNames(
  matter: MatterAtWork,
  ids: readonly string[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const state = await matter.ask('matterState', {});
  if (!state.ok) return state;
  const { reviewer } = state.value;
  const names = new Map(reviewer === null ? [] : [[reviewer.id, reviewer.name]]);
  if (ids.every((id) => names.has(id))) return success(names);
  for (const operation of matter.operations(Number.MAX_SAFE_INTEGER)) {
    if (operation.type !== 'reviewer.name' || names.has(operation.body.reviewer)) continue;
    names.set(operation.body.reviewer, operation.body.name);
  }
  return success(names);
}
