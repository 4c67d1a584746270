import type { UserAction } from '../../state/actions.ts';
import type { Navigation } from '../../state/navigation.ts';
import { useGiven } from './use-given.ts';

/** What running the review offers wherever in the matter one is. */
export function useReviewActions(navigation: Navigation): readonly UserAction[] {
  const { place } = navigation;
  const { batches, goToNext } = useGiven();
  return [
    {
      id: 'next-in-batch',
      label: 'Next document given to me',
      available: batches.length > 0,
      perform: () => goToNext(place.screen === 'reader' ? place.documentId : null),
    },
  ];
}
