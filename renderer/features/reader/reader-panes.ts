/** How a side pane stands: beside the text, laid over it for want of room, or folded away. */
export type PaneShown = 'beside' | 'floating' | 'folded';

/** The side panes as the open document needs to know them. */
export interface ReaderPanes {
  readonly documentsShown: PaneShown;
  readonly passagesShown: PaneShown;
  readonly toggle: (pane: 'documents' | 'passages') => void;
}
