import { useEffect, useState } from 'react';
import type { PassageMark } from '../../../shared/model/index.ts';
import { useKnowsMarks, useMarksNear, usePassageMarks } from '../../state/use-service.ts';
import { readingPosition } from './reading-positions.ts';

/** A document's passages as far as they are there. */
export interface ArrivingMarks {
  /** In order of position; undefined while none are there. */
  readonly marks: readonly PassageMark[] | undefined;
  /** False while only those near the place of reading are there. */
  readonly whole: boolean;
}

/** The block that a document opens at. */
export function openingBlock(documentId: string): number {
  return readingPosition({ documentId })?.block ?? 1;
}

/** The passages of a document: first those where it opens, and the others when these have been painted. */
export function useArrivingMarks(documentId: string): ArrivingMarks {
  const [near] = useState(() => openingBlock(documentId));
  const knowsAll = useKnowsMarks(documentId);
  const [asksForAll, setAsksForAll] = useState(knowsAll);
  const all = usePassageMarks(asksForAll ? documentId : null);
  const first = useMarksNear(documentId, all.value === undefined ? near : null);
  const hasFirst = first.status !== 'loading';
  useEffect(() => {
    if (!hasFirst || asksForAll) return undefined;
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setAsksForAll(true), 0);
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [hasFirst, asksForAll]);
  return { marks: all.value ?? first.value, whole: all.value !== undefined };
}
