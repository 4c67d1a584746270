import type { EditorState, ElementNode, LexicalEditor, NodeKey, TextNode } from 'lexical';
import { $getNodeByKey, $getRoot, $isElementNode, $isLineBreakNode, $isTextNode } from 'lexical';
import type { SpellingWord } from '../../shared/text/index.ts';
import { spellingWords } from '../../shared/text/index.ts';
import { $isReferenceNode } from './reference-node.ts';

/** A piece of a block's text that one text node of the editor holds. */
export interface BlockPiece {
  readonly key: NodeKey;
  readonly start: number;
  readonly end: number;
}

/** A paragraph, heading, quotation or list item of the editor as one text, with its words. */
export interface BlockWords {
  readonly key: NodeKey;
  readonly pieces: readonly BlockPiece[];
  readonly words: readonly SpellingWord[];
}

/** The words of a block; null where the node is gone or holds no text itself. To be called inside a read. */
export function $blockWords(key: NodeKey): BlockWords | null {
  const node = $getNodeByKey(key);
  if (!$isElementNode(node) || node.isInline()) return null;
  let text = '';
  const pieces: BlockPiece[] = [];
  for (const child of node.getChildren()) {
    const start = text.length;
    if ($isLineBreakNode(child)) text += '\n';
    // A reference stands for itself: its words are names and citations.
    else if ($isReferenceNode(child)) text += '\0'.repeat(child.getTextContentSize());
    else if ($isTextNode(child)) {
      text += child.getTextContent();
      pieces.push({ key: child.getKey(), start, end: text.length });
    }
  }
  return pieces.length === 0 ? null : { key, pieces, words: spellingWords(text) };
}

/** The keys of all blocks that hold text themselves, in order. To be called inside a read. */
export function $textBlocks(): readonly NodeKey[] {
  const keys: NodeKey[] = [];
  const visit = (node: ElementNode): void => {
    const children = node.getChildren();
    if (children.some($isTextNode)) keys.push(node.getKey());
    for (const child of children) if ($isElementNode(child) && !child.isInline()) visit(child);
  };
  visit($getRoot());
  return keys;
}

/** The place in the editor's nodes of an offset into a block; at a border between two nodes the one before it. */
export function pieceAt(
  block: BlockWords,
  offset: number,
): { readonly key: NodeKey; readonly offset: number } | null {
  const piece =
    block.pieces.find(({ start, end }) => offset > start && offset <= end) ??
    block.pieces.find(({ start }) => offset === start);
  return piece === undefined ? null : { key: piece.key, offset: offset - piece.start };
}

/** Where a word stands on the page, or null where it is not drawn. */
export function rangeOfWord(editor: LexicalEditor, block: BlockWords, word: SpellingWord): Range | null {
  const first = block.pieces.find(({ end }) => end > word.start);
  const last = pieceAt(block, word.end);
  const start = first === undefined ? null : domText(editor, first.key);
  const end = last === null ? null : domText(editor, last.key);
  if (first === undefined || start === null || end === null || last === null) return null;
  const from = word.start - first.start;
  if (from > start.length || last.offset > end.length) return null;
  const range = document.createRange();
  range.setStart(start, from);
  range.setEnd(end, last.offset);
  return range;
}

/** The block and the offset into it of a text node's offset. */
export function $placeInBlock(
  node: TextNode,
  offset: number,
): { readonly key: NodeKey; readonly offset: number } | null {
  const parent = node.getParent();
  if (parent === null) return null;
  let before = 0;
  for (const child of parent.getChildren()) {
    if (child.is(node)) return { key: parent.getKey(), offset: before + offset };
    before += $isLineBreakNode(child) ? 1 : child.getTextContentSize();
  }
  return null;
}

/** Which blocks an update touched, out of all elements that it marked. */
export function touchedBlocks(state: EditorState, dirty: Iterable<NodeKey>): readonly NodeKey[] {
  return state.read(() => [...dirty].filter((key) => $blockWords(key) !== null));
}

function domText(editor: LexicalEditor, key: NodeKey): Text | null {
  let node: Node | null = editor.getElementByKey(key);
  while (node !== null && !(node instanceof Text)) node = node.firstChild;
  return node;
}
