import './document-review.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { decisionQuestions } from '../../../shared/model/index.ts';
import { useBatches } from '../../state/use-items.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import { DecideQuestion } from './decide-question.tsx';
import { ProgressChoice } from './progress-choice.tsx';
import { ReviewerChoice } from './reviewer-choice.tsx';
import { useBatchActs } from './use-batch-acts.ts';
import { WholeThemes } from './whole-themes.tsx';

const kinds = [
  { kind: 'decide', words: 'Decide' },
  { kind: 'themes', words: 'Tag' },
  { kind: 'progress', words: 'Progress' },
  { kind: 'batch', words: 'Batch' },
] as const;

/** What a review can say of several documents at once, each in one act: one kind unfolded at a time. */
export function SelectionReview(props: {
  readonly documents: readonly DocumentSummary[];
  readonly writable: boolean;
}): JSX.Element {
  const { documents, writable } = props;
  const [shown, setShown] = useState<(typeof kinds)[number]['kind'] | null>(null);
  return (
    <>
      <div className="review-choice" role="group" aria-label="What to say of them">
        {kinds.map(({ kind, words }) => (
          <IconlessButton
            key={kind}
            aria-expanded={shown === kind}
            disabled={!writable}
            onClick={() => setShown(shown === kind ? null : kind)}
          >
            {words}
          </IconlessButton>
        ))}
      </div>
      {shown !== null && (
        <div className="review-selection">
          {shown === 'decide' &&
            decisionQuestions.map((question) => (
              <DecideQuestion key={question} documents={documents} question={question} writable={writable} />
            ))}
          {shown === 'themes' && <WholeThemes documents={documents} writable={writable} />}
          {shown === 'progress' && <ProgressChoice documents={documents} writable={writable} />}
          {shown === 'batch' && <BatchOfSelection documents={documents} onDone={() => setShown(null)} />}
        </div>
      )}
    </>
  );
}

/** Makes a batch of the documents, or puts them into one that is there. */
function BatchOfSelection(props: {
  readonly documents: readonly DocumentSummary[];
  readonly onDone: () => void;
}): JSX.Element {
  const { documents } = props;
  const acts = useBatchActs();
  const batches = useBatches().filter(({ fields }) => fields.purpose === 'first review');
  const [into, setInto] = useState('new');
  const [name, setName] = useState('');
  const [reviewer, setReviewer] = useState('');
  const known = batches.find(({ id }) => id === into);
  const ids = documents.map((document) => document.id);
  const put = async (): Promise<void> => {
    const isDone =
      known === undefined
        ? (await acts.make([
            { name: name.trim(), documents: ids, reviewer, purpose: 'first review', of: null, drawn: '' },
          ])) !== null
        : await acts.setDocuments(
            known.id,
            [...new Set([...known.fields.documents, ...ids])],
            `Put ${countWords(ids.length, 'document')} into the batch ${known.fields.name}.`,
          );
    if (isDone) props.onDone();
  };
  return (
    <form
      className="review-selection-batch"
      aria-label="Batch of the selected documents"
      onSubmit={(event) => {
        event.preventDefault();
        if (known !== undefined || name.trim() !== '') void put();
      }}
    >
      <Select
        label="Into"
        value={into}
        options={[
          { value: 'new', label: 'a new batch' },
          ...batches.map(({ id, fields }) => ({ value: id, label: fields.name })),
        ]}
        onChange={setInto}
      />
      {known === undefined && (
        <>
          <Field label="Name of the batch" value={name} onChange={setName} maxLength={200} />
          <ReviewerChoice label="Given to" value={reviewer} onChange={setReviewer} />
        </>
      )}
      <Button type="submit" disabled={known === undefined && name.trim() === ''}>
        {known === undefined ? 'Make the batch' : 'Put into the batch'}
      </Button>
    </form>
  );
}
