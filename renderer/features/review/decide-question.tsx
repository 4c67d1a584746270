import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import type { DecisionAnswer, DecisionQuestion, DocumentSummary } from '../../../shared/model/index.ts';
import { answerOf, reasonsGiven } from '../../state/review.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { answerActions, capitalised, questionHeadings } from './decision-words.ts';
import { useDeciding } from './use-deciding.ts';

/**
 * This reviewer's answer to a question about one document or several: a press decides, with the reason in the field; a
 * press on the answer that stands takes it back. A reason typed afterwards is saved on leaving the field.
 */
export function DecideQuestion(props: {
  readonly documents: readonly DocumentSummary[];
  readonly question: DecisionQuestion;
  readonly writable: boolean;
  /** Shows the digits that decide while the keyboard is in here. */
  readonly digitsShown?: boolean;
}): JSX.Element {
  const { documents, question } = props;
  const me = useMatter()?.reviewer?.name ?? null;
  const all = useQuery('listDocuments', {}).value;
  const reasons = useMemo(() => reasonsGiven(all ?? [], question), [all, question]);
  const { decide } = useDeciding();
  const own = ownAnswer(documents, question, me);
  const [typed, setTyped] = useState<string | null>(null);
  const reason = typed ?? own?.reason ?? '';
  const answerWith = (answer: DecisionAnswer): void => {
    const back = own?.answer === answer && typed === null;
    void decide(documents, question, back ? null : answer, back ? '' : reason.trim()).then((isDone) => {
      if (isDone) setTyped(null);
    });
  };
  const saveReason = (): void => {
    if (typed === null || own === null) return;
    if (typed.trim() === own.reason) setTyped(null);
    else answerWith(own.answer);
  };
  return (
    <div className="review-question" role="group" aria-label={questionHeadings[question]}>
      <span className="review-question-name" aria-hidden="true">
        {questionHeadings[question]}
      </span>
      <div className="review-choice">
        {answerActions[question].map(({ answer, digit }) => (
          <button
            key={answer}
            type="button"
            className="review-answer"
            data-digit={digit}
            aria-pressed={own?.answer === answer}
            aria-keyshortcuts={props.digitsShown === true ? digit : undefined}
            disabled={!props.writable}
            onClick={() => answerWith(answer)}
          >
            {capitalised(answer)}
            {props.digitsShown === true && <Kbd>{digit}</Kbd>}
          </button>
        ))}
      </div>
      <Field
        label={`Reason, on ${question}`}
        labelHidden
        placeholder="Reason"
        className="review-reason"
        value={reason}
        onChange={setTyped}
        suggestions={reasons}
        maxLength={1_000}
        disabled={!props.writable}
        onBlur={saveReason}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            saveReason();
          } else if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
      />
    </div>
  );
}

/** The one answer this reviewer gave to all of the documents, or null where it gave none or several. */
function ownAnswer(
  documents: readonly DocumentSummary[],
  question: DecisionQuestion,
  me: string | null,
): { readonly answer: DecisionAnswer; readonly reason: string } | null {
  const [first, ...others] = documents.map((document) => answerOf(document, question, me));
  if (first === undefined || first === null) return null;
  if (others.some((other) => other?.answer !== first.answer)) return null;
  return {
    answer: first.answer,
    reason: others.every((other) => other?.reason === first.reason) ? first.reason : '',
  };
}
