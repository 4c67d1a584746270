import type { ListNode } from '@lexical/list';
import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import type { ElementNode, LexicalNode } from 'lexical';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
} from 'lexical';
import type { NoteBlock, NoteContent, NoteInline } from '../../shared/model/index.ts';
import { normalNote, textInline } from './normal-note.ts';
import { $createReferenceNode, $isReferenceNode } from './reference-node.ts';

/**
 * Makes the editor hold a stored note, whatever it held before; to be called inside an update.
 *
 * With `$storedNote` it is the one border between the stored form and the editor's: for a note in its normal form, writing
 * and reading give the same note again.
 */
export function $showNote(content: NoteContent): void {
  const root = $getRoot().clear();
  /** The innermost open list of each depth. */
  const lists: ListNode[] = [];
  for (const block of normalNote(content).blocks) {
    if (block.kind === 'list-item') {
      const item = $createListItemNode();
      item.append(...block.inlines.map($inlineNode));
      $openList(root, lists, block).append(item);
    } else {
      lists.length = 0;
      root.append($blockNode(block));
    }
  }
}

/** The stored form of what the editor holds; to be called inside a read. */
export function $storedNote(): NoteContent {
  return normalNote({ blocks: $getRoot().getChildren().flatMap($storedBlocks) });
}

function $openList(
  root: ElementNode,
  lists: ListNode[],
  item: Extract<NoteBlock, { readonly kind: 'list-item' }>,
): ListNode {
  const type = item.ordered ? 'number' : 'bullet';
  lists.length = Math.min(lists.length, item.depth + 1);
  const open = lists[item.depth];
  if (open?.getListType() === type) return open;
  const list = $createListNode(type);
  const outer = lists[item.depth - 1];
  if (outer === undefined) {
    root.append(list);
  } else {
    // Lexical nests a list in an item of its own, which holds nothing else.
    const holder = $createListItemNode();
    holder.append(list);
    outer.append(holder);
  }
  lists[item.depth] = list;
  return list;
}

function $blockNode(block: Exclude<NoteBlock, { readonly kind: 'list-item' }>): ElementNode {
  const node = $emptyBlock(block);
  node.append(...block.inlines.map($inlineNode));
  return node;
}

function $emptyBlock(block: Exclude<NoteBlock, { readonly kind: 'list-item' }>): ElementNode {
  switch (block.kind) {
    case 'paragraph':
      return $createParagraphNode();
    case 'heading':
      return $createHeadingNode(`h${block.level}`);
    case 'quotation':
      return $createQuoteNode();
  }
}

function $inlineNode(inline: NoteInline): LexicalNode {
  switch (inline.kind) {
    case 'line-break':
      return $createLineBreakNode();
    case 'reference':
      return $createReferenceNode(inline.text, inline.reference);
    case 'text': {
      const node = $createTextNode(inline.text);
      if (inline.bold === true) node.toggleFormat('bold');
      if (inline.italic === true) node.toggleFormat('italic');
      if (inline.underline === true) node.toggleFormat('underline');
      return node;
    }
  }
}

function $storedBlocks(node: LexicalNode): readonly NoteBlock[] {
  if ($isListNode(node)) return $storedItems(node, 0);
  if (!$isElementNode(node)) return [{ kind: 'paragraph', inlines: $storedInlines([node]) }];
  const inlines = $storedInlines(node.getChildren());
  if ($isHeadingNode(node)) {
    const level = Number(node.getTag().slice(1));
    return [{ kind: 'heading', level: level === 1 || level === 2 ? level : 3, inlines }];
  }
  return [{ kind: $isQuoteNode(node) ? 'quotation' : 'paragraph', inlines }];
}

function $storedItems(list: ListNode, depth: number): readonly NoteBlock[] {
  return list.getChildren().flatMap((item): readonly NoteBlock[] => {
    if (!$isListItemNode(item)) return [];
    const nested = item.getChildren().filter($isListNode);
    const inlines = $storedInlines(item.getChildren().filter((child) => !$isListNode(child)));
    const isHolder = nested.length > 0 && inlines.length === 0;
    const own: readonly NoteBlock[] = isHolder
      ? []
      : [{ kind: 'list-item', ordered: list.getListType() === 'number', depth, inlines }];
    return [...own, ...nested.flatMap((inner) => $storedItems(inner, depth + 1))];
  });
}

function $storedInlines(nodes: readonly LexicalNode[]): readonly NoteInline[] {
  return nodes.flatMap((node): readonly NoteInline[] => {
    if ($isLineBreakNode(node)) return [{ kind: 'line-break' }];
    if ($isReferenceNode(node)) {
      return [{ kind: 'reference', text: node.getTextContent(), reference: node.getReference() }];
    }
    if ($isTextNode(node)) {
      return [
        textInline(
          node.getTextContent(),
          node.hasFormat('bold'),
          node.hasFormat('italic'),
          node.hasFormat('underline'),
        ),
      ];
    }
    // Whatever else was pasted counts for its text alone.
    return $isElementNode(node) ? $storedInlines(node.getChildren()) : [];
  });
}
