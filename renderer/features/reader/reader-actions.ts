import type { Theme } from '../../../shared/model/index.ts';
import type { UserAction } from '../../state/actions.ts';

/** What the actions of the reader act on and what is possible now. */
export interface ReaderActionParts {
  readonly writable: boolean;
  /** The first nine offered themes: the digit 1 applies the first. */
  readonly digits: readonly Theme[];
  /** True where something is selected or a passage is chosen. */
  readonly hasTarget: boolean;
  readonly hasPassage: boolean;
  readonly isFurniture: boolean;
  readonly onTheme: (theme: Theme) => void;
  readonly onMoreThemes: () => void;
  readonly onNote: () => void;
  readonly onDocumentNote: () => void;
  readonly onDelete: () => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onSelect: (what: 'sentence' | 'block') => void;
  readonly onFind: () => void;
  readonly onFindStep: (direction: 1 | -1) => void;
  readonly finding: boolean;
  readonly onFurniture: () => void;
  readonly onCopyCitation: () => void;
  readonly onEscape: () => void;
  readonly hasSomethingToLeave: boolean;
}

/** Everything that can be done in the reader, as palette, page of shortcuts and keyboard see it. */
export function readerActions(parts: ReaderActionParts): readonly UserAction[] {
  const { writable, hasTarget } = parts;
  return [
    ...parts.digits.map((theme, position) => ({
      id: `tag-${position + 1}`,
      name: `Tag with theme ${position + 1}`,
      label: `Tag as ${theme.name}`,
      shortcut: String(position + 1),
      available: writable,
      perform: () => parts.onTheme(theme),
    })),
    action('tag-more', 'Tag with any theme', 'T', writable && hasTarget, parts.onMoreThemes),
    action('note-on-passage', 'Write a note on the passage', 'N', writable && hasTarget, parts.onNote),
    action('note-on-document', 'Write a note on the document', undefined, writable, parts.onDocumentNote),
    action('delete-passage', 'Delete the passage', 'Delete', writable && parts.hasPassage, parts.onDelete),
    action('previous-passage', 'Previous passage', '[', true, () => parts.onStep(-1)),
    action('next-passage', 'Next passage', ']', true, () => parts.onStep(1)),
    action('select-sentence', 'Select the sentence at the caret', 'S', true, () =>
      parts.onSelect('sentence'),
    ),
    action('select-block', 'Select the block at the caret', 'B', true, () => parts.onSelect('block')),
    action('find-in-document', 'Find in this document', 'Ctrl+F', true, parts.onFind),
    action('find-next', 'Next hit in this document', 'F3', parts.finding, () => parts.onFindStep(1)),
    action('find-previous', 'Previous hit in this document', 'Shift+F3', parts.finding, () =>
      parts.onFindStep(-1),
    ),
    action(
      'toggle-furniture',
      parts.isFurniture ? 'Clear the furniture mark of the block' : 'Mark the block as furniture',
      undefined,
      writable,
      parts.onFurniture,
    ),
    action('copy-citation', 'Copy the citation', 'Ctrl+Shift+C', true, parts.onCopyCitation),
    action('leave-selection', 'Leave the selection', 'Escape', parts.hasSomethingToLeave, parts.onEscape),
  ];
}

function action(
  id: string,
  name: string,
  shortcut: string | undefined,
  available: boolean,
  perform: () => void,
): UserAction {
  return { id, name, label: name, available, perform, ...(shortcut === undefined ? {} : { shortcut }) };
}
