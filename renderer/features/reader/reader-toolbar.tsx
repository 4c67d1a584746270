import type { JSX } from 'react';
import { useShownKeys } from '../../state/actions.ts';
import { useObservable } from '../../state/observable.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { marksShown } from './marks-shown.ts';
import { useSide } from './side-context.ts';

/**
 * The quiet bar above the text: the side panes, finding, and what can be done with the document. Of two documents side by
 * side each has its own, which says in words which of them the keys act on.
 */
export function ReaderToolbar(props: {
  readonly documentsShown: boolean;
  readonly passagesShown: boolean;
  readonly onDocuments: () => void;
  readonly onPassages: () => void;
  readonly onFind: () => void;
  readonly onCopyCitation: () => void;
  readonly onDocumentNote: () => void;
  readonly writable: boolean;
}): JSX.Element {
  const keys = useShownKeys();
  const side = useSide();
  const { besideAnother } = side;
  const marks = useObservable(marksShown);
  return (
    <div
      className="reader-toolbar"
      role="toolbar"
      aria-label={besideAnother ? `Reader, ${side.name} side` : 'Reader'}
    >
      {side.name === 'first' && (
        <IconlessButton aria-pressed={props.documentsShown} onClick={props.onDocuments}>
          Documents
        </IconlessButton>
      )}
      {besideAnother && <SideMark />}
      <span className="reader-toolbar-space" />
      <IconlessButton onClick={props.onFind} keys={keys('find-in-document')}>
        Find
      </IconlessButton>
      <IconlessButton aria-pressed={marks} onClick={() => marksShown.set(!marks)} keys={keys('toggle-marks')}>
        Marks
      </IconlessButton>
      <IconlessButton onClick={props.onCopyCitation}>Copy citation</IconlessButton>
      <IconlessButton onClick={props.onDocumentNote} disabled={!props.writable}>
        {besideAnother ? 'Note' : 'Note on the document'}
        {besideAnother && <span className="visually-hidden"> on the document</span>}
      </IconlessButton>
      <span className="reader-toolbar-space" />
      {besideAnother && <IconlessButton onClick={side.onClose}>Close</IconlessButton>}
      {(side.name === 'second' || !besideAnother) && (
        <IconlessButton aria-pressed={props.passagesShown} onClick={props.onPassages}>
          Passages
        </IconlessButton>
      )}
    </div>
  );
}

/** Whether the keys act on this side, in words; where they do not, the button that gives it them. */
function SideMark(): JSX.Element {
  const keys = useShownKeys();
  const { focused, onTake } = useSide();
  return focused ? (
    <span className="reader-side-mark">Keys act here</span>
  ) : (
    <IconlessButton className="reader-side-go" onClick={onTake} keys={keys('other-side')}>
      Go here
    </IconlessButton>
  );
}
