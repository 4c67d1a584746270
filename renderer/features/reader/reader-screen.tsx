import './reader.css';
import './reader-sides.css';
import './reader-text.css';
import './reader-floats.css';
import './pages/pages.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from '../../state/actions.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import { lastReadDocument, useNavigation } from '../../state/navigation.ts';
import { useObservable } from '../../state/observable.ts';
import { usePreferences } from '../../state/preferences.ts';
import { usePane } from '../../state/use-pane.ts';
import { useQuery, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { DocumentList } from './document-list.tsx';
import { leftPaneView } from './documents-shown.ts';
import { LeftPane } from './left-pane.tsx';
import { paneActions } from './pane-actions.ts';
import { documentOf, otherSide, sideKey } from './reader-layout.ts';
import { ReaderSides } from './reader-sides.tsx';
import { loadReadingPositions } from './reading-positions.ts';
import { useRoomFor } from './use-room.ts';
import { useSides } from './use-sides.ts';

/**
 * The reading room: what to read at the left, one text or two in the middle, what was found in it at the right.
 *
 * Without a document the one read last is shown, else the first of the matter.
 */
export function ReaderScreen(props: {
  readonly documentId: string | null;
  readonly at?: ReaderTarget | undefined;
}): JSX.Element {
  const { go } = useNavigation();
  const documents = useQuery('listDocuments', {});
  const standing = useMemo(
    () =>
      (documents.value ?? []).filter(
        (document) => document.withdrawn === null || document.id === props.documentId,
      ),
    [documents.value, props.documentId],
  );
  const known = useMemo(
    () => (documents.value === undefined ? null : new Set(documents.value.map(({ id }) => id))),
    [documents.value],
  );
  const documentId =
    props.documentId ??
    standing.find((document) => document.id === lastReadDocument())?.id ??
    standing[0]?.id ??
    null;
  const knowsPositions = useKnowsPositions();

  const screen = useRef<HTMLDivElement>(null);
  const elements = {
    first: useRef<HTMLDivElement>(null),
    second: useRef<HTMLDivElement>(null),
  };
  const sides = useSides(documentId, known, elements);
  const { layout } = sides;
  const room = useRoomFor(screen, (layout?.second ?? null) === null ? 1 : 2);
  const documentsPane = usePane('reader-documents', { initial: 272, minimum: 200, maximum: 480 });
  const passagesPane = usePane('reader-passages', { initial: 324, minimum: 260, maximum: 560 });
  const [floating, setFloating] = useState<'documents' | 'passages' | null>(null);
  const fits = room.fitting({ documents: documentsPane.width, passages: passagesPane.width });
  const toggle = (pane: 'documents' | 'passages') => {
    if (!fits[pane]) setFloating(floating === pane ? null : pane);
    else if (pane === 'documents') documentsPane.setFolded(!documentsPane.folded);
    else passagesPane.setFolded(!passagesPane.folded);
  };
  const shownAs = (pane: 'documents' | 'passages', folded: boolean) =>
    fits[pane] ? (folded ? 'folded' : 'beside') : floating === pane ? 'floating' : 'folded';
  const documentsShown = shownAs('documents', documentsPane.folded);
  const passagesShown = shownAs('passages', passagesPane.folded);

  const { preferences, change } = usePreferences();
  const leftView = useObservable(leftPaneView);
  const outlineShown = documentsShown !== 'folded' && leftView === 'outline';
  const changesShown = documentsShown !== 'folded' && leftView === 'changes';
  const [outlineOutlet, setOutlineOutlet] = useState<HTMLElement | null>(null);
  const [passagesOfA, setPassagesOfA] = useState<HTMLElement | null>(null);
  const [passagesOfB, setPassagesOfB] = useState<HTMLElement | null>(null);
  const focusesOutline = useRef(false);
  useEffect(() => {
    // The panel is there a moment after the pane is.
    if (!focusesOutline.current || outlineOutlet === null) return undefined;
    focusesOutline.current = false;
    const frame = requestAnimationFrame(() =>
      outlineOutlet.querySelector<HTMLElement>('[role=tree], [role=searchbox]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [outlineOutlet]);

  useActions(
    paneActions({
      documents: documentsShown,
      passages: passagesShown,
      canUnfold: (fits.documents && documentsPane.folded) || (fits.passages && passagesPane.folded),
      outlineShown,
      blockNumbers: preferences.blockNumbers,
      onToggle: toggle,
      onTextAlone: (alone) => {
        setFloating(null);
        documentsPane.setFolded(alone);
        passagesPane.setFolded(alone);
      },
      onOutline: () => {
        focusesOutline.current = !outlineShown;
        leftPaneView.set(outlineShown ? 'documents' : 'outline');
        if (documentsShown === 'folded') toggle('documents');
      },
      changesShown,
      onChanges: () => {
        leftPaneView.set(changesShown ? 'documents' : 'changes');
        if (documentsShown === 'folded') toggle('documents');
      },
      onBlockNumbers: () => change({ blockNumbers: !preferences.blockNumbers }),
    }),
  );

  if (documents.status === 'failed' && documents.value === undefined) {
    return <FailureState failure={documents.failure} onRetry={documents.retry} />;
  }
  if (documents.status === 'ready' && documentId === null) {
    return (
      <EmptyState sentence="There is nothing to read yet: this matter has no documents.">
        <Button onClick={() => go({ screen: 'library' })}>Go to the library to import some</Button>
      </EmptyState>
    );
  }
  const isTwo = layout !== null && layout.second !== null;
  const focusedKey = layout === null ? 'a' : sideKey(layout, layout.focused);
  const besideId = layout === null ? null : documentOf(layout, otherSide(layout.focused));
  const ofFocused = standing.find(({ id }) => id === documentId);
  return (
    <div ref={screen} className={classNames('reader', !preferences.blockNumbers && 'reader-without-numbers')}>
      {documentsShown !== 'folded' && (
        <aside
          className={`reader-pane reader-pane-documents reader-pane-${documentsShown}`}
          aria-label={{ documents: 'Documents', outline: 'Outline', changes: 'Changes' }[leftView]}
          style={{ width: documentsPane.width }}
        >
          <LeftPane
            documents={
              <DocumentList
                documents={standing}
                currentId={documentId}
                besideId={besideId}
                onOpen={(id) => {
                  setFloating(null);
                  go({ screen: 'reader', documentId: id });
                }}
                onOpenBeside={(id) => {
                  setFloating(null);
                  sides.openBeside(id);
                }}
              />
            }
            outline={<div ref={setOutlineOutlet} className="reader-outlet" />}
          />
        </aside>
      )}
      {documentsShown === 'beside' && (
        <Splitter pane={documentsPane} label="Width of the list of documents" side="start" />
      )}
      {layout !== null && (
        <ReaderSides
          layout={layout}
          sides={sides}
          elements={elements}
          room={room}
          widthOfPanes={
            (documentsShown === 'beside' ? documentsPane.width : 0) +
            (passagesShown === 'beside' ? passagesPane.width : 0)
          }
          at={props.at ?? null}
          panes={{ documentsShown, passagesShown, toggle }}
          outlets={{ outline: outlineOutlet, a: passagesOfA, b: passagesOfB }}
          knowsPositions={knowsPositions}
          titleOf={(id) => documents.value?.find((document) => document.id === id)?.title ?? ''}
        />
      )}
      {passagesShown === 'beside' && (
        <Splitter pane={passagesPane} label="Width of the list of passages" side="end" />
      )}
      {passagesShown !== 'folded' && (
        <aside
          className={`reader-pane reader-pane-passages reader-pane-${passagesShown}`}
          aria-label="Passages in this document"
          style={{ width: passagesPane.width }}
        >
          {isTwo && ofFocused !== undefined && (
            <p className="reader-pane-of">
              In {ofFocused.urn}, on the {layout.focused} side
            </p>
          )}
          {/* Each side keeps its list, with a note being written in it, while the keys are on the other. */}
          <div ref={setPassagesOfA} className="reader-outlet" hidden={focusedKey !== 'a'} />
          <div ref={setPassagesOfB} className="reader-outlet" hidden={focusedKey !== 'b'} />
        </aside>
      )}
    </div>
  );
}

/** Whether the places where documents were left on this machine are known; asked for once. */
function useKnowsPositions(): boolean {
  const shell = useShell();
  const [known, setKnown] = useState(false);
  useEffect(() => {
    void loadReadingPositions(shell).then(() => setKnown(true));
  }, [shell]);
  return known;
}
