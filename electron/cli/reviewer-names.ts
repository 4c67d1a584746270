import type { MatterAtWork } from './matter-at-work.ts';

/** Names of the matter's reviewers by id, as they were last entered in the log. */
export function reviewerNames(matter: MatterAtWork): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const operation of matter.operations(Number.MAX_SAFE_INTEGER)) {
    if (operation.type !== 'reviewer.name' || names.has(operation.body.reviewer)) continue;
    names.set(operation.body.reviewer, operation.body.name);
  }
  return names;
}
