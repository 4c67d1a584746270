import { useEffect, useMemo } from 'react';
import { intervalIndex } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';
import type { TextView } from './text-view.ts';

/** Underlines the words of recognised text that recognition was not sure of. */
export function useUnsureWords(view: TextView | null, { marks }: ReaderDocument): void {
  const unsure = useMemo(() => intervalIndex(marks.filter(({ kind }) => kind === 'unsure')), [marks]);
  useEffect(() => view?.setMarks({ unsure }), [view, unsure]);
}
