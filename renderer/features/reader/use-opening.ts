import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '../../../shared/model/index.ts';
import { announce } from '../../state/announce.ts';
import { countWords } from '../../ui/words.ts';
import type { TextView } from './text-view.ts';

/** Puts the focus into a text when it is opened, and says what was opened once its passages are known. */
export function useOpening(
  root: RefObject<HTMLElement | null>,
  view: TextView | null,
  document: DocumentSummary,
  /** Null while they are being read. */
  passages: number | null,
  /** Whether the keys act here. */
  focused: boolean,
): void {
  const isThere = view !== null;
  // A document that comes beside another leaves the keyboard where it is.
  const [isFirst] = useState(focused);
  useEffect(() => {
    if (isThere && isFirst) root.current?.focus({ preventScroll: true });
  }, [root, isThere, isFirst]);
  const isSaid = useRef(false);
  useEffect(() => {
    if (!isThere || !isFirst || passages === null || isSaid.current) return;
    isSaid.current = true;
    announce(`Opened ${document.title}, ${countWords(passages, 'passage')}.`);
  }, [isThere, isFirst, passages, document.title]);
}
