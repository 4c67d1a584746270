import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { shortcutText } from '../state/shortcut.ts';
import { $presentFormats, toggleFormat } from './note-formats.ts';
import type { NoteFormat, PresentFormats } from './note-formats.ts';

interface ToolbarItem {
  readonly format: NoteFormat;
  readonly label: string;
  /** What is said after a label too short to say it all. */
  readonly spoken?: string;
  readonly shortcut: string;
  readonly isToggle: boolean;
}

const items: readonly ToolbarItem[] = [
  { format: 'bold', label: 'Bold', shortcut: 'Ctrl+B', isToggle: true },
  { format: 'italic', label: 'Italic', shortcut: 'Ctrl+I', isToggle: true },
  { format: 'underline', label: 'Underline', shortcut: 'Ctrl+U', isToggle: true },
  { format: 'heading-1', label: 'H1', spoken: 'heading 1', shortcut: 'Ctrl+Alt+1', isToggle: true },
  { format: 'heading-2', label: 'H2', spoken: 'heading 2', shortcut: 'Ctrl+Alt+2', isToggle: true },
  { format: 'heading-3', label: 'H3', spoken: 'heading 3', shortcut: 'Ctrl+Alt+3', isToggle: true },
  { format: 'bullets', label: 'Bullets', shortcut: 'Ctrl+Shift+8', isToggle: true },
  { format: 'numbers', label: 'Numbers', shortcut: 'Ctrl+Shift+7', isToggle: true },
  { format: 'quotation', label: 'Quote', shortcut: 'Ctrl+Shift+9', isToggle: true },
  { format: 'deeper', label: 'Deeper', shortcut: 'Ctrl+]', isToggle: false },
  { format: 'shallower', label: 'Less deep', shortcut: 'Ctrl+[', isToggle: false },
];

/** The formats of a note, each by its name; what holds at the caret is pressed. Deeper and less deep show in lists only. */
export function NoteToolbar(): JSX.Element {
  const [editor] = useLexicalComposerContext();
  const [present, setPresent] = useState<PresentFormats>(new Set());
  useEffect(
    () => editor.registerUpdateListener(({ editorState }) => setPresent(editorState.read($presentFormats))),
    [editor],
  );
  return (
    <div className="note-toolbar" role="toolbar" aria-label="Formats of the note">
      {items
        .filter((item) => item.isToggle || present.has('list'))
        .map(({ format, label, spoken, shortcut, isToggle }) => (
          <button
            key={format}
            type="button"
            className={`note-tool note-tool-${format}`}
            title={`${spoken ?? label} (${shortcutText(shortcut)})`}
            aria-pressed={isToggle ? present.has(format) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggleFormat(editor, format, present)}
          >
            {label}
            {spoken !== undefined && <span className="visually-hidden"> {spoken}</span>}
          </button>
        ))}
    </div>
  );
}
