import './review-screen.css';
import type { JSX } from 'react';
import type { ReviewPart } from '../../state/navigation.ts';
import { go } from '../../state/navigation.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { FailureState } from '../../ui/failure-state.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { Batches } from './batches.tsx';
import { Events } from './events.tsx';
import { Overview } from './overview.tsx';
import { People } from './people.tsx';
import { SecondReviews } from './second-reviews.tsx';

const parts: readonly { readonly part: ReviewPart; readonly name: string }[] = [
  { part: 'overview', name: 'Overview' },
  { part: 'batches', name: 'Batches' },
  { part: 'second reviews', name: 'Second review' },
  { part: 'people', name: 'People and organisations' },
  { part: 'events', name: 'Events' },
];

/** Where the review is run: how far it is, who reads what, second reviews, people, and what happened when. */
export function ReviewScreen(props: {
  readonly part: ReviewPart;
  /** The batch, person or organisation shown first, or null. */
  readonly itemId: string | null;
}): JSX.Element {
  const matter = useMatter();
  const documents = useQuery('listDocuments', {});
  const writable = matter !== null && matter.readOnlyBecause === null;
  return (
    <div className="screen">
      <div className="screen-head">
        <ScreenHeading>Review</ScreenHeading>
        <nav className="review-parts" aria-label="Parts of the review">
          {parts.map(({ part, name }) => (
            <button
              key={part}
              type="button"
              className="review-part"
              aria-current={part === props.part ? 'page' : undefined}
              onClick={() => go({ screen: 'review', part })}
            >
              {name}
            </button>
          ))}
        </nav>
      </div>
      {documents.status === 'failed' && documents.value === undefined && (
        <FailureState failure={documents.failure} onRetry={documents.retry} />
      )}
      {documents.value !== undefined && <Part {...props} documents={documents.value} writable={writable} />}
    </div>
  );
}

function Part(props: PartProps & { readonly part: ReviewPart }): JSX.Element {
  switch (props.part) {
    case 'overview':
      return <Overview documents={props.documents} />;
    case 'batches':
      return <Batches {...props} />;
    case 'second reviews':
      return <SecondReviews {...props} />;
    case 'people':
      return <People itemId={props.itemId} writable={props.writable} />;
    case 'events':
      return <Events documents={props.documents} />;
  }
}

/** What a part of the screen is given. */
interface PartProps {
  readonly documents: Parameters<typeof Overview>[0]['documents'];
  readonly itemId: string | null;
  readonly writable: boolean;
}
