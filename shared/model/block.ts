/** What a block of the canonical text is. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quotation' | 'table-row' | 'caption';

/**
 * The source's own number of a block: a paragraph number as printed (`4.12`, `17`), the page and line it starts at, or the row of a
 * table with its sheet.
 */
export type OwnNumber =
  | { readonly kind: 'paragraph'; readonly label: string }
  | { readonly kind: 'page-line'; readonly page: number; readonly line: number }
  | { readonly kind: 'row'; readonly sheet: string | null; readonly row: number };

/** What part of the source a block is, where it is not its running text. */
export const blockParts = ['header', 'footer', 'footnote', 'endnote', 'comment', 'message-header'] as const;

/** One of the parts beside the running text. */
export type BlockPart = (typeof blockParts)[number];

/**
 * A block: a half-open span `[start, end)` of the canonical text in UTF-16 code units, numbered once at import from 1.
 * Blocks ascend, never overlap, and hold every character that is not white space.
 */
export interface Block {
  readonly number: number;
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** True for share links, page headers and the like; a reviewer may set or clear it, the number never moves. */
  readonly furniture: boolean;
  readonly own: OwnNumber | null;
  /** Heading level from 1; only on headings. */
  readonly level?: number;
  /** Left out for running text. */
  readonly part?: BlockPart;
}

/** One printed line of a transcript: its page and line number and the span of the canonical text it covers. */
export interface PrintedLine {
  readonly page: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}
