import { useCallback } from 'react';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import type {
  DecisionAnswer,
  DecisionQuestion,
  DocumentSummary,
  ProgressState,
} from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { countWords } from '../../ui/words.ts';
import { answerActions } from './decision-words.ts';

/** An answer as the service takes it. */
export type DocumentAnswer = InputOf<ServiceCalls['decideDocuments']>['decision'];

/** What a reviewer can say of documents, each for all of them in one act, announced once it is durable. */
export interface Deciding {
  /** Null takes the answer back. Gives whether it was done. */
  readonly decide: (
    documents: readonly DocumentSummary[],
    question: DecisionQuestion,
    answer: DecisionAnswer | null,
    reason: string,
  ) => Promise<boolean>;
  readonly setProgress: (documents: readonly DocumentSummary[], state: ProgressState) => Promise<boolean>;
  readonly setTheme: (
    documents: readonly DocumentSummary[],
    theme: { readonly id: string; readonly name: string },
    tagged: boolean,
  ) => Promise<boolean>;
}

/** Lets a component decide on documents. */
export function useDeciding(): Deciding {
  const act = useAct();
  const decide = useCallback<Deciding['decide']>(
    async (documents, question, answer, reason) => {
      const decision = documentAnswer(question, answer, reason);
      const said =
        answer === null
          ? `Took back the decision on ${question} of ${documentWords(documents)}.`
          : `Decided that ${documentWords(documents)} ${documents.length === 1 ? 'is' : 'are'} ${answer}.`;
      return (await act('decideDocuments', { documentIds: ids(documents), decision }, said)) !== null;
    },
    [act],
  );
  const setProgress = useCallback<Deciding['setProgress']>(
    async (documents, state) =>
      (await act(
        'setProgress',
        { documentIds: ids(documents), state },
        `Marked ${documentWords(documents)} as ${state}.`,
      )) !== null,
    [act],
  );
  const setTheme = useCallback<Deciding['setTheme']>(
    async (documents, theme, tagged) =>
      (await act(
        'setDocumentTag',
        { documentIds: ids(documents), themeId: theme.id, tagged },
        tagged
          ? `Tagged ${documentWords(documents)} as a whole ${theme.name}.`
          : `Took ${theme.name} off ${documentWords(documents)} as a whole.`,
      )) !== null,
    [act],
  );
  return { decide, setProgress, setTheme };
}

/** An answer to a question as the service takes it; one that does not answer the question takes the answer back. */
export function documentAnswer(
  question: DecisionQuestion,
  answer: DecisionAnswer | null,
  reason: string,
): DocumentAnswer {
  if (question === 'relevance') {
    const known = answerActions.relevance.find((offered) => offered.answer === answer)?.answer ?? null;
    return { question, answer: known, reason };
  }
  const known = answerActions.privilege.find((offered) => offered.answer === answer)?.answer ?? null;
  return { question, answer: known, reason };
}

function documentWords(documents: readonly DocumentSummary[]): string {
  const [only] = documents;
  return documents.length === 1 && only !== undefined ? only.urn : countWords(documents.length, 'document');
}

function ids(documents: readonly DocumentSummary[]): string[] {
  return documents.map((document) => document.id);
}
