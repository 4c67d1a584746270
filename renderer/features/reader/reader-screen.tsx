import './reader.css';
import './reader-text.css';
import './reader-floats.css';
import type { JSX } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from '../../state/actions.ts';
import type { ReaderTarget } from '../../state/navigation.ts';
import { lastReadDocument, useNavigation, useWindowTitle } from '../../state/navigation.ts';
import { usePane } from '../../state/use-pane.ts';
import { useQuery, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { DocumentList } from './document-list.tsx';
import { OpenDocument } from './open-document.tsx';
import { paneActions } from './pane-actions.ts';
import { loadReadingPositions } from './reading-positions.ts';
import { useRoomFor } from './use-room.ts';

/**
 * The reading room: what to read at the left, the text in the middle, what was found in it at the right.
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
  const documentId =
    props.documentId ??
    standing.find((document) => document.id === lastReadDocument())?.id ??
    standing[0]?.id ??
    null;
  const reading = useQuery('readDocument', documentId === null ? null : { documentId });
  const shell = useShell();
  const [knowsPositions, setKnowsPositions] = useState(false);
  useEffect(() => {
    void loadReadingPositions(shell).then(() => setKnowsPositions(true));
  }, [shell]);
  useWindowTitle(reading.value?.document.title ?? 'Read');

  const screen = useRef<HTMLDivElement>(null);
  const room = useRoomFor(screen);
  const documentsPane = usePane('reader-documents', { initial: 272, minimum: 200, maximum: 480 });
  const passagesPane = usePane('reader-passages', { initial: 324, minimum: 260, maximum: 560 });
  const [floating, setFloating] = useState<'documents' | 'passages' | null>(null);
  const widths = { documents: documentsPane.width, passages: passagesPane.width };
  const fits = room.fitting(widths);
  const toggle = (pane: 'documents' | 'passages') => {
    if (!fits[pane]) setFloating(floating === pane ? null : pane);
    else if (pane === 'documents') documentsPane.setFolded(!documentsPane.folded);
    else passagesPane.setFolded(!passagesPane.folded);
  };
  const shownAs = (pane: 'documents' | 'passages', folded: boolean) =>
    fits[pane] ? (folded ? 'folded' : 'beside') : floating === pane ? 'floating' : 'folded';
  const documentsShown = shownAs('documents', documentsPane.folded);
  const passagesShown = shownAs('passages', passagesPane.folded);

  useActions(
    paneActions({
      documents: documentsShown,
      passages: passagesShown,
      canUnfold: (fits.documents && documentsPane.folded) || (fits.passages && passagesPane.folded),
      onToggle: toggle,
      onTextAlone: (alone) => {
        setFloating(null);
        documentsPane.setFolded(alone);
        passagesPane.setFolded(alone);
      },
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
  return (
    <div ref={screen} className="reader">
      {documentsShown !== 'folded' && (
        <aside
          className={`reader-pane reader-pane-documents reader-pane-${documentsShown}`}
          aria-label="Documents"
          style={{ width: documentsPane.width }}
        >
          <DocumentList
            documents={standing}
            currentId={documentId}
            onOpen={(id) => {
              setFloating(null);
              go({ screen: 'reader', documentId: id });
            }}
          />
        </aside>
      )}
      {documentsShown === 'beside' && (
        <Splitter pane={documentsPane} label="Width of the list of documents" side="start" />
      )}
      {reading.status === 'failed' && reading.value === undefined && (
        <FailureState failure={reading.failure} onRetry={reading.retry} />
      )}
      {reading.value !== undefined && knowsPositions && (
        <OpenDocument
          key={reading.value.document.id}
          reading={reading.value}
          at={props.at ?? null}
          panes={{ documentsShown, passagesShown, passagesPane, toggle }}
        />
      )}
    </div>
  );
}
