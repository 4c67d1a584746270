/** Who made a mark in the source and when, as the source says; ISO 8601, or as written where it is no date. */
interface MadeBy {
  readonly by: string | null;
  readonly at: string | null;
}

/**
 * Something that the source itself says of a span `[start, end)` of its text; stored with the block list and shown, never text.
 *
 * - `inserted`, `deleted`: a tracked change; deleted text stands in the canonical text and is shown as deleted. `moved` where the
 *   text was moved here or away.
 * - `comment`: a comment on the span; `block` is the number of the block that holds its text, where the text is in the canonical
 *   text, and `text` the comment otherwise. `replyTo` is the block of the comment that it answers; `resolved` where it was settled.
 * - `highlight`: a highlight in a PDF, offered as a passage; `text` is the note on it, offered as a note.
 * - `note-reference`: the reference mark of a foot- or endnote, whose text is the block `block`.
 * - `unsure`: recognised text of low confidence, in per cent.
 * - `hidden`: text that is in the source but not seen there.
 * - `covered`: a place where so many words were left out because something was drawn over them; it has no length, so that a quote holds
 *   nothing but what the source shows.
 */
export type TextMark = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: 'inserted' | 'deleted'; readonly moved?: true } & MadeBy)
  | ({
      readonly kind: 'comment';
      readonly text: string | null;
      readonly block: number | null;
      readonly replyTo?: number;
      readonly resolved?: true;
    } & MadeBy)
  | ({ readonly kind: 'highlight'; readonly text: string | null } & MadeBy)
  | { readonly kind: 'note-reference'; readonly block: number }
  | { readonly kind: 'unsure'; readonly confidence: number }
  | { readonly kind: 'hidden'; readonly why: 'invisible' | 'layer' }
  | { readonly kind: 'covered'; readonly words: number }
);
