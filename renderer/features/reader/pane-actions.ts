import type { UserAction } from '../../state/actions.ts';
import type { PaneShown } from './reader-panes.ts';

/** What the actions of the reader's side panes act on. */
export interface PaneActionParts {
  readonly documents: PaneShown;
  readonly passages: PaneShown;
  /** Whether a pane that is folded now would find room beside the text. */
  readonly canUnfold: boolean;
  readonly outlineShown: boolean;
  readonly blockNumbers: boolean;
  readonly onToggle: (pane: 'documents' | 'passages') => void;
  /** Folds both panes, or unfolds both. */
  readonly onTextAlone: (alone: boolean) => void;
  readonly onOutline: () => void;
  readonly changesShown: boolean;
  readonly onChanges: () => void;
  readonly onBlockNumbers: () => void;
}

/** The side panes' actions, as palette, menu and keyboard see them. */
export function paneActions(parts: PaneActionParts): readonly UserAction[] {
  const isAlone = parts.documents === 'folded' && parts.passages === 'folded';
  return [
    {
      id: 'toggle-documents-pane',
      label: parts.documents === 'folded' ? 'Show the documents beside the text' : 'Fold the documents away',
      available: true,
      perform: () => parts.onToggle('documents'),
    },
    {
      id: 'toggle-passages-pane',
      label: parts.passages === 'folded' ? 'Show the passages beside the text' : 'Fold the passages away',
      available: true,
      perform: () => parts.onToggle('passages'),
    },
    {
      id: 'text-alone',
      label: isAlone ? 'Show documents and passages again' : 'The text alone',
      available: !isAlone || parts.canUnfold,
      perform: () => parts.onTextAlone(!isAlone),
    },
    {
      id: 'toggle-outline',
      label: parts.outlineShown ? 'The list of documents in place of the outline' : 'Outline of headings',
      available: true,
      perform: parts.onOutline,
    },
    {
      id: 'toggle-changes',
      label: parts.changesShown
        ? 'The list of documents in place of the changes'
        : 'Changes and comments of the source',
      available: true,
      perform: parts.onChanges,
    },
    {
      id: 'toggle-block-numbers',
      label: parts.blockNumbers ? 'Hide the block numbers' : 'Show the block numbers',
      available: true,
      perform: parts.onBlockNumbers,
    },
  ];
}
