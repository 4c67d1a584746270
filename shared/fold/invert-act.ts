import type { Operation, OperationDraft } from '../model/index.ts';
import { invertOperation } from './invert-operation.ts';
import { invertWordings } from './invert-wordings.ts';
import type { Inverse, StandingState } from './standing-state.ts';

/**
 * Turns an act back against the state as it is now, its last operation first: a field goes back only where the act's own
 * value still stands, and what somebody changed since stays.
 *
 * An own value also stands where a later act of the same reviewer on the same replica changed it and was itself undone:
 * so acts on one thing can be undone one after another, and done again.
 */
export function invertAct(operations: readonly Operation[], state: StandingState): Inverse {
  const appended: OperationDraft[] = [];
  const kept = new Set<string>();
  const revived = new Set<string>();
  const settled = new Set<string>();
  for (const operation of [...operations].reverse()) {
    const inverse =
      operation.type === 'note.edit' || operation.type === 'theme.write'
        ? invertWordings(operation, operations, state, settled)
        : invertOperation(operation, state, revived);
    for (const draft of inverse.operations) {
      appended.push(draft);
      if (draft.type === 'passage.restore') revived.add(draft.body.passage);
      if (draft.type === 'note.restore') revived.add(draft.body.note);
      if (draft.type === 'theme.restore') revived.add(draft.body.theme);
      if (draft.type === 'link.restore') revived.add(draft.body.link);
      if (draft.type === 'item.restore') revived.add(draft.body.item);
    }
    for (const sentence of inverse.kept) kept.add(sentence);
  }
  return { operations: appended, kept: [...kept] };
}
