/** What a note is on. */
export type NoteTarget =
  | { readonly kind: 'passage'; readonly id: string }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'theme'; readonly id: string }
  | { readonly kind: 'matter' };

/** A link inside a note to something of the matter. */
export interface NoteReference {
  readonly kind: 'passage' | 'document' | 'theme';
  readonly id: string;
}

/** A run of a note's text. `reference` makes it a link to a passage, document or theme; `lineBreak` ends a line. */
export type NoteInline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly underline?: boolean;
    }
  | { readonly kind: 'reference'; readonly text: string; readonly reference: NoteReference }
  | { readonly kind: 'line-break' };

/** A paragraph, heading, quotation or list item of a note. */
export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly NoteInline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inlines: readonly NoteInline[] }
  | { readonly kind: 'quotation'; readonly inlines: readonly NoteInline[] }
  | {
      readonly kind: 'list-item';
      readonly ordered: boolean;
      /** Nesting from 0. */
      readonly depth: number;
      readonly inlines: readonly NoteInline[];
    };

/** A note's text as it is stored: independent of the editor, which converts it at one border. */
export interface NoteContent {
  readonly blocks: readonly NoteBlock[];
}

/** A note as windows, the command line and packs see it. */
export interface Note {
  readonly id: string;
  readonly target: NoteTarget;
  readonly content: NoteContent;
  /** The content as plain text, blocks separated by a line feed. */
  readonly text: string;
  /** True until its writer opens it: privileged content leaves the matter in nothing. */
  readonly privileged: boolean;
  readonly reviewer: string;
  readonly createdAtMs: number;
  readonly editedAtMs: number;
  /** The operation that wrote the version shown; an edit names the versions it replaces. */
  readonly version: string;
  /** Further versions written without knowledge of the one shown; empty unless there is a conflict. */
  readonly conflicts: readonly {
    readonly version: string;
    readonly text: string;
    readonly content: NoteContent;
    readonly reviewer: string;
  }[];
  /** What the note is on, in words: a citation, a document's title, a theme's name or the matter's title. */
  readonly targetLabel: string;
  /** The document a click leads to, where the note is on a passage or a document. */
  readonly documentId: string | null;
}

/** A note being typed: durable within a second, and the only thing outside the log. */
export interface Draft {
  readonly id: string;
  /** The note being edited, or null while a new one is being written. */
  readonly noteId: string | null;
  readonly target: NoteTarget;
  readonly content: NoteContent;
  /** The version the typing started from, or null for a new note. */
  readonly startedFrom: string | null;
  readonly savedAtMs: number;
}
