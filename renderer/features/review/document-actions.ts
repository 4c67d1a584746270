import type { DecisionAnswer, DocumentSummary } from '../../../shared/model/index.ts';
import { decisionQuestions } from '../../../shared/model/index.ts';
import type { UserAction } from '../../state/actions.ts';
import { answerActions } from './decision-words.ts';
import type { Deciding } from './use-deciding.ts';

/** What the actions on a document being read act on. */
export interface DocumentActionParts {
  readonly document: DocumentSummary;
  readonly writable: boolean;
  readonly isOpen: boolean;
  readonly deciding: Deciding;
  readonly onDecide: () => void;
  readonly onThemes: () => void;
  readonly onPeople: () => void;
  /** Goes to the next document given to the reviewer. */
  readonly onNext: () => void;
}

/** What a review can say of the document being read, as palette, keyboard and page of shortcuts see it. */
export function documentActions(parts: DocumentActionParts): readonly UserAction[] {
  const { document, writable, deciding } = parts;
  const decide = (
    id: string,
    answer: DecisionAnswer,
    question: (typeof decisionQuestions)[number],
  ): UserAction => ({
    id,
    label: `Decide that ${document.urn} is ${answer}`,
    available: writable,
    perform: () => void deciding.decide([document], question, answer, ''),
  });
  return [
    {
      id: 'read-and-next',
      label: 'Mark as read, and on to the next given to me',
      available: writable,
      perform: () => {
        void deciding.setProgress([document], 'read').then((isDone) => {
          if (isDone) parts.onNext();
        });
      },
    },
    {
      id: 'decide',
      label: parts.isOpen ? 'Fold the decisions away' : 'Decide on the document…',
      available: writable,
      perform: parts.onDecide,
    },
    ...decisionQuestions.flatMap((question) =>
      answerActions[question].map(({ action, answer }) => decide(action, answer, question)),
    ),
    {
      id: 'tag-document',
      label: 'Tag the document as a whole…',
      available: writable,
      perform: parts.onThemes,
    },
    {
      id: 'people-in-document',
      label: 'People in this document…',
      available: true,
      perform: parts.onPeople,
    },
  ];
}
