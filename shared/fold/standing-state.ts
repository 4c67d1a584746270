import type { OrderKey } from '../base/index.ts';
import type { OperationDraft } from '../model/index.ts';
import type { Cells } from './change.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** Who wrote an operation where, and which act its own act turned back. */
export interface OperationOrigin {
  readonly reviewer: string;
  readonly replica: string;
  /** The act undone or done again by the operation's act, or null. */
  readonly undoes: string | null;
}

/** What inverting needs to know of the state as it is now. */
export interface StandingState {
  /** The value that stands in a register with its order, or null. */
  readonly register: (
    table: FoldTableName,
    key: readonly Cell[],
    group: string,
  ) => { readonly order: OrderKey; readonly values: Cells } | null;
  /** The operations that still give a subject life. */
  readonly lives: (subject: string) => readonly string[];
  /** The passages of a document that stand, and the marks on its blocks with the order that each was set in. */
  readonly madeOn: (document: string) => {
    readonly passages: readonly string[];
    readonly blocks: readonly {
      readonly block: number;
      readonly mark: 'furniture' | 'own';
      readonly order: OrderKey;
    }[];
  };
  /** The standing tags of a passage. */
  readonly tags: (passage: string) => readonly StandingTag[];
  /** The tag an operation gave, standing or not. */
  readonly tagGivenBy: (operation: string) => (StandingTag & { readonly passage: string }) | null;
  /** The standing tags of a document as a whole. */
  readonly documentTags: (document: string) => readonly StandingTag[];
  /** The tag of a document that an operation gave, standing or not. */
  readonly documentTagGivenBy: (operation: string) => (StandingTag & { readonly document: string }) | null;
  /** The wordings of a subject's field that nothing has replaced. */
  readonly texts: (subject: string, field: string) => readonly StandingText[];
  /** The text an operation wrote, as stored. */
  readonly textWrittenBy: (operation: string, field: string) => string | null;
  /** Where an operation comes from, or null where it is not here. */
  readonly originOf: (operation: string) => OperationOrigin | null;
}

/** A tag by the operation that gave it. */
export interface StandingTag {
  readonly operation: string;
  readonly theme: string;
  readonly reviewer: string;
}

/** A wording by the operation that wrote it. */
export interface StandingText {
  readonly operation: string;
  readonly content: string;
}

/** What turns an act or an operation back: what to append, or why something stays as it is. */
export interface Inverse {
  readonly operations: readonly OperationDraft[];
  /** Sentences naming what somebody changed since and what therefore stays. */
  readonly kept: readonly string[];
}
