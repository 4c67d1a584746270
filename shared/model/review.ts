/** How far a reviewer is with a document. */
export const progressStates = ['unread', 'reading', 'read', 'set aside'] as const;

/** One of the states of reading. */
export type ProgressState = (typeof progressStates)[number];

/** How far one reviewer is with a document. */
export interface ReviewerProgress {
  readonly reviewer: string;
  readonly state: ProgressState;
  /** UTC milliseconds. */
  readonly atMs: number;
}

/** The questions a document is decided on. */
export const decisionQuestions = ['relevance', 'privilege'] as const;

/** One of the questions. */
export type DecisionQuestion = (typeof decisionQuestions)[number];

/** The answers to each question, in the words shown. */
export const decisionAnswers = {
  relevance: ['relevant', 'not relevant'],
  privilege: ['privileged', 'privileged in part', 'not privileged'],
} as const satisfies Record<DecisionQuestion, readonly string[]>;

/** An answer to one of the questions. */
export type DecisionAnswer = (typeof decisionAnswers)[DecisionQuestion][number];

/** One reviewer's decision on a document, with its reason (which may be empty). */
export interface Decision {
  readonly reviewer: string;
  readonly answer: DecisionAnswer;
  readonly reason: string;
  /** UTC milliseconds. */
  readonly atMs: number;
}

/**
 * What stands on one question of a document. `agreed`: every reviewer who answered gave this answer; `settled`: they
 * differed, or somebody overruled, and it was settled after the last of their answers; `disagreed`: their answers differ.
 */
export interface StandingDecision {
  readonly state: 'undecided' | 'agreed' | 'settled' | 'disagreed';
  /** The answer that stands; null while undecided or disagreed. */
  readonly answer: DecisionAnswer | null;
  /** The reason given with the settlement or with the newest of the agreeing decisions. */
  readonly reason: string;
  /** Each reviewer's own answer, the newest first. */
  readonly decisions: readonly Decision[];
}

/** One reviewer's tag of a whole document with a theme. */
export interface DocumentTag {
  readonly themeId: string;
  readonly reviewer: string;
  /** UTC milliseconds. */
  readonly atMs: number;
}

/**
 * Whether a document is kept from leaving in packs and exports: what stands is that it is privileged, wholly or in part,
 * or reviewers differ and one of them says so.
 */
export function isWithheld(privilege: StandingDecision): boolean {
  return privilege.state === 'disagreed'
    ? privilege.decisions.some(({ answer }) => isPrivileged(answer))
    : privilege.answer !== null && isPrivileged(privilege.answer);
}

function isPrivileged(answer: DecisionAnswer): boolean {
  return answer === 'privileged' || answer === 'privileged in part';
}
