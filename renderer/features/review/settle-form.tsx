import type { JSX } from 'react';
import { useState } from 'react';
import type { DecisionAnswer, DecisionQuestion } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { answerActions, capitalised, questionHeadings } from './decision-words.ts';
import { documentAnswer } from './use-deciding.ts';

/** Settles a question on which reviewers differ, with the reason; an answer that somebody changes later opens it again. */
export function SettleForm(props: {
  readonly document: { readonly id: string; readonly urn: string };
  readonly question: DecisionQuestion;
}): JSX.Element {
  const { document, question } = props;
  const act = useAct();
  const answers: readonly DecisionAnswer[] = answerActions[question].map(({ answer }) => answer);
  const [answer, setAnswer] = useState<DecisionAnswer>(answers[0] ?? 'relevant');
  const [reason, setReason] = useState('');
  return (
    <form
      className="review-settle"
      aria-label={`Settle the ${question} of ${document.urn}`}
      onSubmit={(event) => {
        event.preventDefault();
        const decision = documentAnswer(question, answer, reason.trim());
        void act(
          'settleDecision',
          { documentId: document.id, decision },
          `Settled that ${document.urn} is ${answer}.`,
        );
      }}
    >
      <Select
        label={questionHeadings[question]}
        labelHidden
        value={answer}
        options={answers.map((value) => ({ value, label: capitalised(value) }))}
        onChange={setAnswer}
      />
      <Field
        label="Reason for settling it so"
        labelHidden
        placeholder="Reason for settling it so"
        value={reason}
        onChange={setReason}
        maxLength={1_000}
      />
      <Button type="submit" disabled={reason.trim() === ''}>
        Settle
      </Button>
    </form>
  );
}
