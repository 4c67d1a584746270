import type { Operation, OperationDraft } from '../model/index.ts';
import { invertOperation } from './invert-operation.ts';
import { invertWordings } from './invert-wordings.ts';
import type { Inverse, StandingState } from './standing-state.ts';
import { isWorkedOn } from './turn-reading-back.ts';

/**
 * Turns an act back against the state as it is now, its last operation first: a field goes back only where the act's own
 * value still stands, and what somebody changed since stays.
 *
 * An own value also stands where a later act of the same reviewer on the same replica changed it and was itself undone:
 * so acts on one thing can be undone one after another, and done again.
 *
 * What made another text of a document is turned back whole or not at all.
 */
export function invertAct(operations: readonly Operation[], state: StandingState): Inverse {
  const workedOn = operations.some(
    (operation) => operation.type === 'document.read' && isWorkedOn(operation, state),
  );
  if (workedOn) return { operations: [], kept: [textStays] };
  const appended: OperationDraft[] = [];
  const kept = new Set<string>();
  const revived = new Set<string>();
  const settled = new Set<string>();
  const made = new Set(
    operations.map((operation) => (operation.type === 'theme.create' ? operation.body.theme : null)),
  );
  for (const operation of [...operations].reverse()) {
    // A theme goes with everything the act gave it; whatever else were done to it would give it life again.
    if (
      (operation.type === 'theme.write' || operation.type === 'theme.set') &&
      made.has(operation.body.theme)
    ) {
      continue;
    }
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
      if (draft.type === 'purge.restore') revived.add(draft.body.purge);
    }
    for (const sentence of inverse.kept) kept.add(sentence);
  }
  return { operations: withoutRevivals(appended, state), kept: [...kept] };
}

/** Leaves out changes to what the same inverse deletes whole: each of them would give it life again. */
function withoutRevivals(
  appended: readonly OperationDraft[],
  state: StandingState,
): readonly OperationDraft[] {
  const deleted = new Set<string>();
  for (const draft of appended) {
    const end = deletionOf(draft);
    if (end !== null && state.lives(end.subject).every((life) => end.covers.includes(life))) {
      deleted.add(end.subject);
    }
  }
  return deleted.size === 0
    ? appended
    : appended.filter((draft) => !deleted.has(changedSubjectOf(draft) ?? ''));
}

function deletionOf(
  draft: OperationDraft,
): { readonly subject: string; readonly covers: readonly string[] } | null {
  switch (draft.type) {
    case 'passage.delete':
      return { subject: draft.body.passage, covers: draft.body.covers };
    case 'note.delete':
      return { subject: draft.body.note, covers: draft.body.covers };
    case 'theme.delete':
      return { subject: draft.body.theme, covers: draft.body.covers };
    case 'item.delete':
      return { subject: draft.body.item, covers: draft.body.covers };
    default:
      return null;
  }
}

function changedSubjectOf(draft: OperationDraft): string | null {
  switch (draft.type) {
    case 'passage.move':
    case 'passage.event':
    case 'tag.add':
      return draft.body.passage;
    case 'note.edit':
    case 'note.attach':
      return draft.body.note;
    case 'theme.write':
    case 'theme.set':
      return draft.body.theme;
    case 'item.set':
      return draft.body.item;
    default:
      return null;
  }
}

const textStays =
  'Something was made on the document’s text since, so that text stays with what came with it.';
