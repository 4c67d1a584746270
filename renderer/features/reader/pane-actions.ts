import type { UserAction } from '../../state/actions.ts';
import type { PaneShown } from './reader-panes.ts';

/** What the actions of the reader's side panes act on. */
export interface PaneActionParts {
  readonly documents: PaneShown;
  readonly passages: PaneShown;
  /** Whether a pane that is folded now would find room beside the text. */
  readonly canUnfold: boolean;
  readonly onToggle: (pane: 'documents' | 'passages') => void;
  /** Folds both panes, or unfolds both. */
  readonly onTextAlone: (alone: boolean) => void;
}

/** The side panes' actions, as palette, menu and keyboard see them. */
export function paneActions(parts: PaneActionParts): readonly UserAction[] {
  const isAlone = parts.documents === 'folded' && parts.passages === 'folded';
  return [
    {
      id: 'toggle-documents-pane',
      name: 'Show or fold the documents',
      label: parts.documents === 'folded' ? 'Show the documents beside the text' : 'Fold the documents away',
      shortcut: 'Ctrl+Shift+D',
      available: true,
      perform: () => parts.onToggle('documents'),
    },
    {
      id: 'toggle-passages-pane',
      name: 'Show or fold the passages',
      label: parts.passages === 'folded' ? 'Show the passages beside the text' : 'Fold the passages away',
      shortcut: 'Ctrl+Shift+P',
      available: true,
      perform: () => parts.onToggle('passages'),
    },
    {
      id: 'text-alone',
      name: 'The text alone',
      label: isAlone ? 'Show documents and passages again' : 'The text alone',
      shortcut: 'Ctrl+Shift+A',
      available: !isAlone || parts.canUnfold,
      perform: () => parts.onTextAlone(!isAlone),
    },
  ];
}
