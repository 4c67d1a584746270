import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { HeadingNode } from '@lexical/rich-text';
import type { TextFormatType } from 'lexical';
import { TextNode } from 'lexical';
import { useEffect } from 'react';

/** Formats that Lexical knows and a note does not. */
const foreignFormats: readonly TextFormatType[] = [
  'strikethrough',
  'highlight',
  'code',
  'subscript',
  'superscript',
  'lowercase',
  'uppercase',
  'capitalize',
];

/** Takes off whatever pasting brought along that a note does not keep, so that what is seen is what is stored. */
export function OwnFormatsOnly(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const stops = [
      editor.registerNodeTransform(TextNode, (node) => {
        if (node.getStyle() !== '') node.setStyle('');
        for (const format of foreignFormats) if (node.hasFormat(format)) node.toggleFormat(format);
      }),
      editor.registerNodeTransform(HeadingNode, (node) => {
        if (!['h1', 'h2', 'h3'].includes(node.getTag())) node.setTag('h3');
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);
  return null;
}
