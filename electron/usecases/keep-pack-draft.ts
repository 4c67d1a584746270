import { success, type Result } from '../../shared/base/index.ts';
import type { PackChoices, PackDraft } from '../../shared/model/index.ts';
import { putPackDraft, readPackDrafts, removeDraft } from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';

/** What is being put together for packs in the windows of a session. */
export interface PackDrafts {
  readonly save: (draftId: string, choices: PackChoices) => Result<{ readonly savedAtMs: number }>;
  /** What an earlier session left: it ended without its windows being closed. */
  readonly left: () => readonly PackDraft[];
  readonly discard: (draftId: string) => Result<null>;
}

/** Keeps what is being put together for packs, so that it outlives the application however that ends. */
export function packDrafts(context: MatterContext): PackDrafts {
  /** What a window of this session is at work on is not left. */
  const beingMade = new Set<string>();
  return {
    save: (draftId, choices) => {
      const writing = requireWriting(context);
      if (!writing.ok) return writing;
      const savedAtMs = context.clock();
      context.connection.writeAside((tx) => {
        putPackDraft(tx, writing.value.reviewer().id, { id: draftId, choices, savedAtMs });
      });
      beingMade.add(draftId);
      return success({ savedAtMs });
    },
    left: () => readPackDrafts(context.reader).filter(({ id }) => !beingMade.has(id)),
    discard: (draftId) => {
      const writing = requireWriting(context);
      if (!writing.ok) return writing;
      context.connection.writeAside((tx) => {
        removeDraft(tx, draftId);
      });
      return success(null);
    },
  };
}
