import { failure, success, type Result } from '../../shared/base/index.ts';
import {
  decisionAnswers,
  type DecisionAnswer,
  type DecisionQuestion,
  type OperationDraft,
  type ProgressState,
} from '../../shared/model/index.ts';
import {
  readDocumentTagTokens,
  readOwnReview,
  readSettlement,
  readStandingAnswers,
  readThemeTree,
} from '../store/index.ts';
import { requireWriting, type MatterContext } from './matter-context.ts';
import { documentUrn } from './target-label.ts';
import { noDocument } from './tag-passage.ts';

/** An answer to a question about documents, with its reason; null takes the answer back. */
export interface DocumentAnswer {
  readonly question: DecisionQuestion;
  readonly answer: DecisionAnswer | null;
  readonly reason: string;
}

/** Records that the reviewer has opened a document for the first time; nothing is written where that is known. */
export function beginReading(context: MatterContext, documentId: string): Result<null> {
  if (documentUrn(context, documentId) === null) return noDocument();
  const { writing } = context;
  if (writing === null) return success(null);
  if (!readOwnReview(context.reader, documentId, writing.reviewer().id).begun) {
    writing.write([{ type: 'document.reading', body: { document: documentId } }]);
  }
  return success(null);
}

/** Says how far the reviewer is with documents, in one act. */
export function setProgress(
  context: MatterContext,
  documentIds: readonly string[],
  state: ProgressState,
): Result<null> {
  return eachDocument(context, documentIds, (document, reviewer) => {
    const was = readOwnReview(context.reader, document, reviewer).state;
    return was === state ? [] : [{ type: 'document.progress', body: { document, state, was } }];
  });
}

/** Tags whole documents with a theme in one act; those that have this reviewer's tag already keep it. */
export function tagDocuments(
  context: MatterContext,
  documentIds: readonly string[],
  themeId: string,
): Result<null> {
  const theme = readThemeTree(context.reader).successors.get(themeId);
  if (theme === undefined) {
    return failure('theme-not-found', 'That theme is not in the matter any more, so nothing was tagged.');
  }
  return eachDocument(context, documentIds, (document, reviewer) =>
    readDocumentTagTokens(context.reader, document, theme).some((tag) => tag.reviewer === reviewer)
      ? []
      : [{ type: 'document.tag', body: { document, theme } }],
  );
}

/** Takes a theme off whole documents, whoever tagged them, in one act. */
export function untagDocuments(
  context: MatterContext,
  documentIds: readonly string[],
  themeId: string,
): Result<null> {
  return eachDocument(context, documentIds, (document) => {
    const covers = readDocumentTagTokens(context.reader, document, themeId).map((tag) => tag.operation);
    return covers.length === 0
      ? []
      : [{ type: 'document.untag', body: { document, theme: themeId, covers } }];
  });
}

/** Gives the reviewer's own answer to a question about documents, in one act. */
export function decideDocuments(
  context: MatterContext,
  documentIds: readonly string[],
  decision: DocumentAnswer,
): Result<null> {
  const fits = requireFittingAnswer(decision);
  if (!fits.ok) return fits;
  return eachDocument(context, documentIds, (document, reviewer) => {
    const was = readOwnReview(context.reader, document, reviewer).answer(decision.question);
    return was.answer === decision.answer && was.reason === decision.reason
      ? []
      : [{ type: 'document.decide', body: { document, ...decision, was } }];
  });
}

/** Settles a question about a document over what single reviewers answered; a later answer opens it again. */
export function settleDecision(
  context: MatterContext,
  documentId: string,
  decision: DocumentAnswer,
): Result<null> {
  const fits = requireFittingAnswer(decision);
  if (!fits.ok) return fits;
  return eachDocument(context, [documentId], (document) => [
    {
      type: 'document.settle',
      body: {
        document,
        question: decision.question,
        settled: {
          answer: decision.answer,
          reason: decision.reason,
          over: readStandingAnswers(context.reader, document, decision.question),
        },
        was: readSettlement(context.reader, document, decision.question),
      },
    },
  ]);
}

function requireFittingAnswer({ question, answer }: DocumentAnswer): Result<null> {
  const answers: readonly string[] = decisionAnswers[question];
  return answer === null || answers.includes(answer)
    ? success(null)
    : failure(
        'call-invalid',
        `“${answer}” is no answer to the question of ${question}. Nothing was decided.`,
      );
}

function eachDocument(
  context: MatterContext,
  documentIds: readonly string[],
  change: (document: string, reviewer: string) => readonly OperationDraft[],
): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const reviewer = writing.value.reviewer().id;
  const operations: OperationDraft[] = [];
  for (const documentId of new Set(documentIds)) {
    if (documentUrn(context, documentId) === null) return noDocument();
    operations.push(...change(documentId, reviewer));
  }
  if (operations.length > 0) writing.value.write(operations);
  return success(null);
}
