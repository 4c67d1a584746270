/** Documents whose texts are alike. */
export interface NearDuplicateGroup {
  /** In order of URN; the first is what the others are compared with. */
  readonly documents: readonly NearDuplicate[];
}

/** A document of a group of texts that are alike. */
export interface NearDuplicate {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  /** How much of its text and of the first's is the same, from 0 to 1 (Jaccard, over runs of five words); 1 for the first. */
  readonly similarity: number;
}

/** Groups of documents whose texts are alike, the largest similarity first. */
export interface NearDuplicates {
  readonly threshold: number;
  readonly groups: readonly NearDuplicateGroup[];
  /** How many documents were compared; those without words are left out. */
  readonly compared: number;
}

/** A run of text that two documents share or that one of them has alone. */
export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Where the text of one document differs from another's: what stayed and went is together the first, what stayed and came the other. */
export interface ComparedTexts {
  readonly similarity: number;
  readonly changes: readonly TextChange[];
}
