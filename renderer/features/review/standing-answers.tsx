import type { JSX } from 'react';
import type { DecisionQuestion, DocumentSummary } from '../../../shared/model/index.ts';
import { decisionQuestions } from '../../../shared/model/index.ts';
import { momentWords } from '../../ui/words.ts';
import { questionHeadings } from './decision-words.ts';
import { SettleForm } from './settle-form.tsx';

/** Who answered what, when and why; where reviewers differ, that they do, and a way to settle it. */
export function StandingAnswers(props: {
  readonly document: DocumentSummary;
  readonly writable: boolean;
}): JSX.Element | null {
  const { document } = props;
  const answered = decisionQuestions.filter((question) => document.decisions[question].decisions.length > 0);
  if (answered.length === 0) return null;
  return (
    <ul role="list" className="review-standing">
      {answered.map((question) => (
        <StandingAnswer key={question} question={question} {...props} />
      ))}
    </ul>
  );
}

function StandingAnswer(props: {
  readonly document: DocumentSummary;
  readonly question: DecisionQuestion;
  readonly writable: boolean;
}): JSX.Element {
  const { document, question } = props;
  const standing = document.decisions[question];
  return (
    <li>
      {standing.state === 'disagreed' && (
        <p className="review-dispute">{questionHeadings[question]}: the reviewers differ.</p>
      )}
      {standing.state === 'settled' && (
        <p>
          <strong>{standing.answer}</strong>, settled{standing.reason === '' ? '' : `: ${standing.reason}`}
        </p>
      )}
      {standing.decisions.map((decision) => (
        <p key={decision.reviewer} className={standing.state === 'settled' ? 'review-overruled' : undefined}>
          <strong>{decision.answer}</strong>
          <span className="review-who">
            {' '}
            {decision.reviewer}, {momentWords(decision.atMs)}
          </span>
          {decision.reason !== '' && (
            <>
              {' '}
              <span className="review-why">{decision.reason}</span>
            </>
          )}
        </p>
      ))}
      {props.writable && standing.state === 'disagreed' && (
        <SettleForm document={document} question={question} />
      )}
    </li>
  );
}
