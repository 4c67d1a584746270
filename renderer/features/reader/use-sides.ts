import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { announce } from '../../state/announce.ts';
import { useActions } from '../../state/actions.ts';
import { replacePlace } from '../../state/navigation.ts';
import type { ReaderLayout } from '../../state/reader-layout.ts';
import { setReaderLayout, useReaderLayout, writeReaderLayout } from '../../state/reader-layout.ts';
import { useBeforeClosing } from '../../state/closing.ts';
import { useShell } from '../../state/use-service.ts';
import {
  focusedDocument,
  oneDocument,
  onlyKnown,
  otherSide,
  swapped,
  withDocument,
  withDocumentBeside,
  withOtherFocused,
  withoutSide,
  withShare,
} from './reader-layout.ts';
import type { SideName } from './reader-layout.ts';
import { sideActions } from './side-actions.ts';

/** The documents being read, and what can be done with them as sides. */
export interface Sides {
  /** Null while it is not known, or where there is nothing to read. */
  readonly layout: ReaderLayout | null;
  readonly openBeside: (documentId: string) => void;
  readonly take: (side: SideName) => void;
  readonly close: (side: SideName) => void;
  readonly setShare: (share: number) => void;
}

/** The elements of the two sides, by place. */
export type SideElements = Readonly<Record<SideName, RefObject<HTMLElement | null>>>;

/**
 * Keeps one or two documents side by side: what the window goes to opens on the side that has the keys, the other side
 * stays, and both are remembered for this matter on this machine.
 *
 * @param documentId the document gone to, or null where there is none.
 * @param known the ids of the documents that can be read; null while they are not known.
 */
export function useSides(
  documentId: string | null,
  known: ReadonlySet<string> | null,
  elements: SideElements,
): Sides {
  const shell = useShell();
  const stored = useReaderLayout();
  const layout = useMemo(() => arrivedLayout(stored, documentId, known), [stored, documentId, known]);
  const set = (changed: ReaderLayout): void => {
    // The place first: it says by itself which side has the keys, so the two never tell different things.
    replacePlace({ screen: 'reader', documentId: focusedDocument(changed) });
    setReaderLayout(shell, changed);
  };

  useLayoutEffect(() => {
    if (layout !== null) setReaderLayout(shell, layout);
  }, [shell, layout]);
  useBeforeClosing(writeReaderLayout);

  // Who closes a side, or goes to the other one by a key, has the keyboard in the text that is left.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current || layout === null) return;
    wantsFocus.current = false;
    const text = elements[layout.focused].current?.querySelector<HTMLElement>('.reader-text');
    text?.focus({ preventScroll: true });
  });

  const change = (changed: ReaderLayout, said: string): void => {
    wantsFocus.current = true;
    set(changed);
    announce(said);
  };
  const close = (side: SideName): void => {
    if (layout !== null) change(withoutSide(layout, side), 'One document.');
  };
  const openBeside = (id: string): void => {
    if (layout === null) return;
    const opened = withDocumentBeside(layout, id);
    set(opened);
    announce(`Opened on the ${opened.focused} side.`);
  };
  useActions(
    layout === null
      ? []
      : sideActions({
          two: layout.second !== null,
          onBeside: () => openBeside(layout.first),
          onOther: () => {
            const changed = withOtherFocused(layout);
            change(changed, `The ${changed.focused} side.`);
          },
          onSwap: () => swapInPlace(elements, () => change(swapped(layout), 'The sides are swapped.')),
          onClose: () => close(layout.focused),
          onCloseOther: () => close(otherSide(layout.focused)),
        }),
  );
  return {
    layout,
    openBeside,
    take: (side) => {
      if (layout !== null && layout.focused !== side) set(withOtherFocused(layout));
    },
    close,
    setShare: (share) => {
      if (layout !== null) setReaderLayout(shell, withShare(layout, share));
    },
  };
}

/** What is shown when the window is at a document: what was being read, with that document on it. */
function arrivedLayout(
  stored: ReaderLayout | null | undefined,
  documentId: string | null,
  known: ReadonlySet<string> | null,
): ReaderLayout | null {
  if (stored === undefined || documentId === null) return null;
  const standing =
    stored === null || known === null
      ? stored
      : onlyKnown(stored, (id) => known.has(id) || id === documentId);
  return standing === null ? oneDocument(documentId) : withDocument(standing, documentId);
}

/** Lets the sides change places; elements that are moved in a page forget how far they were scrolled, so they are told again. */
function swapInPlace(elements: SideElements, swap: () => void): void {
  const panes = [elements.first.current, elements.second.current].flatMap((side) => [
    ...(side?.querySelectorAll<HTMLElement>('.reader-scroller') ?? []),
  ]);
  const tops = panes.map((pane) => pane.scrollTop);
  flushSync(swap);
  for (const [at, pane] of panes.entries()) pane.scrollTop = tops[at] ?? 0;
}
