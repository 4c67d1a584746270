import type { DecisionAnswer, DecisionQuestion, StandingDecision } from './review.ts';

/** A second review: what each of two reviewers said of the same documents, where they differ. */
export interface SecondReview {
  /** The name of the reviewer whose work is looked at again. */
  readonly first: string;
  /** The name of the reviewer who looks at it, or null while nobody has the batch. */
  readonly second: string | null;
  /** The batch's documents in use, in order of URN. */
  readonly documents: readonly DocumentReviewedTwice[];
}

/** One document of a second review. */
export interface DocumentReviewedTwice {
  readonly documentId: string;
  readonly urn: string;
  readonly title: string;
  /** `waiting` until the second reviewer has marked it as read; only then is anything compared. */
  readonly state: 'waiting' | 'compared';
  readonly differences: readonly ReviewDifference[];
}

/** Something two reviewers said differently of one document. */
export type ReviewDifference =
  /** Their answers to a question; null where one gave none. A question that was settled is told with its settlement. */
  | {
      readonly kind: 'decision';
      readonly question: DecisionQuestion;
      readonly first: OwnAnswer | null;
      readonly second: OwnAnswer | null;
      readonly standing: StandingDecision;
    }
  /** A theme of the document as a whole that only one of them gave. */
  | { readonly kind: 'document theme'; readonly themeId: string; readonly by: 'first' | 'second' }
  /** Passages of a theme that overlap none which the other reviewer gave the theme. */
  | {
      readonly kind: 'passage theme';
      readonly themeId: string;
      readonly first: readonly PassagePlace[];
      readonly second: readonly PassagePlace[];
    };

/** A reviewer's own answer with its reason, which may be empty. */
export interface OwnAnswer {
  readonly answer: DecisionAnswer;
  readonly reason: string;
}

/** A passage by where it is cited. */
export interface PassagePlace {
  readonly passageId: string;
  readonly citation: string;
}
