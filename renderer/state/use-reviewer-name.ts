import { useCallback } from 'react';
import { useMatter, useQuery } from './use-service.ts';

const identifierShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Says who a reviewer is by name, also where only the id is known; an id nobody named is a colleague's. */
export function useReviewerName(): (reviewer: string) => string {
  const present = useMatter()?.reviewer ?? null;
  const reviewers = useQuery('listReviewers', {}).value;
  return useCallback(
    (reviewer) => {
      if (present !== null && reviewer === present.id) return present.name;
      if (!identifierShape.test(reviewer)) return reviewer;
      return reviewers?.find(({ id }) => id === reviewer)?.name ?? 'a colleague';
    },
    [present, reviewers],
  );
}
