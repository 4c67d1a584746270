import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { drawSample, sampleRule, shareOf } from '../../../shared/model/index.ts';
import { progressOf } from '../../state/review.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { batchNames } from './batch-rule.ts';
import { ReviewerChoice } from './reviewer-choice.tsx';
import { reviewersAtWork } from './review-counts.ts';
import { useBatchActs } from './use-batch-acts.ts';

const noReviewers = [] as const;

/** Draws a sample of what a reviewer has read, by a rule and a seed that are kept in words, and gives it to another. */
export function DrawSampleForm(props: {
  readonly documents: readonly DocumentSummary[];
  readonly batches: readonly Item<'batch'>[];
  readonly onMade: (batchId: string) => void;
}): JSX.Element {
  const acts = useBatchActs();
  const reviewers = useQuery('listReviewers', {}).value ?? noReviewers;
  const atWork = reviewersAtWork(props.documents, props.batches, reviewers, null);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = chosen ?? atWork[0] ?? '';
  const [second, setSecond] = useState('');
  const [unit, setUnit] = useState<'per cent' | 'documents'>('per cent');
  const [amount, setAmount] = useState('10');
  const [seed, setSeed] = useState(() => String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0));
  const read = props.documents.filter(
    (document) => document.withdrawn === null && progressOf(document, first) === 'read',
  );
  const firstId = reviewers.find(({ name }) => name === first)?.id;
  const wanted = Number(amount);
  const count = unit === 'per cent' ? shareOf(read.length, wanted) : Math.min(read.length, wanted);
  const problem = problemOf({ first, second: second.trim(), amount: wanted, unit, seed, read: read.length });
  const draw = async (): Promise<void> => {
    const drawn = drawSample(read, count, Number(seed));
    if (firstId === undefined) return;
    const [name = first] = batchNames(
      `Second review of ${first}`,
      1,
      props.batches.map(({ fields }) => fields.name),
    );
    const made = await acts.make([
      {
        name,
        documents: drawn.map((document) => document.id),
        reviewer: second,
        purpose: 'second review',
        of: firstId,
        drawn: `${String(drawn.length)} of ${countWords(read.length, 'document')} that ${first} had marked as read, ${sampleRule}, with the seed ${seed}.`,
      },
    ]);
    if (made !== null) props.onMade(made);
  };
  return (
    <form
      className="review-form"
      aria-label="Draw a sample"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) void draw();
      }}
    >
      <h2>Draw a sample</h2>
      <Select
        label="Of what was read by"
        value={first}
        options={atWork.map((name) => ({ value: name, label: name }))}
        onChange={setChosen}
      />
      <div className="review-form-row">
        <Field label="How many" value={amount} onChange={setAmount} maxLength={6} />
        <Select
          label="Counted in"
          value={unit}
          options={[
            { value: 'per cent', label: 'per cent' },
            { value: 'documents', label: 'documents' },
          ]}
          onChange={setUnit}
        />
        <Field label="Seed" value={seed} onChange={setSeed} maxLength={10} />
      </div>
      <p className="review-quiet">
        The same seed draws the same sample from the same documents: rule and seed are kept with it.
      </p>
      <ReviewerChoice label="Read again by" value={second} onChange={setSecond} />
      <p role="status" className="review-quiet">
        {problem ??
          `${countWords(count, 'document')} of ${countWords(read.length, 'document')} read by ${first}.`}
      </p>
      <Button type="submit" tone="primary" disabled={problem !== null || firstId === undefined}>
        Draw the sample
      </Button>
    </form>
  );
}

function problemOf(form: {
  readonly first: string;
  readonly second: string;
  readonly amount: number;
  readonly unit: 'per cent' | 'documents';
  readonly seed: string;
  readonly read: number;
}): string | null {
  if (form.first === '' || form.read === 0) {
    return form.first === ''
      ? 'Nobody has read anything yet.'
      : `${form.first} has marked no document as read yet.`;
  }
  if (!Number.isFinite(form.amount) || form.amount <= 0) return 'Write how many as a number above 0.';
  if (form.unit === 'per cent' && form.amount > 100) return 'A sample is at most 100 per cent.';
  if (form.unit === 'documents' && !Number.isInteger(form.amount)) return 'Documents come in whole numbers.';
  if (!/^\d{1,10}$/.test(form.seed) || Number(form.seed) > 4_294_967_295) {
    return 'The seed is a whole number up to 4294967295.';
  }
  if (form.second === form.first) return 'Somebody else should read it again.';
  return null;
}
