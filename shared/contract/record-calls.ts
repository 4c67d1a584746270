import { z } from 'zod';
import type { NoteState, PassageState, Receipt, SubjectHistory, Verification } from '../model/index.ts';
import { call } from './call.ts';
import type { HistoryEntry, HistoryExported } from './outputs.ts';
import * as schema from './schemas.ts';

const nothing = z.strictObject({});
const statesPage = {
  limit: z.number().int().min(1).max(200),
  offset: z.number().int().nonnegative(),
};

/** What is asked of the record: undoing and redoing, who did what when, earlier states, and whether it holds. */
export const recordCalls = {
  /** Undoes this reviewer's newest act on this replica; the sentence says what was undone and what was kept. */
  undo: call<{ readonly undone: string; readonly kept: readonly string[] }>()(nothing),
  redo: call<{ readonly undone: string; readonly kept: readonly string[] }>()(nothing),
  /**
   * Acts in words, newest first: all, or those of a reviewer, on a document, of a kind, between two moments, or whose words
   * hold every word of `text`.
   */
  history: call<readonly HistoryEntry[]>()(z.strictObject({ ...schema.actsPage, ...schema.historyFilter })),
  /**
   * Writes the history, or what a filter lets through, into a file, an earlier one replaced whole: as CSV, or as a PDF with
   * the receipt, its signatures and room for a person to sign off. Of documents held privileged it says the numbers alone.
   */
  exportHistory: call<HistoryExported>()(
    z.strictObject({
      task: schema.identifier,
      path: schema.path,
      ...schema.historyFile,
      ...schema.historyFilter,
    }),
  ),
  /** What a passage, standing or deleted, was like after each act that changed it. */
  passageHistory: call<SubjectHistory<PassageState>>()(
    z.strictObject({ passageId: schema.identifier, ...statesPage }),
  ),
  noteHistory: call<SubjectHistory<NoteState>>()(
    z.strictObject({ noteId: schema.identifier, ...statesPage }),
  ),
  /** Makes a passage what it was after an act: ends, themes, event date, and standing again; one act. */
  restorePassage: call<null>()(z.strictObject({ passageId: schema.identifier, act: schema.identifier })),
  /** Gives a note the text it had after an act; whether it is privileged stays as it is. */
  restoreNote: call<null>()(z.strictObject({ noteId: schema.identifier, act: schema.identifier })),

  receipt: call<Receipt>()(nothing),
  /** Checks everything that can be checked; with receipts, also that the matter still holds the states they name. */
  verifyMatter: call<Verification>()(
    z.strictObject({ task: schema.identifier, receipts: z.array(schema.receipt).optional() }),
  ),
} as const;
