import type { UserAction } from '../../state/actions.ts';

/** What the actions of the reader act on and what is possible now. */
export interface ReaderActionParts {
  readonly writable: boolean;
  readonly isFurniture: boolean;
  /** Whether passages are painted in the text. */
  readonly marksShown: boolean;
  readonly onDocumentNote: () => void;
  readonly onSelect: (what: 'sentence' | 'block') => void;
  readonly onFind: () => void;
  readonly onFindStep: (direction: 1 | -1) => void;
  readonly finding: boolean;
  /** Whether the source holds changes or comments. */
  readonly hasChanges: boolean;
  readonly onChangeStep: (direction: 1 | -1) => void;
  readonly onFurniture: () => void;
  readonly onMarks: () => void;
  readonly onCopyQuote: () => void;
  /** Whether something is selected or chosen that can be copied. */
  readonly hasQuote: boolean;
  readonly onCopyCitation: () => void;
  readonly onEscape: () => void;
  readonly hasSomethingToLeave: boolean;
}

/** Everything that can be done in the reader, as palette, page of shortcuts and keyboard see it. */
export function readerActions(parts: ReaderActionParts): readonly UserAction[] {
  const { writable } = parts;
  return [
    action('note-here', 'Write a note on the document', writable, parts.onDocumentNote),
    action('select-sentence', 'Select the sentence at the caret', true, () => parts.onSelect('sentence')),
    action('select-block', 'Select the block at the caret', true, () => parts.onSelect('block')),
    action('find-in-document', 'Find in this document', true, parts.onFind),
    action('find-next', 'Next hit in this document', parts.finding, () => parts.onFindStep(1)),
    action('find-previous', 'Previous hit in this document', parts.finding, () => parts.onFindStep(-1)),
    action('next-change', 'Next change or comment of the source', parts.hasChanges, () =>
      parts.onChangeStep(1),
    ),
    action('previous-change', 'Previous change or comment of the source', parts.hasChanges, () =>
      parts.onChangeStep(-1),
    ),
    action(
      'toggle-furniture',
      parts.isFurniture ? 'Clear the furniture mark of the block' : 'Mark the block as furniture',
      writable,
      parts.onFurniture,
    ),
    action('copy-quote', 'Copy the quote with its citation', parts.hasQuote, parts.onCopyQuote),
    action(
      'toggle-marks',
      parts.marksShown ? 'Hide the marks on the text' : 'Show the marks on the text',
      true,
      parts.onMarks,
    ),
    action('copy-citation', 'Copy the citation', true, parts.onCopyCitation),
    action('leave-selection', 'Leave the selection', parts.hasSomethingToLeave, parts.onEscape),
  ];
}

/** An action under its name in the list of all actions, which gives its keys. */
function action(id: string, label: string, available: boolean, perform: () => void): UserAction {
  return { id, label, available, perform };
}
