import type { JSX } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { documentsOfBatch } from '../../state/review.ts';
import { BatchColumns } from './batch-columns.tsx';
import { BatchDetails } from './batch-details.tsx';
import { NewBatchForm } from './new-batch-form.tsx';

const words = {
  label: 'Batches',
  none: 'No documents have been given out yet. A batch is a number of documents that one reviewer reads; make it here by a rule, or select documents in the library.',
  makeFirst: 'Make a batch',
  makeAnother: 'New batch',
  choose: 'Choose a batch to see its documents and who reads them.',
} as const;

/** Batches of documents given to reviewers to read: listed, made by rule, given, changed and deleted. */
export function Batches(props: {
  readonly documents: readonly DocumentSummary[];
  readonly itemId: string | null;
  readonly writable: boolean;
}): JSX.Element {
  return (
    <BatchColumns
      {...props}
      purpose="first review"
      place="batches"
      words={words}
      newForm={(all, onMade) => <NewBatchForm documents={props.documents} batches={all} onMade={onMade} />}
      details={({ batch, reviewer, documents, onGone }) => (
        <BatchDetails
          key={batch.id}
          batch={batch}
          reviewer={reviewer}
          documents={documentsOfBatch(batch, documents)}
          writable={props.writable}
          onGone={onGone}
        />
      )}
    />
  );
}
