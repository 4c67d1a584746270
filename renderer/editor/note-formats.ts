import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import type { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $findMatchingParent } from '@lexical/utils';
import type { LexicalEditor, RangeSelection } from 'lexical';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical';

/** What the toolbar offers. */
export type NoteFormat =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'bullets'
  | 'numbers'
  | 'quotation'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'deeper'
  | 'shallower';

/** The formats that hold where the selection is. */
export type PresentFormats = ReadonlySet<NoteFormat | 'list'>;

/** Reads which formats hold; to be called inside a read. */
export function $presentFormats(): PresentFormats {
  const present = new Set<NoteFormat | 'list'>();
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return present;
  for (const format of ['bold', 'italic', 'underline'] as const) {
    if (selection.hasFormat(format)) present.add(format);
  }
  const list = $listAround(selection);
  if (list !== null) {
    present.add('list');
    present.add(list.getListType() === 'number' ? 'numbers' : 'bullets');
  }
  const block = $findMatchingParent(
    selection.anchor.getNode(),
    (node) => $isHeadingNode(node) || $isQuoteNode(node),
  );
  if ($isHeadingNode(block)) {
    const level = block.getTag();
    present.add(level === 'h1' ? 'heading-1' : level === 'h2' ? 'heading-2' : 'heading-3');
  }
  if ($isQuoteNode(block)) present.add('quotation');
  return present;
}

/** Applies a format, or takes it off where it holds. */
export function toggleFormat(editor: LexicalEditor, format: NoteFormat, present: PresentFormats): void {
  switch (format) {
    case 'bold':
    case 'italic':
    case 'underline':
      editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
      return;
    case 'bullets':
    case 'numbers':
      if (present.has(format)) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
      else if (format === 'bullets') editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined);
      else editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined);
      return;
    case 'quotation':
    case 'heading-1':
    case 'heading-2':
    case 'heading-3':
      editor.update(() => {
        $setBlocksType($getSelection(), () =>
          present.has(format) ? $createParagraphNode() : $createBlock(format),
        );
      });
      return;
    case 'deeper':
    case 'shallower':
      // A paragraph has no depth that would be kept, so only items of lists move.
      if (!present.has('list')) return;
      editor.dispatchCommand(
        format === 'deeper' ? INDENT_CONTENT_COMMAND : OUTDENT_CONTENT_COMMAND,
        undefined,
      );
      return;
  }
}

/** An empty block of a format. */
export function $createBlock(
  format: 'quotation' | 'heading-1' | 'heading-2' | 'heading-3',
): HeadingNode | QuoteNode {
  switch (format) {
    case 'quotation':
      return $createQuoteNode();
    case 'heading-1':
      return $createHeadingNode('h1');
    case 'heading-2':
      return $createHeadingNode('h2');
    case 'heading-3':
      return $createHeadingNode('h3');
  }
}

function $listAround(selection: RangeSelection) {
  const found = $findMatchingParent(selection.anchor.getNode(), $isListNode);
  return $isListNode(found) ? found : null;
}
