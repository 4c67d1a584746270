import type { JSX } from 'react';
import { useMemo } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { documentsById, documentsOfBatch } from '../../state/review.ts';
import { useBatches } from '../../state/use-items.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BatchDetails } from './batch-details.tsx';
import { BatchList } from './batch-list.tsx';
import { NewBatchForm } from './new-batch-form.tsx';
import { newItem, useShownItem } from './use-shown-item.ts';

/** Batches of documents given to reviewers to read: listed, made by rule, given, changed and deleted. */
export function Batches(props: {
  readonly documents: readonly DocumentSummary[];
  readonly itemId: string | null;
  readonly writable: boolean;
}): JSX.Element {
  const all = useBatches();
  const reviewers = useQuery('listReviewers', {}).value;
  const batches = useMemo(() => all.filter(({ fields }) => fields.purpose === 'first review'), [all]);
  const [shown, setShown] = useShownItem('batches', props.itemId);
  const byId = useMemo(() => documentsById(props.documents), [props.documents]);
  const batch = batches.find(({ id }) => id === shown);
  const nameOf = (item: Item<'batch'>) =>
    reviewers?.find(({ id }) => id === item.fields.reviewer)?.name ?? null;
  if (batches.length === 0 && shown !== newItem) {
    return (
      <EmptyState sentence="No documents have been given out yet. A batch is a number of documents that one reviewer reads; make it here by a rule, or select documents in the library.">
        {props.writable && (
          <Button tone="primary" onClick={() => setShown(newItem)}>
            Make a batch
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="screen-columns">
      <BatchList
        label="Batches"
        batches={batches}
        documents={byId}
        nameOf={nameOf}
        current={shown}
        onCurrent={setShown}
        make={props.writable ? { words: 'New batch', onMake: () => setShown(newItem) } : null}
      />
      <div className="screen-column review-detail">
        {shown === newItem && <NewBatchForm documents={props.documents} batches={all} onMade={setShown} />}
        {batch !== undefined && (
          <BatchDetails
            key={batch.id}
            batch={batch}
            reviewer={nameOf(batch)}
            documents={documentsOfBatch(batch, byId)}
            writable={props.writable}
            onGone={() => setShown(null)}
          />
        )}
        {shown !== newItem && batch === undefined && (
          <p className="review-quiet">Choose a batch to see its documents and who reads them.</p>
        )}
      </div>
    </div>
  );
}
