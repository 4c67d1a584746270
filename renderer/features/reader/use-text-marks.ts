import { useLayoutEffect, useMemo } from 'react';
import type { Interval } from './interval-index.ts';
import { intervalIndex } from './interval-index.ts';
import type { TextView } from './text-view.ts';

/** Paints what is selected, active and found over the text, in the frame in which it changes. */
export function useTextMarks(
  view: TextView | null,
  marks: {
    readonly selection: Interval | null;
    readonly activePassage: Interval | null;
    readonly preview: Interval | null;
    readonly hits: readonly Interval[];
    readonly currentHit: Interval | null;
  },
): void {
  const hits = useMemo(() => intervalIndex(marks.hits), [marks.hits]);
  const { selection, activePassage, preview, currentHit } = marks;
  const [from, to] = [selection?.start ?? null, selection?.end ?? null];
  const [start, end] = [activePassage?.start ?? null, activePassage?.end ?? null];
  const [previewStart, previewEnd] = [preview?.start ?? null, preview?.end ?? null];
  useLayoutEffect(() => {
    view?.setMarks({
      hits,
      currentHit,
      selection: from === null || to === null ? null : { start: from, end: to },
      activePassage: start === null || end === null ? null : { start, end },
      preview: previewStart === null || previewEnd === null ? null : { start: previewStart, end: previewEnd },
    });
  }, [view, hits, currentHit, from, to, start, end, previewStart, previewEnd]);
}
