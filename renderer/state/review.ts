import type {
  DecisionAnswer,
  DecisionQuestion,
  DocumentSummary,
  Item,
  ProgressState,
  Reviewer,
  StandingDecision,
} from '../../shared/model/index.ts';

/**
 * How far a reviewer is with a document; `unread` where they have not opened it. Reviewers are known by name: the same
 * person may have worked on two machines.
 */
export function progressOf(document: DocumentSummary, reviewer: string | null): ProgressState {
  return document.progress.find((progress) => progress.reviewer === reviewer)?.state ?? 'unread';
}

/** Whether a reviewer is done with a document: has read it or set it aside. */
export function isDone(document: DocumentSummary, reviewer: string | null): boolean {
  const state = progressOf(document, reviewer);
  return state === 'read' || state === 'set aside';
}

/** The answer a reviewer gave to a question about a document, or null. */
export function answerOf(
  document: DocumentSummary,
  question: DecisionQuestion,
  reviewer: string | null,
): { readonly answer: DecisionAnswer; readonly reason: string } | null {
  return document.decisions[question].decisions.find((decision) => decision.reviewer === reviewer) ?? null;
}

/** What stands on a question, in a word or two: an answer, `in dispute` or `undecided`. */
export function standingWords(standing: StandingDecision): string {
  if (standing.state === 'disagreed') return 'in dispute';
  return standing.answer ?? 'undecided';
}

/** Documents by their ids. */
export function documentsById(documents: readonly DocumentSummary[]): ReadonlyMap<string, DocumentSummary> {
  return new Map(documents.map((document) => [document.id, document]));
}

/** The documents of a batch that are in use, in its order. */
export function documentsOfBatch(
  batch: Item<'batch'>,
  documents: ReadonlyMap<string, DocumentSummary>,
): readonly DocumentSummary[] {
  return batch.fields.documents.flatMap((id) => {
    const document = documents.get(id);
    return document === undefined || document.withdrawn !== null ? [] : [document];
  });
}

/** The batches given to a reviewer, whichever of the ids of that name was meant. */
export function batchesOf(
  reviewer: string | null,
  batches: readonly Item<'batch'>[],
  reviewers: readonly Reviewer[],
): readonly Item<'batch'>[] {
  const ids = new Set(reviewers.filter(({ name }) => name === reviewer).map(({ id }) => id));
  return batches.filter(({ fields }) => fields.reviewer !== null && ids.has(fields.reviewer));
}

/**
 * The next document for a reviewer among those given to them that they are not done with: after the present one in its
 * batch, from its beginning at the end, then in the other batches; null where none is left.
 */
export function nextGiven(
  given: readonly (readonly DocumentSummary[])[],
  reviewer: string | null,
  present: string | null,
): DocumentSummary | null {
  const here = given.findIndex((batch) => batch.some((document) => document.id === present));
  const inOrder = here === -1 ? given : [...given.slice(here), ...given.slice(0, here)];
  for (const [turn, batch] of inOrder.entries()) {
    const at = turn === 0 ? batch.findIndex((document) => document.id === present) : -1;
    const next = [...batch.slice(at + 1), ...batch.slice(0, at + 1)].find(
      (document) => document.id !== present && !isDone(document, reviewer),
    );
    if (next !== undefined) return next;
  }
  return null;
}

/** The reasons given before to a question, those given most often first, at most fifty. */
export function reasonsGiven(
  documents: readonly DocumentSummary[],
  question: DecisionQuestion,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const { reason } of document.decisions[question].decisions) {
      if (reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([one, ones], [other, others]) => others - ones || one.localeCompare(other, 'en-GB'))
    .slice(0, 50)
    .map(([reason]) => reason);
}
