import type { JSX } from 'react';
import { shortcutText } from '../../state/shortcut.ts';
import { IconlessButton } from '../../ui/iconless-button.tsx';

/** The quiet bar above the text: the side panes, finding, and what can be done with the document. */
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
  return (
    <div className="reader-toolbar" role="toolbar" aria-label="Reader">
      <IconlessButton aria-pressed={props.documentsShown} onClick={props.onDocuments}>
        Documents
      </IconlessButton>
      <span className="reader-toolbar-space" />
      <IconlessButton onClick={props.onFind} keys={shortcutText('Ctrl+F')}>
        Find
      </IconlessButton>
      <IconlessButton onClick={props.onCopyCitation}>Copy citation</IconlessButton>
      <IconlessButton onClick={props.onDocumentNote} disabled={!props.writable}>
        Note on the document
      </IconlessButton>
      <span className="reader-toolbar-space" />
      <IconlessButton aria-pressed={props.passagesShown} onClick={props.onPassages}>
        Passages
      </IconlessButton>
    </div>
  );
}
