import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  decisionQuestions,
  type Decision,
  type DocumentReviewedTwice,
  type DocumentTag,
  type OwnAnswer,
  type PassagePlace,
  type ReviewDifference,
  type SecondReview,
} from '../../shared/model/index.ts';
import {
  readDocuments,
  readReviewerNames,
  readTaggedSpans,
  readThemeTree,
  type TaggedSpan,
} from '../store/index.ts';
import { requireItem } from './edit-items.ts';
import type { MatterContext } from './matter-context.ts';
import { passageCitation } from './operation-sentence.ts';

/** What one of the two reviewers said, whichever of the ids of that name they worked under. */
interface Side {
  readonly name: string | null;
  readonly ids: readonly string[];
}

/**
 * Compares what two reviewers said of a batch's documents: answers, themes of whole documents, themes of passages.
 *
 * Reviewers are told apart by name, as everywhere: the same person may have worked on two machines. Passages of one theme
 * that overlap count as the same. Refused for a batch that is not a second review.
 */
export function secondReview(context: MatterContext, batchId: string): Result<SecondReview> {
  const batch = requireItem(context, 'batch', batchId);
  if (!batch.ok) return batch;
  const { of, reviewer, documents } = batch.value.fields;
  if (of === null) {
    return failure(
      'call-invalid',
      'This batch is a first review, so there is nothing to compare it with. Draw a sample for a second review.',
    );
  }
  const names = readReviewerNames(context.reader);
  const first = sideOf(names, of);
  const second = reviewer === null ? { name: null, ids: [] } : sideOf(names, reviewer);
  const spans = spansByDocument(
    readTaggedSpans(context.reader, documents, [...new Set([...first.ids, ...second.ids])]),
  );
  const order = readThemeTree(context.reader).displayOrder;
  const twice = readDocuments(context.reader, context.passages, documents)
    .filter((document) => document.withdrawn === null)
    .map((document): DocumentReviewedTwice => {
      const { id: documentId, urn, title } = document;
      const isRead = document.progress.some(
        ({ reviewer: name, state }) => name === second.name && state === 'read',
      );
      if (!isRead) return { documentId, urn, title, state: 'waiting', differences: [] };
      const differences = [
        ...decisionQuestions.flatMap((question): readonly ReviewDifference[] => {
          const standing = document.decisions[question];
          const one = answerOf(standing.decisions, first);
          const other = answerOf(standing.decisions, second);
          return one?.answer === other?.answer
            ? []
            : [{ kind: 'decision', question, first: one, second: other, standing }];
        }),
        ...documentThemes(document.tags, first, second),
        ...passageThemes(context, spans.get(documentId) ?? [], first, second, order),
      ];
      return { documentId, urn, title, state: 'compared', differences };
    });
  return success({ first: first.name ?? '', second: second.name, documents: twice });
}

function sideOf(names: ReadonlyMap<string, string>, reviewer: string): Side {
  const name = names.get(reviewer) ?? reviewer;
  const ids = [...names].filter(([, other]) => other === name).map(([id]) => id);
  return { name, ids: ids.length === 0 ? [reviewer] : ids };
}

function answerOf(decisions: readonly Decision[], side: Side): OwnAnswer | null {
  const own = decisions.find((decision) => decision.reviewer === side.name);
  return own === undefined ? null : { answer: own.answer, reason: own.reason };
}

function documentThemes(
  tags: readonly DocumentTag[],
  first: Side,
  second: Side,
): readonly ReviewDifference[] {
  const given = (side: Side) =>
    new Set(tags.filter((tag) => side.ids.includes(tag.reviewer)).map((tag) => tag.themeId));
  const [ones, others] = [given(first), given(second)];
  return [...new Set(tags.map((tag) => tag.themeId))]
    .filter((themeId) => ones.has(themeId) !== others.has(themeId))
    .map((themeId) => ({ kind: 'document theme', themeId, by: ones.has(themeId) ? 'first' : 'second' }));
}

function passageThemes(
  context: MatterContext,
  spans: readonly TaggedSpan[],
  first: Side,
  second: Side,
  order: readonly string[],
): readonly ReviewDifference[] {
  const alone = (side: Side, other: Side, theme: string): readonly PassagePlace[] => {
    const of = (whose: Side) =>
      spans.filter((span) => span.theme === theme && whose.ids.includes(span.reviewer));
    const others = of(other);
    const passages = new Set(
      of(side)
        .filter((span) => !others.some((seen) => seen.start < span.end && seen.end > span.start))
        .map((span) => span.passage),
    );
    return [...passages].map((passageId) => ({
      passageId,
      citation: passageCitation(context, passageId),
    }));
  };
  const themes = new Set(spans.map((span) => span.theme));
  return order
    .filter((theme) => themes.has(theme))
    .map((themeId): ReviewDifference & { readonly kind: 'passage theme' } => ({
      kind: 'passage theme',
      themeId,
      first: alone(first, second, themeId),
      second: alone(second, first, themeId),
    }))
    .filter((difference) => difference.first.length + difference.second.length > 0);
}

function spansByDocument(spans: readonly TaggedSpan[]): ReadonlyMap<string, readonly TaggedSpan[]> {
  const byDocument = new Map<string, TaggedSpan[]>();
  for (const span of spans) {
    const list = byDocument.get(span.document) ?? [];
    list.push(span);
    byDocument.set(span.document, list);
  }
  return byDocument;
}
