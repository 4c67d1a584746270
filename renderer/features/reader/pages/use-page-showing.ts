import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Page } from '../../../../shared/model/index.ts';
import { pageAt } from '../../../../shared/text/index.ts';
import { announce } from '../../../state/announce.ts';
import type { ReaderDocument } from '../reader-document.ts';
import { useSideActions } from '../side-context.ts';
import type { TextView } from '../text-view.ts';
import type { Caret } from '../use-caret.ts';
import { pageActions } from './page-actions.ts';
import { pageWords } from './page-sheet.ts';
import type { PageView } from './page-view.ts';
import type { usePages } from './use-pages.ts';

/** Going about in a document with pages, whichever way it is shown. */
export interface PageShowing {
  /** The page that is read, or where the caret is in the text; null in a document without pages. */
  readonly pageRead: Page | null;
  /** Which page that is, for the footer; empty in a document without pages. */
  readonly words: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly showAs: (as: 'pages' | 'text') => void;
  /** Goes to a page, from 1; in the text the caret goes to its beginning. */
  readonly goToPage: (page: number) => void;
}

/** Shows a document as pages or as text, with the caret in sight as it was, and offers what can be done with its pages. */
export function usePageShowing(parts: {
  readonly reading: ReaderDocument;
  readonly pages: ReturnType<typeof usePages>;
  readonly view: TextView | null;
  readonly pageView: PageView | null;
  readonly caret: Caret;
}): PageShowing {
  const { reading, pages, view, pageView, caret } = parts;
  const { focus } = caret.selection;
  const { look } = pages;
  const field = useRef<HTMLInputElement>(null);
  const caretSeen = useRef<number | null>(null);
  useLayoutEffect(() => pageView?.setLook(look), [pageView, look]);
  useEffect(() => {
    // Who was at the caret stays there when the document is shown the other way.
    if (caretSeen.current !== null) view?.reveal(caretSeen.current, caretSeen.current);
    caretSeen.current = null;
  }, [view]);

  const showAs = (as: 'pages' | 'text'): void => {
    if (as === pages.shownAs) return;
    caretSeen.current = view?.isInSight(focus) === true ? focus : null;
    pages.show(as, view?.position(focus) ?? null);
    announce(as === 'pages' ? 'The pages are shown.' : 'The text is shown.');
  };
  const pageRead =
    pageView === null ? pageAt(reading.pages, focus) : (reading.pages[pages.now.page - 1] ?? null);
  useSideActions(
    pageActions(pages, {
      onSwitch: () => showAs(pages.shownAs === 'pages' ? 'text' : 'pages'),
      onGoToPage: () => field.current?.focus(),
    }),
  );
  return {
    pageRead,
    words: pageRead === null ? '' : pageWords(pageRead, reading.pages.length),
    field,
    showAs,
    goToPage: (number) => {
      const page = reading.pages[number - 1];
      if (pageView !== null) pageView.goToPage(number);
      else if (page !== undefined) caret.select({ anchor: page.start, focus: page.start });
    },
  };
}
