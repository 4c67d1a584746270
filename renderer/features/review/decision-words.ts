import type { DecisionAnswer, DecisionQuestion } from '../../../shared/model/index.ts';

/** A question as a heading. */
export const questionHeadings: Readonly<Record<DecisionQuestion, string>> = {
  relevance: 'Relevance',
  privilege: 'Privilege',
};

/** The answers with the action that gives each and the digit that does while one is deciding. */
export const answerActions = {
  relevance: [
    { answer: 'relevant', action: 'decide-relevant', digit: '1' },
    { answer: 'not relevant', action: 'decide-not-relevant', digit: '2' },
  ],
  privilege: [
    { answer: 'privileged', action: 'decide-privileged', digit: '3' },
    { answer: 'privileged in part', action: 'decide-privileged-in-part', digit: '4' },
    { answer: 'not privileged', action: 'decide-not-privileged', digit: '5' },
  ],
} as const;

/** An answer with its first letter as a capital, for buttons. */
export function capitalised(answer: string): string {
  return `${answer.charAt(0).toUpperCase()}${answer.slice(1)}`;
}

/** Whether an answer means that a document does not leave: shown in the colour of what is privileged. */
export function isPrivilegedAnswer(answer: DecisionAnswer | null): boolean {
  return answer === 'privileged' || answer === 'privileged in part';
}
