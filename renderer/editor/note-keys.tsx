import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND } from 'lexical';
import { useEffect } from 'react';
import { $presentFormats, toggleFormat } from './note-formats.ts';
import type { NoteFormat } from './note-formats.ts';

/** The format of a key with the main modifier held, or null; bold, italic and underline are Lexical's own. */
export function formatOfKey(press: {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}): NoteFormat | null {
  if (press.shiftKey && !press.altKey) {
    if (press.code === 'Digit7') return 'numbers';
    if (press.code === 'Digit8') return 'bullets';
    if (press.code === 'Digit9') return 'quotation';
  }
  if (press.altKey && !press.shiftKey) {
    if (press.code === 'Digit1') return 'heading-1';
    if (press.code === 'Digit2') return 'heading-2';
    if (press.code === 'Digit3') return 'heading-3';
  }
  if (press.key === ']') return 'deeper';
  if (press.key === '[') return 'shallower';
  return null;
}

/** The keys of the editor: formats, and Escape or Ctrl+Enter for being done. Tab is left alone. */
export function NoteKeys({
  onDone,
  autoFocus,
}: {
  readonly onDone: () => void;
  readonly autoFocus: boolean;
}): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    if (autoFocus) editor.focus(undefined, { defaultSelection: 'rootEnd' });
  }, [editor, autoFocus]);
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const isMain = event.ctrlKey || event.metaKey;
          if (event.key === 'Escape' || (isMain && event.key === 'Enter')) {
            event.preventDefault();
            // The window's own shortcuts would take Escape as leaving something else as well.
            event.stopPropagation();
            onDone();
            return true;
          }
          const format = isMain ? formatOfKey(event) : null;
          if (format === null) return false;
          event.preventDefault();
          toggleFormat(editor, format, editor.getEditorState().read($presentFormats));
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, onDone],
  );
  return null;
}
