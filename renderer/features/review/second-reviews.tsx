import type { JSX } from 'react';
import { useMemo } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { documentsById } from '../../state/review.ts';
import { useBatches } from '../../state/use-items.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BatchList } from './batch-list.tsx';
import { Differences } from './differences.tsx';
import { DrawSampleForm } from './draw-sample-form.tsx';
import { newItem, useShownItem } from './use-shown-item.ts';

/** Second reviews: samples of what a reviewer has read, drawn and given to another, and where the two differ. */
export function SecondReviews(props: {
  readonly documents: readonly DocumentSummary[];
  readonly itemId: string | null;
  readonly writable: boolean;
}): JSX.Element {
  const all = useBatches();
  const reviewers = useQuery('listReviewers', {}).value;
  const samples = useMemo(() => all.filter(({ fields }) => fields.purpose === 'second review'), [all]);
  const [shown, setShown] = useShownItem('second reviews', props.itemId);
  const byId = useMemo(() => documentsById(props.documents), [props.documents]);
  const sample = samples.find(({ id }) => id === shown);
  const nameOf = (item: Item<'batch'>) =>
    reviewers?.find(({ id }) => id === item.fields.reviewer)?.name ?? null;
  if (samples.length === 0 && shown !== newItem) {
    return (
      <EmptyState sentence="No second review yet. A sample of what one reviewer has read is drawn by chance, another reviewer reads it, and here is listed where the two differ.">
        {props.writable && (
          <Button tone="primary" onClick={() => setShown(newItem)}>
            Draw a sample
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="screen-columns">
      <BatchList
        label="Second reviews"
        batches={samples}
        documents={byId}
        nameOf={nameOf}
        current={shown}
        onCurrent={setShown}
        make={props.writable ? { words: 'Draw a sample', onMake: () => setShown(newItem) } : null}
      />
      <div className="screen-column review-detail">
        {shown === newItem && <DrawSampleForm documents={props.documents} batches={all} onMade={setShown} />}
        {sample !== undefined && (
          <Differences
            key={sample.id}
            batch={sample}
            reviewer={nameOf(sample)}
            writable={props.writable}
            onGone={() => setShown(null)}
          />
        )}
        {shown !== newItem && sample === undefined && (
          <p className="review-quiet">Choose a sample to see where the two reviewers differ.</p>
        )}
      </div>
    </div>
  );
}
