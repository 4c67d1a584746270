import { useEffect, useRef } from 'react';
import type { PassageMark } from '../../../shared/model/index.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import { useNavigation } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import type { TextView } from './text-view.ts';

/** Goes to the place in the document that was asked for, once a move: as soon as the text, and what is asked for, is there. */
export function useArrival(
  at: ReaderTarget | null,
  view: TextView | null,
  passages: { readonly list: readonly PassageMark[]; readonly loaded: boolean },
  go: {
    readonly toPassage: (passage: PassageMark) => void;
    readonly toSpan: (start: number, end: number) => void;
    readonly toBlock: (number: number) => void;
  },
): void {
  const { moves } = useNavigation();
  const arrived = useRef<number | null>(null);
  const going = useRef(go);
  useEffect(() => {
    going.current = go;
  });
  const { list, loaded } = passages;
  useEffect(() => {
    if (view === null || at === null || arrived.current === moves) return;
    if ('passageId' in at) {
      if (!loaded) return;
      const passage = list.find(({ id, twins }) => id === at.passageId || twins.includes(at.passageId));
      if (passage !== undefined) going.current.toPassage(passage);
      else
        notify({
          sentence: 'That passage is no longer in this document; it was deleted or undone.',
          tone: 'warning',
        });
    } else if ('block' in at) {
      going.current.toBlock(at.block);
    } else {
      going.current.toSpan(at.start, at.end);
    }
    arrived.current = moves;
  }, [at, moves, view, list, loaded]);
}
