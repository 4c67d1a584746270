import type {
  Decision,
  DecisionAnswer,
  DecisionQuestion,
  DocumentDate,
  DocumentKind,
  DocumentSummary,
  Item,
  ProgressState,
  StandingDecision,
} from '../../../shared/model/index.ts';

/** A listed document with only what a review looks at. */
export function reviewed(
  id: string,
  parts: {
    readonly kind?: DocumentKind;
    readonly date?: DocumentDate;
    readonly withdrawn?: boolean;
    readonly progress?: Readonly<Record<string, ProgressState>>;
    readonly relevance?: StandingDecision;
    readonly privilege?: StandingDecision;
    readonly themes?: readonly string[];
  } = {},
): DocumentSummary {
  const only: Pick<
    DocumentSummary,
    | 'id'
    | 'urn'
    | 'title'
    | 'kind'
    | 'date'
    | 'publisher'
    | 'author'
    | 'fileName'
    | 'withdrawn'
    | 'progress'
    | 'decisions'
    | 'tags'
    | 'passages'
    | 'passagesByTheme'
  > = {
    id,
    urn: id,
    title: id,
    kind: parts.kind ?? 'other',
    date: parts.date ?? null,
    publisher: null,
    author: null,
    fileName: `${id}.txt`,
    withdrawn: parts.withdrawn === true ? { reason: 'received twice', atMs: 1, reviewer: 'Ada' } : null,
    progress: Object.entries(parts.progress ?? {}).map(([reviewer, state]) => ({ reviewer, state, atMs: 7 })),
    decisions: {
      relevance: parts.relevance ?? undecided,
      privilege: parts.privilege ?? undecided,
    } satisfies Record<DecisionQuestion, StandingDecision>,
    tags: (parts.themes ?? []).map((themeId) => ({ themeId, reviewer: 'r', atMs: 1 })),
    passages: 0,
    passagesByTheme: {},
  };
  return only as DocumentSummary;
}

/** A question that nobody answered. */
export const undecided: StandingDecision = { state: 'undecided', answer: null, reason: '', decisions: [] };

/** A question on which those named gave these answers, with these reasons. */
export function answered(
  ...answers: readonly (readonly [reviewer: string, answer: DecisionAnswer, reason?: string])[]
): StandingDecision {
  const decisions = answers.map(([reviewer, answer, reason = '']): Decision => ({
    reviewer,
    answer,
    reason,
    atMs: 1,
  }));
  const [first] = decisions;
  if (first === undefined) return undecided;
  return decisions.every(({ answer }) => answer === first.answer)
    ? { state: 'agreed', answer: first.answer, reason: first.reason, decisions }
    : { state: 'disagreed', answer: null, reason: '', decisions };
}

/** A batch of documents given to a reviewer by id. */
export function batchOf(
  id: string,
  documents: readonly string[],
  reviewer: string | null = null,
): Item<'batch'> {
  return {
    id,
    kind: 'batch',
    fields: { name: id, documents, reviewer, purpose: 'first review', of: null, drawn: '' },
    reviewer: 'r',
    createdAtMs: 1,
  };
}
