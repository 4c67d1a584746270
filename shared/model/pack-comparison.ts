/** What differs between two packs. */
export const packChanges = ['added', 'removed', 'moved', 'changed'] as const;

/** One kind of difference between two packs. */
export type PackChange = (typeof packChanges)[number];

/** A pack as a comparison names it. */
export interface ComparedPack {
  readonly id: string;
  readonly title: string;
  readonly builtAtMs: number;
  /** SHA-256 of its `SHA256SUMS`. */
  readonly sumsSha256: string;
  readonly pages: number;
}

/** A passage or a document that one pack holds and the other does not, or holds in another way. */
export interface PackDifference {
  readonly change: PackChange;
  readonly of: 'passage' | 'document';
  readonly urn: string;
  /** Where the passage is in its document; a document's reference. */
  readonly citation: string;
  /** The words quoted, or the document's title. */
  readonly words: string;
  /** What it was and what it is: pages where it moved, what was changed otherwise, pages where it is in one pack alone. */
  readonly before: string;
  readonly after: string;
}

/** Two packs compared: what was in the earlier one, and what is in the later one. */
export interface PackComparison {
  readonly earlier: ComparedPack;
  readonly later: ComparedPack;
  /** Documents first, each kind in order of reference and place. */
  readonly differences: readonly PackDifference[];
  /** What could not be compared, and why. */
  readonly warnings: readonly string[];
}
