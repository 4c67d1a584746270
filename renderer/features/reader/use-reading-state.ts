import { useCallback } from 'react';
import type { DocumentSummary, ProgressState } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { useNavigation } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { progressOf } from '../../state/review.ts';
import { useAct } from '../../state/use-act.ts';
import { useMatter, useQuery } from '../../state/use-service.ts';
import { nextUntagged, readingStates } from './reading-states.ts';

/** How far this reviewer is with a document, and what they can say of it. */
export interface ReadingState {
  readonly state: ProgressState;
  readonly reviewer: string | null;
  readonly writable: boolean;
  /** Says how far one is; said again, what was said is taken back and one is reading it. */
  readonly say: (state: ProgressState) => void;
  /** Goes to the next untagged document, or says that there is none. */
  readonly readNextUntagged: () => void;
}

/** This reviewer's progress with the open document. */
export function useReadingState(document: DocumentSummary): ReadingState {
  const act = useAct();
  const matter = useMatter();
  const { go } = useNavigation();
  const documents = useQuery('listDocuments', {}).value;
  const reviewer = matter?.reviewer?.name ?? null;
  const state = progressOf(document, reviewer);
  const { id, urn } = document;
  return {
    state,
    reviewer,
    writable: matter !== null && matter.readOnlyBecause === null,
    say: useCallback(
      (wanted) => {
        const to = wanted === state ? 'reading' : wanted;
        void act('setProgress', { documentIds: [id], state: to }, `${urn}: ${readingStates[to].word}.`);
      },
      [act, state, id, urn],
    ),
    readNextUntagged: useCallback(() => {
      const next = nextUntagged(documents ?? [], id, reviewer);
      if (next === null) {
        notify({
          sentence:
            'There is no further document to read: each has a passage, or you have read it or set it aside.',
          tone: 'done',
        });
        return;
      }
      go({ screen: 'reader', documentId: next.id });
      announce(`${next.urn}: ${next.title}`);
    }, [documents, id, reviewer, go]),
  };
}
