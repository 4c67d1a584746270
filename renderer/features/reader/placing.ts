import { useCallback } from 'react';
import { announce } from '../../state/announce.ts';
import { useObservable } from '../../state/observable.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { perMatter } from '../../state/per-matter.ts';
import { useAct } from '../../state/use-act.ts';
import { useService } from '../../state/use-service.ts';
import { useSideActions } from './side-context.ts';
import type { ChosenPassage } from './use-chosen-passage.ts';

/** A passage of a superseded document that is being placed in the corrected one by hand. */
export interface Placing {
  readonly passageId: string;
  readonly documentId: string;
  /** The corrected document. */
  readonly by: string;
  readonly citation: string;
  readonly quote: string;
}

/** The passage that is being placed, or null. */
export const placing = perMatter<Placing | null>(null);

/** Begins to place a passage: from now on a selection in the corrected document can become its place. */
export function beginPlacing(passage: Placing): void {
  placing.set(passage);
  announce(`Select the text of ${passage.citation} in the corrected document, then place it there.`);
}

/** Places the passage that waits for it where something is selected in the corrected document; null where it cannot be. */
export function usePlacing(
  documentId: string,
  chosen: ChosenPassage,
  writable: boolean,
): (() => void) | null {
  const act = useAct();
  const service = useService();
  const waiting = useObservable(placing);
  const { isSelected, selected } = chosen;
  const isHere = writable && waiting?.by === documentId;
  const place = useCallback(async () => {
    if (waiting === null) return;
    const { start, end } = selected;
    const placements = [{ passageId: waiting.passageId, start, end }];
    const done = await act('supersedeDocument', {
      documentId: waiting.documentId,
      by: documentId,
      placements,
    });
    if (done === null) return;
    placing.set(null);
    await offerUndo(service, `Placed the passage of ${waiting.citation} here.`);
  }, [act, service, waiting, selected, documentId]);
  useSideActions([
    {
      id: 'place-passage',
      label: 'Place the passage of the superseded document here',
      available: isHere && isSelected,
      perform: () => void place(),
    },
  ]);
  return isHere && isSelected ? () => void place() : null;
}
