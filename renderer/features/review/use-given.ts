import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { go } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { batchesOf, documentsById, documentsOfBatch, nextGiven } from '../../state/review.ts';
import { useBatches } from '../../state/use-items.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';

/** What was given to this reviewer to read. */
export interface Given {
  readonly batches: readonly Item<'batch'>[];
  /** Opens the next document given to the reviewer that they are not done with, after the present one; says so where none is left. */
  readonly goToNext: (present: string | null) => void;
}

const noDocuments: readonly DocumentSummary[] = [];

/** Follows what is given to this reviewer. */
export function useGiven(): Given {
  const me = useMatter()?.reviewer?.name ?? null;
  const all = useBatches();
  const reviewers = useQuery('listReviewers', {}).value;
  const documents = useQuery('listDocuments', {}).value ?? noDocuments;
  const batches = useMemo(() => batchesOf(me, all, reviewers ?? []), [me, all, reviewers]);
  // Looked at only when one goes on: the list is a new one after every tag.
  const latest = useRef(documents);
  useEffect(() => {
    latest.current = documents;
  }, [documents]);
  const goToNext = useCallback(
    (present: string | null) => {
      const byId = documentsById(latest.current);
      const given = batches.map((batch) => documentsOfBatch(batch, byId));
      const next = nextGiven(given, me, present);
      if (next !== null) go({ screen: 'reader', documentId: next.id });
      else if (batches.length === 0) {
        notify({
          sentence:
            'Nothing has been given to you to read. A batch can be made and given on the Review screen.',
          tone: 'warning',
        });
      } else {
        notify({ sentence: 'You have read or set aside every document given to you.', tone: 'done' });
      }
    },
    [batches, me],
  );
  return { batches, goToNext };
}
