import './batches.css';
import type { JSX } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { documentsOfBatch } from '../../state/review.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/words.ts';
import { CountBar } from './count-bar.tsx';
import { batchCounts } from './review-counts.ts';

/** Batches with whose they are and how far they have got, one of them chosen. */
export function BatchList(props: {
  readonly label: string;
  readonly batches: readonly Item<'batch'>[];
  readonly documents: ReadonlyMap<string, DocumentSummary>;
  /** The name of who has a batch, or null. */
  readonly nameOf: (batch: Item<'batch'>) => string | null;
  readonly current: string | null;
  readonly onCurrent: (batchId: string) => void;
  readonly make: { readonly words: string; readonly onMake: () => void } | null;
}): JSX.Element {
  return (
    <nav className="review-list" aria-label={props.label}>
      {props.make !== null && <Button onClick={props.make.onMake}>{props.make.words}</Button>}
      <ul role="list">
        {props.batches.map((batch) => {
          const documents = documentsOfBatch(batch, props.documents);
          const name = props.nameOf(batch);
          const counts = batchCounts(documents, name);
          const read = counts.find(({ words }) => words === 'Read')?.count ?? 0;
          return (
            <li key={batch.id}>
              <button
                type="button"
                className="review-list-item"
                aria-current={batch.id === props.current ? 'true' : undefined}
                onClick={() => props.onCurrent(batch.id)}
              >
                <span className="review-list-name">
                  <bdi>{batch.fields.name}</bdi>
                </span>
                <span className="review-list-facts">
                  <span>{name ?? 'nobody yet'}</span>
                  <span className="number">
                    {read} of {countWords(documents.length, 'document')} read
                  </span>
                </span>
                <CountBar counts={counts} />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
