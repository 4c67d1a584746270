/** A part of a snippet; `hit` parts are what the query matched. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

/** A place a query matched. */
export type SearchHit = DocumentHit | NoteHit | PassageHit | WholeDocumentHit;

/** A block whose text matched. */
export interface DocumentHit {
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

/** A note whose text matched. */
export interface NoteHit {
  readonly kind: 'note';
  readonly noteId: string;
  readonly documentId: string | null;
  readonly targetLabel: string;
  readonly privileged: boolean;
  readonly snippet: readonly SnippetPart[];
}

/** A passage that meets the query's conditions; passages with one span are one. */
export interface PassageHit {
  readonly kind: 'passage';
  readonly passageId: string;
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  /** The quote, cut where it is long. */
  readonly snippet: readonly SnippetPart[];
  readonly themes: readonly string[];
}

/** A document that meets the conditions of a query that names neither words nor themes. */
export interface WholeDocumentHit {
  readonly kind: 'whole-document';
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  /** How the document begins. */
  readonly snippet: readonly SnippetPart[];
}

/** How many hits a document has. */
export interface DocumentHits {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly hits: number;
}

/** In which order hits come: best first, or by the date of their document, undated ones last. */
export type SearchSort = 'relevance' | 'date';

/** One page of hits. */
export interface SearchResult {
  /** All hits outside furniture, notes included. */
  readonly total: number;
  /** Further hits in text marked as furniture; never hidden, always said. */
  readonly inFurniture: number;
  readonly hits: readonly SearchHit[];
  /** What `total` is made of. */
  readonly kindCounts: Readonly<Record<SearchHit['kind'], number>>;
  /** Documents with hits outside furniture, at most 1,000, those with most hits first (by date where so sorted); notes are not counted. */
  readonly documents: readonly DocumentHits[];
  /** How many documents have hits. */
  readonly documentsFound: number;
  /** Set where a search was cut short: the sentence that says after how much. */
  readonly cutShort: string | null;
}

/** A span of a document that a search found. */
export interface FoundSpan {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  readonly citation: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** A little of the text before and after the quote, inside the blocks that it touches. */
  readonly before: string;
  readonly after: string;
  /** The quote in parts; what the query matched are `hit` parts. */
  readonly snippet: readonly SnippetPart[];
  /** Ids of the themes that exactly this span already carries. */
  readonly themes: readonly string[];
}

/** How much around a hit becomes a passage. */
export type TaggingUnit = 'hit' | 'sentence' | 'block';

/** One page of the passages that tagging from a search would make, in order of URN and position; none lies in furniture. */
export interface TaggingPreview {
  readonly total: number;
  readonly spans: readonly FoundSpan[];
  readonly cutShort: string | null;
}

/** What tagging many spans in one act did. */
export interface SpansTagged {
  /** Passages that carry the themes now: made or found. */
  readonly passages: number;
  /** Those of them that were made. */
  readonly made: number;
  /** Spans left out because they hold nothing but white space or characters that could not be read from the source. */
  readonly leftOut: number;
}

/** Where names or other terms are mentioned, furniture left out. */
export interface Mentions {
  readonly total: number;
  /** Documents with mentions, at most 1,000, most first; `hits` counts mentions. */
  readonly documents: readonly DocumentHits[];
  readonly documentsFound: number;
  /** One page of the mentions, in order of URN and position. */
  readonly mentions: readonly FoundSpan[];
  readonly cutShort: string | null;
}
