import { $createListItemNode, $createListNode } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { ParagraphNode, TextFormatType } from 'lexical';
import { $createTextNode, $getSelection, $isParagraphNode, $isRangeSelection, TextNode } from 'lexical';
import { useEffect } from 'react';
import { $createBlock } from './note-formats.ts';

/** What a space after these signs makes of a paragraph that begins with them. */
const blockSigns: Readonly<
  Record<string, 'quotation' | 'heading-1' | 'heading-2' | 'heading-3' | 'bullet' | 'number'>
> = {
  '#': 'heading-1',
  '##': 'heading-2',
  '###': 'heading-3',
  '>': 'quotation',
  '-': 'bullet',
  '*': 'bullet',
  '1.': 'number',
};

/** Words between signs, of which the closing one is being typed: `**bold**`, `*italic*`, `_italic_`, `__underline__`. */
const inlineSigns: readonly { readonly sign: string; readonly format: TextFormatType }[] = [
  { sign: '**', format: 'bold' },
  { sign: '__', format: 'underline' },
  { sign: '*', format: 'italic' },
  { sign: '_', format: 'italic' },
];

/**
 * Formats by typing, as in many editors: `# `, `> `, `- ` or `1. ` at the beginning of a paragraph, and words between
 * asterisks or underscores. Ctrl+Z gives the typed signs back.
 */
export function TypedFormats(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerNodeTransform(TextNode, (node) => {
        if (!node.isSimpleText()) return;
        const selection = $getSelection();
        if (!$isRangeSelection(selection) || !selection.isCollapsed()) return;
        if (selection.anchor.key !== node.getKey()) return;
        const typed = node.getTextContent().slice(0, selection.anchor.offset);
        if (typed.endsWith(' ')) $makeBlock(node, typed.slice(0, -1));
        else if (typed.endsWith('*') || typed.endsWith('_')) $makeInline(node, typed);
      }),
    [editor],
  );
  return null;
}

/** Makes a block of the paragraph that begins with signs and a space. */
function $makeBlock(node: TextNode, signs: string): void {
  const paragraph = node.getParent();
  const wanted = Object.hasOwn(blockSigns, signs) ? blockSigns[signs] : undefined;
  if (wanted === undefined || !$isParagraphNode(paragraph) || node.getPreviousSibling() !== null) return;
  const rest = node.getTextContent().slice(signs.length + 1);
  if (rest === '') node.remove();
  else node.setTextContent(rest);
  if (wanted === 'bullet' || wanted === 'number') $becomeList(paragraph, wanted);
  else {
    const block = $createBlock(wanted);
    block.append(...paragraph.getChildren());
    paragraph.replace(block);
    block.selectStart();
  }
}

function $becomeList(paragraph: ParagraphNode, type: 'bullet' | 'number'): void {
  const item = $createListItemNode();
  item.append(...paragraph.getChildren());
  const list = $createListNode(type);
  list.append(item);
  paragraph.replace(list);
  item.selectStart();
}

/** Formats the words between two signs, of which the second has just been typed. */
function $makeInline(node: TextNode, typed: string): void {
  for (const { sign, format } of inlineSigns) {
    if (!typed.endsWith(sign)) continue;
    const inside = typed.slice(0, -sign.length);
    const opening = inside.lastIndexOf(sign);
    const words = inside.slice(opening + sign.length);
    const isOpening = opening === 0 || /[\s([{“‘]/.test(inside.charAt(opening - 1));
    if (opening === -1 || !isOpening || words.trim() !== words || words === '') continue;
    const rest = node.getTextContent().slice(typed.length);
    const formatted = $createTextNode(words);
    formatted.setFormat(node.getFormat());
    formatted.toggleFormat(format);
    node.insertAfter(formatted);
    if (rest !== '') {
      const after = $createTextNode(rest);
      after.setFormat(node.getFormat());
      formatted.insertAfter(after);
    }
    const usual = node.getFormat();
    node.setTextContent(inside.slice(0, opening));
    // What is typed on is as what was typed before.
    formatted.selectEnd().setFormat(usual);
    return;
  }
}
