import { useMatter } from './use-service.ts';

const identifierShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Says who a reviewer is: the present one by name, also where only the id is known; an unknown id is a colleague. */
export function useReviewerName(): (reviewer: string) => string {
  const present = useMatter()?.reviewer ?? null;
  return (reviewer) => {
    if (present !== null && reviewer === present.id) return present.name;
    return identifierShape.test(reviewer) ? 'a colleague' : reviewer;
  };
}
