import type { JSX, ReactNode } from 'react';
import { useMemo } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { documentsById } from '../../state/review.ts';
import { useBatches } from '../../state/use-items.ts';
import { useQuery } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BatchList } from './batch-list.tsx';
import { newItem, useShownItem } from './use-shown-item.ts';

/** What the details of one batch are drawn from. */
export interface ShownBatch {
  readonly batch: Item<'batch'>;
  /** The name of who was given it, or null where nobody was. */
  readonly reviewer: string | null;
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  /** The batch is there no longer. */
  readonly onGone: () => void;
}

/** Batches of one purpose: a list of them, and beside it the chosen one or the form for a new one. */
export function BatchColumns(props: {
  readonly purpose: Item<'batch'>['fields']['purpose'];
  readonly place: 'batches' | 'second reviews';
  readonly documents: readonly DocumentSummary[];
  readonly itemId: string | null;
  readonly writable: boolean;
  readonly words: {
    readonly label: string;
    /** What to do where there is none yet. */
    readonly none: string;
    readonly makeFirst: string;
    readonly makeAnother: string;
    readonly choose: string;
  };
  readonly newForm: (all: readonly Item<'batch'>[], onMade: (id: string) => void) => ReactNode;
  readonly details: (shown: ShownBatch) => ReactNode;
}): JSX.Element {
  const { purpose, words, writable } = props;
  const all = useBatches();
  const reviewers = useQuery('listReviewers', {}).value;
  const batches = useMemo(() => all.filter(({ fields }) => fields.purpose === purpose), [all, purpose]);
  const [shown, setShown] = useShownItem(props.place, props.itemId);
  const byId = useMemo(() => documentsById(props.documents), [props.documents]);
  const batch = batches.find(({ id }) => id === shown);
  const nameOf = (item: Item<'batch'>) =>
    reviewers?.find(({ id }) => id === item.fields.reviewer)?.name ?? null;
  const makeNew = (): void => setShown(newItem);
  if (batches.length === 0 && shown !== newItem) {
    return (
      <EmptyState sentence={words.none}>
        {writable && (
          <Button tone="primary" onClick={makeNew}>
            {words.makeFirst}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="screen-columns">
      <BatchList
        label={words.label}
        batches={batches}
        documents={byId}
        nameOf={nameOf}
        current={shown}
        onCurrent={setShown}
        make={writable ? { words: words.makeAnother, onMake: makeNew } : null}
      />
      <div className="screen-column review-detail">
        {shown === newItem && props.newForm(all, setShown)}
        {batch !== undefined &&
          props.details({
            batch,
            reviewer: nameOf(batch),
            documents: byId,
            onGone: () => setShown(null),
          })}
        {shown !== newItem && batch === undefined && <p className="review-quiet">{words.choose}</p>}
      </div>
    </div>
  );
}
