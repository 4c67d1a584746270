import type { JSX } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextMark } from '../../../shared/model/index.ts';
import { blockAt } from '../../../shared/text/index.ts';
import { isTextField } from '../../state/actions.ts';
import { copyText } from '../../state/copy-text.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { useReviewOfDocument } from '../../state/review-of-document.ts';
import { offeredThemes } from '../../state/theme-order.ts';
import { useMatter, useThemes } from '../../state/use-service.ts';
import { ChangesStrip } from './changes-strip.tsx';
import { DensityMap } from './density-map.tsx';
import { leftPaneView } from './documents-shown.ts';
import { FindBar } from './find-bar.tsx';
import { intervalIndex } from './interval-index.ts';
import { LinkStrip } from './link-strip.tsx';
import { marksShown } from './marks-shown.ts';
import { MarksStrip } from './marks-strip.tsx';
import type { ReaderDocument } from './reader-document.ts';
import { PageBars } from './pages/page-bars.tsx';
import { PageThumbnails } from './pages/page-thumbnails.tsx';
import { usePageShowing } from './pages/use-page-showing.ts';
import { usePages } from './pages/use-pages.ts';
import { PanesBeside } from './panes-beside.tsx';
import type { ReaderPanes } from './reader-panes.ts';
import { ReaderToolbar } from './reader-toolbar.tsx';
import { placeWords } from './place-words.ts';
import { useSide, useSideStatusLine } from './side-context.ts';
import { paintedMark } from './source-marks.ts';
import { TextOnPaper } from './text-on-paper.tsx';
import { useArrival } from './use-arrival.ts';
import { useCaret } from './use-caret.ts';
import { useChanges } from './use-changes.ts';
import { useChosenPassage, useChosenState } from './use-chosen-passage.ts';
import { useCopying } from './use-copying.ts';
import { useDocumentActions } from './use-document-actions.ts';
import { useDocumentPassages } from './use-document-passages.ts';
import { useFinding } from './use-finding.ts';
import { useFurniture } from './use-furniture.ts';
import { useOpening } from './use-opening.ts';
import { usePassageSigns } from './use-passage-signs.ts';
import { usePassageWork } from './use-passage-work.ts';
import { useStandingTerms } from './use-standing-terms.ts';
import { useTextMarks } from './use-text-marks.ts';
import { useTextView } from './use-text-view.ts';
import { useUnsureWords } from './use-unsure-words.ts';

const none: readonly never[] = [];
const noPassages = intervalIndex(none);
const noMarks = intervalIndex<TextMark>(none);

/** A document being read: its text with everything painted on it, and the passages found in it. */
export function OpenDocument(props: {
  readonly reading: ReaderDocument;
  readonly at: ReaderTarget | null;
  readonly panes: ReaderPanes;
}): JSX.Element {
  const { reading, panes } = props;
  const side = useSide();
  const reviewOf = useReviewOfDocument();
  const { document, text, blocks } = reading;
  const themes = useThemes();
  const digits = useMemo(() => offeredThemes(themes).slice(0, 9), [themes]);
  const matter = useMatter();
  const writable = matter !== null && matter.readOnlyBecause === null;
  const inDocument = useDocumentPassages(reading);
  const { passages, index, loaded } = inDocument;
  const marks = useObservable(marksShown);
  const paintedIndex = marks ? index : noPassages;
  const sourceMarks = useMemo(
    () => intervalIndex(reading.marks.map((mark) => paintedMark(mark, reading.text.length))),
    [reading.marks, reading.text.length],
  );
  const leftView = useObservable(leftPaneView);

  const [noting, setNoting] = useState(false);
  const chosenState = useChosenState();

  const caretAt = useRef(0);
  const caretNow = useCallback(() => caretAt.current, []);
  const pages = usePages(reading);
  const { refs, view, pageView } = useTextView(
    reading,
    passages,
    paintedIndex,
    themes,
    caretNow,
    pages.shown,
  );
  const caret = useCaret(reading, view, {
    onPoint: openAt,
    onOpen: openAt,
    onMove: chosenState.leave,
  });
  const { focus } = caret.selection;
  const finding = useFinding(reading, view, focus);
  const chosen = useChosenPassage({
    text,
    document: inDocument,
    themes,
    view,
    caret,
    chosen: chosenState,
  });
  const { active, floating, selected, isSelected } = chosen;
  const focusText = (): void => {
    // A note is kept a moment after it is finished: whoever types in the header by then keeps the keys.
    const typing = refs.root.current?.ownerDocument.activeElement ?? null;
    if (isTextField(typing) && typing?.closest('main') === null) return;
    refs.root.current?.focus({ preventScroll: true });
  };
  const work = usePassageWork({
    reading,
    document: inDocument,
    chosen,
    caret,
    focusText,
    showList: () => {
      if (panes.passagesShown === 'folded') panes.toggle('passages');
    },
  });
  const isQuiet = floating !== null || isSelected || caret.dragging || work.ends.preview !== null;
  const signs = usePassageSigns({
    root: refs.root,
    view,
    document: inDocument,
    painted: paintedIndex,
    sourceMarks: marks ? sourceMarks : noMarks,
    chosen,
    caret: focus,
    isQuiet,
    focusText,
  });
  function openAt(offset: number): void {
    // Enter keeps ends that are being moved; a click elsewhere does, too.
    if (work.ends.preview !== null) void work.ends.keep();
    else chosen.openAt(offset);
  }
  const caretBlock = blockAt(blocks, focus);
  const showing = usePageShowing({ reading, pages, view, pageView, caret });

  useEffect(() => {
    caretAt.current = focus;
  }, [focus]);
  useStandingTerms(view, reading, marks);
  useUnsureWords(view, reading);
  useEffect(() => view?.setMarks({ sourceMarks: marks ? sourceMarks : noMarks }), [view, marks, sourceMarks]);
  const changes = useChanges(reading, focus, (start, end) => {
    chosenState.leave();
    caret.select({ anchor: start, focus: start });
    view?.reveal(start, end);
  });
  const stepChange = (direction: 1 | -1): void => {
    changes.step(direction);
    focusText();
  };
  const isChangesShown = panes.documentsShown !== 'folded' && leftView === 'changes';
  const toggleChanges = (): void => {
    leftPaneView.set(isChangesShown ? 'documents' : 'changes');
    if (panes.documentsShown === 'folded') panes.toggle('documents');
  };
  useTextMarks(view, {
    selection: isSelected ? selected : null,
    activePassage: marks ? active : null,
    preview: work.ends.preview ?? chosen.pointedAt,
    hits: finding.hits,
    currentHit: finding.current,
  });
  const placeOfCaret = caretBlock === undefined ? '' : placeWords(caretBlock, blocks.length);
  useSideStatusLine([showing.words, placeOfCaret].filter((part) => part !== '').join(' · '));

  useOpening(refs.root, view, document, loaded ? passages.length : null, side.focused);
  useArrival(
    props.at,
    view,
    { list: passages, loaded },
    {
      toPassage: chosen.choose,
      toSpan: (start, end) => {
        caret.select({ anchor: start, focus: end });
        view?.reveal(start, end);
      },
      toBlock: (number) => {
        const start = blocks[number - 1]?.start ?? 0;
        caret.select({ anchor: start, focus: start });
      },
    },
  );

  const furniture = useFurniture(reading, isSelected ? selected : { start: focus, end: focus }, focus);
  const copying = useCopying(reading, selected.start < selected.end ? selected : (active ?? null), focus);
  const writeDocumentNote = (): void => {
    setNoting(true);
    if (refs.scroller.current !== null) refs.scroller.current.scrollTop = 0;
  };

  useDocumentActions({
    reading,
    writable,
    digits,
    marksShown: marks,
    caret,
    finding,
    chosen,
    work,
    signs,
    furniture,
    copying,
    hasChanges: changes.marks.length > 0,
    onChangeStep: stepChange,
    onDocumentNote: writeDocumentNote,
    focusText,
  });

  return (
    <>
      <section
        className="reader-middle"
        aria-label={side.besideAnother ? `Document on the ${side.name} side` : 'Document'}
      >
        <ReaderToolbar
          documentsShown={panes.documentsShown !== 'folded'}
          passagesShown={panes.passagesShown !== 'folded'}
          onDocuments={() => panes.toggle('documents')}
          onPassages={() => panes.toggle('passages')}
          onFind={finding.open}
          onCopyCitation={() => void copyText(copying.citation)}
          onDocumentNote={writeDocumentNote}
          writable={writable}
        />
        <PageBars
          reading={reading}
          pages={pages}
          pageRead={showing.pageRead}
          view={pageView}
          field={showing.field}
          writable={writable}
          onShow={showing.showAs}
          onGo={showing.goToPage}
          onLeave={focusText}
        />
        {reviewOf(reading, side.focused)}
        <LinkStrip />
        <ChangesStrip
          changes={changes}
          isListShown={isChangesShown}
          onList={toggleChanges}
          onStep={stepChange}
        />
        <MarksStrip passages={passages.length} />
        {finding.finding !== null && (
          <FindBar
            finding={finding}
            onBack={() => {
              finding.goBack();
              focusText();
            }}
            onStay={() => {
              if (finding.current !== null) {
                caret.select({ anchor: finding.current.start, focus: finding.current.end });
              }
              finding.close();
              focusText();
            }}
          />
        )}
        {pageView !== null && pages.thumbnails && (
          <PageThumbnails
            view={pageView}
            pages={reading.pages}
            current={pages.now.page}
            onGo={showing.goToPage}
          />
        )}
        <TextOnPaper
          reading={reading}
          refs={refs}
          view={view}
          pageView={pageView}
          isPaged={pages.shown !== null}
          document={inDocument}
          noting={noting}
          onNoted={() => setNoting(false)}
          caret={caret}
          copying={copying}
          signs={signs}
          furniture={furniture}
          chosen={chosen}
          work={work}
          digits={digits}
          themes={themes}
          writable={writable}
          marksShown={marks}
          focusText={focusText}
        />
        {view !== null && (
          <DensityMap
            view={view}
            scroller={refs.scroller}
            passages={marks ? passages : none}
            themes={themes}
            hits={finding.hits}
          />
        )}
      </section>
      <PanesBeside
        reading={reading}
        view={view}
        scroller={refs.scroller}
        changes={changes}
        document={inDocument}
        themes={themes}
        chosen={chosen}
        work={work}
        caret={focus}
        writable={writable}
        onGo={(offset) => {
          caret.select({ anchor: offset, focus: offset });
          focusText();
        }}
        focusText={focusText}
      />
    </>
  );
}
