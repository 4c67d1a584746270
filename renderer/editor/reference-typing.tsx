import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, TextNode } from 'lexical';
import { useEffect, useMemo } from 'react';
import { citationTyped } from './reference-choice.ts';
import type { ReferenceChoice } from './reference-choice.ts';
import { $createReferenceNode, $isReferenceNode } from './reference-node.ts';

/** Makes a citation that is typed or pasted, such as `{HAR000012 ¶14}`, a reference where it names something known. */
export function ReferenceTyping({ choices }: { readonly choices: readonly ReferenceChoice[] }): null {
  const [editor] = useLexicalComposerContext();
  const byLabel = useMemo(() => new Map(choices.map((choice) => [choice.label, choice])), [choices]);
  useEffect(
    () =>
      editor.registerNodeTransform(TextNode, (node) => {
        if ($isReferenceNode(node) || !node.isSimpleText()) return;
        const typed = citationTyped(node.getTextContent(), byLabel);
        if (typed === null) return;
        const selection = $getSelection();
        // Somebody who types on elsewhere, while what can be cited is still being read, is not taken back here.
        const isAtEnd =
          $isRangeSelection(selection) &&
          selection.anchor.key === node.getKey() &&
          selection.anchor.offset === typed.end;
        const parts = node.splitText(typed.start, typed.end);
        const cited = typed.start === 0 ? parts[0] : parts[1];
        const reference = $createReferenceNode(typed.choice.label, typed.choice.reference);
        cited?.replace(reference);
        if (isAtEnd) reference.selectNext();
      }),
    [editor, byLabel],
  );
  return null;
}
