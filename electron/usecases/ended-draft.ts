import { removeDraft } from '../store/index.ts';

/** What a write does besides where its text was a draft until now: the draft goes in the same transaction. */
export function withoutDraft(draftId: string | undefined): {
  readonly before?: (tx: Parameters<typeof removeDraft>[0]) => void;
} {
  return draftId === undefined
    ? {}
    : {
        before: (tx) => {
          removeDraft(tx, draftId);
        },
      };
}
