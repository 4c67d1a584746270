import type { PlaceSearched, QueryField } from './query-fields.ts';

/**
 * A query as a tree: what the visual builder shows and what the text says, which are the same (`parseQuery`, `printQuery`).
 *
 * Brackets are not in the tree, its nesting is. Two trees that are equal print the same text.
 */
export type Query = AndQuery | OrQuery | NotQuery | RelationQuery | QueryLeaf;

/** A condition that holds no other. */
export type QueryLeaf =
  WordsQuery | NearQuery | PatternQuery | ThemeQuery | FieldQuery | DateQuery | TaggedQuery | InQuery;

/** All of at least two parts; `NOT` parts say what must not be. */
export interface AndQuery {
  readonly kind: 'and';
  readonly parts: readonly Query[];
}

/** At least one of at least two parts. */
export interface OrQuery {
  readonly kind: 'or';
  readonly parts: readonly Query[];
}

/** What must not be. */
export interface NotQuery {
  readonly kind: 'not';
  readonly part: Query;
}

/** A word, or several that follow each other: `training`, `"night shift"`, `train*`. */
export interface WordsQuery {
  readonly kind: 'words';
  /** As it was typed, without quotation marks; holds at least one letter or digit. */
  readonly text: string;
  /** True where the last word stands for every word that begins so. */
  readonly prefix: boolean;
}

/** Words near each other: `NEAR(review board, 8)`. */
export interface NearQuery {
  readonly kind: 'near';
  /** At least two words or phrases. */
  readonly terms: readonly WordsQuery[];
  /** How many words may stand between the first and the last of them. */
  readonly distance: number;
}

/** A regular expression: `/\d+ officers?/`, looked for inside single blocks. */
export interface PatternQuery {
  readonly kind: 'pattern';
  /** As JavaScript takes it with the flags `u` and `m`. */
  readonly source: string;
  /** False unless the expression ends in `/c`: capitals are not told from small letters. */
  readonly caseSensitive: boolean;
}

/** A theme by code, name or `Parent/Name`: `theme:TR`; `theme:TR+` takes the themes under it in. */
export interface ThemeQuery {
  readonly kind: 'theme';
  readonly theme: string;
  readonly below: boolean;
}

/** How passages of two themes stand to each other; what is found is the passage on the left. */
export type ThemeRelation =
  /** Equal or overlapping text. */
  | { readonly name: 'same' }
  /** A block that both touch. */
  | { readonly name: 'block' }
  /** The left one lies inside the right one, or has its very span. */
  | { readonly name: 'inside' }
  /** At most so many words between them, whichever comes first; none where they overlap. */
  | { readonly name: 'within'; readonly words: number }
  /** The right one begins after the left one ends, at most so many words later. */
  | { readonly name: 'then'; readonly words: number };

/** Two conditions on passages and how those must stand to each other: `theme:TR WITHIN/20 theme:CU`. */
export interface RelationQuery {
  readonly kind: 'relation';
  readonly relation: ThemeRelation;
  readonly left: Query;
  readonly right: Query;
}

/** A field of a document, or who tagged: `document:HAR000003`, `kind:"press report"`, `reviewer:Ada`. */
export interface FieldQuery {
  readonly kind: 'field';
  readonly field: QueryField;
  readonly value: string;
}

/** A document's date between two dates, each `2013`, `2013-05` or `2013-05-17`, both included; null leaves an end open. */
export interface DateQuery {
  readonly kind: 'date';
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether anyone tagged it: `tagged:yes`, `tagged:no`. */
export interface TaggedQuery {
  readonly kind: 'tagged';
  readonly tagged: boolean;
}

/** Where to look, for the query as a whole: `in:notes`. */
export interface InQuery {
  readonly kind: 'in';
  readonly place: PlaceSearched;
}
