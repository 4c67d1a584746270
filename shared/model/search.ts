/** A part of a snippet; `hit` parts are what the query matched. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** A place a query matched. */
export type SearchHit =
  | {
      readonly kind: 'document';
      readonly documentId: string;
      readonly urn: string;
      readonly title: string;
      readonly block: number;
      readonly citation: string;
      /** The first matched span of the block, in the canonical text. */
      readonly start: number;
      readonly end: number;
      readonly snippet: readonly SnippetPart[];
      readonly furniture: boolean;
      /** Ids of the themes tagged in that block. */
      readonly themes: readonly string[];
    }
  | {
      readonly kind: 'note';
      readonly noteId: string;
      readonly documentId: string | null;
      readonly targetLabel: string;
      readonly privileged: boolean;
      readonly snippet: readonly SnippetPart[];
    };

/** One page of hits, best first. */
export interface SearchResult {
  /** All hits outside furniture, notes included. */
  readonly total: number;
  /** Further hits in text marked as furniture; never hidden, always said. */
  readonly inFurniture: number;
  readonly hits: readonly SearchHit[];
}
