import type { JSX } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { BatchColumns } from './batch-columns.tsx';
import { Differences } from './differences.tsx';
import { DrawSampleForm } from './draw-sample-form.tsx';

const words = {
  label: 'Second reviews',
  none: 'No second review yet. A sample of what one reviewer has read is drawn by chance, another reviewer reads it, and here is listed where the two differ.',
  makeFirst: 'Draw a sample',
  makeAnother: 'Draw a sample',
  choose: 'Choose a sample to see where the two reviewers differ.',
} as const;

/** Second reviews: samples of what a reviewer has read, drawn and given to another, and where the two differ. */
export function SecondReviews(props: {
  readonly documents: readonly DocumentSummary[];
  readonly itemId: string | null;
  readonly writable: boolean;
}): JSX.Element {
  return (
    <BatchColumns
      {...props}
      purpose="second review"
      place="second reviews"
      words={words}
      newForm={(all, onMade) => <DrawSampleForm documents={props.documents} batches={all} onMade={onMade} />}
      details={({ batch, reviewer, onGone }) => (
        <Differences
          key={batch.id}
          batch={batch}
          reviewer={reviewer}
          writable={props.writable}
          onGone={onGone}
        />
      )}
    />
  );
}
