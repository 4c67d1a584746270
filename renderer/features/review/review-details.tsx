import './document-review.css';
import type { JSX } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { decisionQuestions } from '../../../shared/model/index.ts';
import { DecideQuestion } from './decide-question.tsx';
import { ProgressChoice } from './progress-choice.tsx';
import { StandingAnswers } from './standing-answers.tsx';
import { WholeThemes } from './whole-themes.tsx';

/** Everything a review says of one document, one thing under another, for a narrow pane. */
export function ReviewDetails(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
}): JSX.Element {
  const { document, writable } = props;
  return (
    <div className="review-details">
      <ProgressChoice documents={[document]} writable={writable} />
      {decisionQuestions.map((question) => (
        <DecideQuestion key={question} documents={[document]} question={question} writable={writable} />
      ))}
      <StandingAnswers document={document} writable={writable} />
      <WholeThemes documents={[document]} writable={writable} />
    </div>
  );
}
