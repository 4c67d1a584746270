import type { JSX } from 'react';
import { useState } from 'react';
import type { DocumentKind, DocumentSummary, Item } from '../../../shared/model/index.ts';
import { documentKinds } from '../../../shared/model/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { parseDocumentDate } from '../../ui/parse-document-date.ts';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../ui/words.ts';
import type { BatchRule } from './batch-rule.ts';
import { batchNames, documentsOfRule, firstRule, portions } from './batch-rule.ts';
import { ReviewerChoice } from './reviewer-choice.tsx';
import { useBatchActs } from './use-batch-acts.ts';

/** Makes batches by a rule: which documents, and how many in each. What it would make is said before it is made. */
export function NewBatchForm(props: {
  readonly documents: readonly DocumentSummary[];
  readonly batches: readonly Item<'batch'>[];
  readonly onMade: (batchId: string) => void;
}): JSX.Element {
  const acts = useBatchActs();
  const [name, setName] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [which, setWhich] = useState<BatchRule['which']>(firstRule.which);
  const [kind, setKind] = useState<DocumentKind | 'all'>('all');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [each, setEach] = useState('');
  const dates = { from: parseDocumentDate(from), to: parseDocumentDate(to) };
  const size = each.trim() === '' ? null : Number(each);
  const problem =
    dates.from === 'unreadable' || dates.to === 'unreadable'
      ? 'One of the dates cannot be read. Write it like 12 Sep 2017, April 2018 or 2018.'
      : size !== null && (!Number.isInteger(size) || size < 1)
        ? 'Write how many documents each batch holds as a whole number, or leave it empty.'
        : null;
  const rule: BatchRule = {
    which,
    kind,
    from: dates.from === 'unreadable' ? null : dates.from,
    to: dates.to === 'unreadable' ? null : dates.to,
    each: size,
  };
  const found = problem === null ? documentsOfRule(props.documents, rule, props.batches) : [];
  const parts = problem === null ? portions(found, rule.each) : [];
  const make = async (): Promise<void> => {
    const names = batchNames(
      name.trim(),
      parts.length,
      props.batches.map(({ fields }) => fields.name),
    );
    const made = await acts.make(
      parts.map((documents, place) => ({
        name: names[place] ?? name.trim(),
        documents: documents.map((document) => document.id),
        reviewer,
        purpose: 'first review',
        of: null,
        drawn: '',
      })),
    );
    if (made !== null) props.onMade(made);
  };
  return (
    <form
      className="review-form"
      aria-label="New batch"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && parts.length > 0) void make();
      }}
    >
      <h2>New batch</h2>
      <Field label="Name" value={name} onChange={setName} maxLength={200} autoFocus required />
      <ReviewerChoice
        label="Given to"
        value={reviewer}
        onChange={setReviewer}
        hint="Somebody known here, or the name of somebody new."
      />
      <Select
        label="Documents"
        value={which}
        options={[
          { value: 'undecided', label: 'Not decided on relevance yet' },
          { value: 'not given', label: 'In no batch yet' },
          { value: 'all', label: 'All documents' },
        ]}
        onChange={setWhich}
      />
      <Select
        label="Kind"
        value={kind}
        options={[
          { value: 'all', label: 'All kinds' },
          ...documentKinds.map((value) => ({ value, label: value })),
        ]}
        onChange={setKind}
      />
      <div className="review-form-row">
        <Field label="Dated from" placeholder="any date" value={from} onChange={setFrom} maxLength={40} />
        <Field label="Dated to" placeholder="any date" value={to} onChange={setTo} maxLength={40} />
        <Field
          label="Documents in each"
          placeholder="all in one"
          value={each}
          onChange={setEach}
          maxLength={6}
        />
      </div>
      <p role="status" className={problem === null ? 'review-quiet' : 'field-problem'}>
        {problem ??
          (found.length === 0
            ? 'No document fits this rule.'
            : `${countWords(found.length, 'document')} in ${countWords(parts.length, 'batch', 'batches')}.`)}
      </p>
      <Button
        type="submit"
        tone="primary"
        disabled={name.trim() === '' || parts.length === 0 || parts.length > mostBatches}
      >
        {parts.length > 1 ? `Make ${countWords(parts.length, 'batch', 'batches')}` : 'Make the batch'}
      </Button>
      {parts.length > mostBatches && (
        <p className="field-problem">More than {mostBatches} batches at once: put more documents in each.</p>
      )}
    </form>
  );
}

/** How many batches can be made in one act. */
const mostBatches = 1_000;
