import type {
  DecisionAnswer,
  DocumentSummary,
  ProgressState,
  StandingDecision,
} from '../../../shared/model/index.ts';

/** What reviewing has said of a document, as the command line lists it; never part of an export, as it names reviewers. */
export interface ReviewView {
  /** How far each reviewer is who has begun it, the newest change first. */
  readonly progress: readonly { readonly reviewer: string; readonly state: ProgressState }[];
  /** What stands on each question: an answer, `disagreed`, or null where nobody answered. */
  readonly relevance: DecisionAnswer | 'disagreed' | null;
  readonly privilege: DecisionAnswer | 'disagreed' | null;
}

/** What reviewing has said of a document, for `--json`. */
export function reviewView({ progress, decisions }: DocumentSummary): ReviewView {
  return {
    progress: progress.map(({ reviewer, state }) => ({ reviewer, state })),
    relevance: standing(decisions.relevance),
    privilege: standing(decisions.privilege),
  };
}

function standing({ state, answer }: StandingDecision): DecisionAnswer | 'disagreed' | null {
  return state === 'disagreed' ? 'disagreed' : answer;
}
