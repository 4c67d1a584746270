import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { observable, useObservable } from '../../../state/observable.ts';
import { useService, useShell } from '../../../state/use-service.ts';
import type { ReaderDocument } from '../reader-document.ts';
import type { PlaceInText } from '../reading-positions.ts';
import { readingPosition, rememberReadingPosition } from '../reading-positions.ts';
import { useSide } from '../side-context.ts';
import type { TextViewElements } from '../text-view.ts';
import type { PageLook, PageTurn, PageZoom } from './page-layout.ts';
import { zoomStep } from './page-layout.ts';
import { createPageView } from './page-view.ts';
import type { PageView } from './page-view.ts';

/** How pages are shown in this window, whichever document is read: remembered until the window is closed. */
const zoomShown = observable<PageZoom>({ kind: 'width' });
const twoShown = observable(false);
const thumbnailsShown = observable(false);

/** A scale at which drawing a page costs nothing: what counts is that its source is open. */
const leastScale = 0.02;

/** Opens a view of the document's pages in elements; the same function as long as they are to be shown. */
type OpenPages = (elements: TextViewElements, document: ReaderDocument, from: PlaceInText | null) => PageView;

/** The pages of a document while they are shown. */
export interface PagesShown {
  readonly open: OpenPages;
}

/** A document's pages: whether they are shown, how, and what can be changed about that. */
export interface Pages {
  /** Null in a document without pages. */
  readonly shownAs: 'pages' | 'text' | null;
  readonly shown: PagesShown | null;
  readonly look: PageLook;
  readonly setZoom: (zoom: PageZoom) => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly turn: () => void;
  readonly setTwo: (two: boolean) => void;
  readonly thumbnails: boolean;
  readonly setThumbnails: (shown: boolean) => void;
  /** The page that is read, from 1, and the share of its real size. */
  readonly now: { readonly page: number; readonly share: number };
  readonly passwordWanted: boolean;
  /** Draws the pages with a password; gives why that could not be, or null. */
  readonly openWith: (password: string, view: PageView | null) => Promise<string | null>;
}

/** Keeps whether a document's pages are shown and how. */
export function usePages(reading: ReaderDocument): Pages & {
  readonly show: (as: 'pages' | 'text', place: PlaceInText | null) => void;
} {
  const { document, pages, text } = reading;
  const documentId = document.id;
  const service = useService();
  const shell = useShell();
  const { place: owner } = useSide();
  const [chosen, setChosen] = useState<'pages' | 'text' | null>(
    () => readingPosition(owner)?.shownAs ?? null,
  );
  const zoom = useObservable(zoomShown);
  const two = useObservable(twoShown);
  const thumbnails = useObservable(thumbnailsShown);
  const [turn, setTurn] = useState<PageTurn>(0);
  const [now, setNow] = useState({ page: 1, share: 1 });
  const [passwordWanted, setPasswordWanted] = useState(false);
  const look = useMemo((): PageLook => ({ zoom, turn, two }), [zoom, turn, two]);
  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  }, [look]);

  const shownAs = pages.length === 0 ? null : (chosen ?? (text.length === 0 ? 'pages' : 'text'));
  const open = useCallback<OpenPages>(
    (elements, source, from) =>
      createPageView(
        elements,
        {
          text: source.text,
          blocks: source.blocks,
          pages: source.pages,
          draw: (page, pixelsPerPoint) => service.call('drawPage', { documentId, page, pixelsPerPoint }),
          readWords: (page) => service.call('readPageWords', { documentId, page }),
        },
        from,
        latestLook.current,
        { onPage: setNow, onPasswordWanted: () => setPasswordWanted(true) },
      ),
    [service, documentId],
  );
  const hasPages = pages.length > 0;
  useEffect(() => {
    if (!hasPages) return undefined;
    // The source is opened beside the reading of its text, so that a page is there as soon as it is asked for. Where that
    // fails, it is said when a page is shown.
    const idle = window.requestIdleCallback(() => {
      void service.call('drawPage', { documentId, page: 1, pixelsPerPoint: leastScale });
    });
    return () => window.cancelIdleCallback(idle);
  }, [service, documentId, hasPages]);
  const shown = useMemo(() => (shownAs === 'pages' ? { open } : null), [shownAs, open]);

  return {
    shownAs,
    shown,
    look,
    setZoom: (next) => zoomShown.set(next),
    zoomBy: (direction) => zoomShown.set(zoomStep(now.share, direction)),
    turn: () => setTurn(((turn + 90) % 360) as PageTurn),
    setTwo: (next) => twoShown.set(next),
    thumbnails,
    setThumbnails: (next) => thumbnailsShown.set(next),
    now,
    passwordWanted,
    openWith: async (password, view) => {
      const drawn = await service.call('drawPage', { documentId, page: 1, pixelsPerPoint: 0.1, password });
      if (!drawn.ok) return drawn.failure.message;
      setPasswordWanted(false);
      view?.drawAgain();
      return null;
    },
    show: (as, place) => {
      setChosen(as);
      const at = place ?? readingPosition(owner) ?? { block: 1, pixels: 0, caret: 0 };
      const { block, caret } = at;
      void rememberReadingPosition(shell, { ...owner, block, pixels: 0, caret, shownAs: as });
    },
  };
}
