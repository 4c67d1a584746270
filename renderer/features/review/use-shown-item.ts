import { useCallback, useState } from 'react';
import type { ReviewPart } from '../../state/navigation.ts';
import { replacePlace } from '../../state/navigation.ts';

/** What stands for the form of something new, where otherwise an id does. */
export const newItem = 'new';

/** Which item of a list is shown, by id; `newItem` for the form of a new one. Coming back to the screen shows it again. */
export function useShownItem(
  part: ReviewPart,
  first: string | null,
): readonly [string | null, (shown: string | null) => void] {
  const [shown, setShown] = useState(first);
  const show = useCallback(
    (next: string | null) => {
      setShown(next);
      replacePlace(
        next === null || next === newItem
          ? { screen: 'review', part }
          : { screen: 'review', part, itemId: next },
      );
    },
    [part],
  );
  return [shown, show];
}
