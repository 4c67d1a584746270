import type {
  DecisionQuestion,
  DocumentSummary,
  Item,
  ProgressState,
  Reviewer,
} from '../../../shared/model/index.ts';
import { decisionAnswers } from '../../../shared/model/index.ts';
import { progressOf } from '../../state/review.ts';
import type { Counted } from './count-bar.tsx';

/** The states in the order of work done, and the tone of each. */
const stateTones: readonly {
  readonly state: ProgressState;
  readonly words: string;
  readonly tone: string;
}[] = [
  { state: 'read', words: 'Read', tone: 'done' },
  { state: 'reading', words: 'Reading', tone: 'begun' },
  { state: 'set aside', words: 'Set aside', tone: 'aside' },
  { state: 'unread', words: 'Unread', tone: 'open' },
];

/** How many documents a reviewer has read, begun, set aside and not opened; with null, the furthest anybody is with each. */
export function progressCounts(
  documents: readonly DocumentSummary[],
  reviewer: string | null,
): readonly Counted[] {
  const states = documents.map((document) =>
    reviewer === null ? furthest(document) : progressOf(document, reviewer),
  );
  return stateTones.map(({ state, words, tone }) => ({
    words,
    tone,
    count: states.filter((other) => other === state).length,
  }));
}

/** How far a batch is for the reviewer who has it; all unread while nobody has. */
export function batchCounts(
  documents: readonly DocumentSummary[],
  reviewer: string | null,
): readonly Counted[] {
  return reviewer === null
    ? stateTones.map(({ state, words, tone }) => ({
        words,
        tone,
        count: state === 'unread' ? documents.length : 0,
      }))
    : progressCounts(documents, reviewer);
}

/** How many documents have which answer standing, are in dispute, and are undecided. */
export function answerCounts(
  documents: readonly DocumentSummary[],
  question: DecisionQuestion,
): readonly Counted[] {
  const standing = documents.map((document) => document.decisions[question]);
  const answers = decisionAnswers[question].map((answer, place, all) => ({
    words: `${answer.charAt(0).toUpperCase()}${answer.slice(1)}`,
    tone: place === 0 ? 'done' : place === all.length - 1 ? 'aside' : 'begun',
    count: standing.filter((other) => other.answer === answer).length,
  }));
  const count = (state: 'disagreed' | 'undecided') =>
    standing.filter((other) => other.state === state).length;
  return [
    ...answers,
    { words: 'In dispute', tone: 'dispute', count: count('disagreed') },
    { words: 'Undecided', tone: 'open', count: count('undecided') },
  ];
}

/** The names of everybody who has begun a document or was given some, and of who is at the keyboard, in order of name. */
export function reviewersAtWork(
  documents: readonly DocumentSummary[],
  batches: readonly Item<'batch'>[],
  reviewers: readonly Reviewer[],
  present: string | null,
): readonly string[] {
  const names = new Set<string>(present === null ? [] : [present]);
  for (const document of documents) for (const { reviewer } of document.progress) names.add(reviewer);
  for (const { fields } of batches) {
    const given = reviewers.find(({ id }) => id === fields.reviewer);
    if (given !== undefined) names.add(given.name);
  }
  return [...names].sort((one, other) => one.localeCompare(other, 'en-GB'));
}

function furthest(document: DocumentSummary): ProgressState {
  const order: readonly ProgressState[] = ['read', 'set aside', 'reading'];
  return order.find((state) => document.progress.some((progress) => progress.state === state)) ?? 'unread';
}
