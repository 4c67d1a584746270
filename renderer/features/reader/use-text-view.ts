import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { PassageMark, Theme } from '../../../shared/model/index.ts';
import { useBeforeClosing } from '../../state/closing.ts';
import { preferences } from '../../state/preferences.ts';
import { useShell } from '../../state/use-service.ts';
import type { IntervalIndex } from './interval-index.ts';
import type { ReaderDocument } from './reader-document.ts';
import { readingPosition, rememberReadingPosition } from './reading-positions.ts';
import { useSide } from './side-context.ts';
import { createTextView } from './text-view.ts';
import type { TextView } from './text-view.ts';
import type { PagesShown } from './pages/use-pages.ts';
import type { PageView } from './pages/page-view.ts';

/** The elements a text view is drawn into. */
export interface TextViewRefs {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly paper: RefObject<HTMLDivElement | null>;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly gutter: RefObject<HTMLDivElement | null>;
  readonly signs: RefObject<HTMLDivElement | null>;
  readonly caret: RefObject<HTMLDivElement | null>;
}

/**
 * Draws the document's text into elements that React made but leaves alone, where it was left when it was read last.
 * Null until the elements are there.
 */
export function useTextView(
  reading: ReaderDocument,
  passages: readonly PassageMark[],
  index: IntervalIndex<PassageMark>,
  themes: readonly Theme[],
  caretNow: () => number,
  /** How its pages are shown, where they are shown and not the text alone. */
  pages: PagesShown | null,
): { readonly refs: TextViewRefs; readonly view: TextView | null; readonly pageView: PageView | null } {
  const scroller = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const signs = useRef<HTMLDivElement>(null);
  const caretMark = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TextView | null>(null);
  const [pageView, setPageView] = useState<PageView | null>(null);
  const shownBefore = useRef<'pages' | 'text' | null>(null);
  const [first] = useState(reading);
  const shell = useShell();
  // Read when a place is remembered: sides may have changed places since the text was drawn.
  const { place: present } = useSide();
  const owner = useRef(present);
  useLayoutEffect(() => {
    owner.current = present;
  }, [present]);
  const rememberPlace = useCallback(
    async (at: TextView | null): Promise<void> => {
      if (at === null) return;
      const place = at.position(caretNow());
      await rememberReadingPosition(shell, { ...owner.current, ...place });
    },
    [shell, caretNow],
  );

  const opens = pages?.open ?? null;
  useLayoutEffect(() => {
    const elements = {
      scroller: scroller.current,
      paper: paper.current,
      root: root.current,
      gutter: gutter.current,
      signs: signs.current,
      caret: caretMark.current,
    };
    if (!areThere(elements)) return undefined;
    const shown = opens === null ? 'text' : 'pages';
    const left = readingPosition(owner.current);
    // What was scrolled past on a page says nothing of how far to scroll in the text, and the other way about.
    const isOther = shownBefore.current !== null && shownBefore.current !== shown;
    const from = left !== null && isOther ? { ...left, pixels: 0 } : left;
    shownBefore.current = shown;
    const opened = opens?.(elements, first, from) ?? null;
    const created = opened ?? createTextView(elements, first, from, preferences.get().measure);
    setPageView(opened);
    setView(created);
    return () => {
      void rememberPlace(created);
      created.dispose();
    };
  }, [first, rememberPlace, opens]);
  useBeforeClosing(useCallback(() => rememberPlace(view), [rememberPlace, view]));

  useLayoutEffect(() => view?.setThemes(themes), [view, themes]);
  useLayoutEffect(() => view?.setPassages(passages, index), [view, passages, index]);
  useLayoutEffect(() => {
    if (reading.blocks !== first.blocks || view?.body.blocks() !== reading.blocks)
      view?.setBlocks(reading.blocks);
  }, [view, reading.blocks, first]);

  return { refs: { scroller, paper, root, gutter, signs, caret: caretMark }, view, pageView };
}

type Elements = Parameters<typeof createTextView>[0];

function areThere(elements: { readonly [Name in keyof Elements]: HTMLElement | null }): elements is Elements {
  return Object.values(elements).every((element) => element !== null);
}
