import './note.css';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import type { JSX } from 'react';
import { useState } from 'react';
import type { NoteContent } from '../../shared/model/index.ts';
import { $showNote, $storedNote } from './note-adapter.ts';
import { NoteKeys } from './note-keys.tsx';
import { noteNodes } from './note-nodes.ts';
import { NoteSpelling } from './note-spelling.tsx';
import { NoteToolbar } from './note-toolbar.tsx';
import { OwnFormatsOnly } from './own-formats-only.tsx';
import type { ReferenceChoice } from './reference-choice.ts';
import { ReferenceMenu } from './reference-menu.tsx';
import { ReferenceTyping } from './reference-typing.tsx';
import { TypedFormats } from './typed-formats.tsx';

/**
 * Writes a note: bold, italic, underline, lists, quotations, headings, and references by `@` or by typing a citation.
 *
 * `content` is what it begins with; later changes of it are not taken. Tab leaves the editor as it does any field; lists
 * are nested by Ctrl+] and Ctrl+[ or from the toolbar. Escape and Ctrl+Enter call `onDone`.
 */
export function NoteEditor(props: {
  readonly content: NoteContent;
  readonly onChange: (content: NoteContent) => void;
  readonly onDone: () => void;
  readonly label: string;
  readonly autoFocus?: boolean;
  /** What stands in the empty editor; by default an invitation to write a note. */
  readonly placeholder?: string;
  /** What `@` offers and typed citations are matched with; nothing where it is left out. */
  readonly referenceSources?: readonly ReferenceChoice[];
}): JSX.Element {
  const [first] = useState(props.content);
  const { placeholder = usualPlaceholder } = props;
  return (
    <LexicalComposer
      initialConfig={{
        namespace: 'note',
        nodes: [...noteNodes],
        theme: noteTheme,
        editorState: () => $showNote(first),
        onError: (error) => {
          throw error;
        },
      }}
    >
      <div className="note-editor">
        <NoteToolbar />
        <div className="note-editor-text">
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className="note-editable"
                ariaLabel={props.label}
                aria-placeholder={placeholder}
                placeholder={<p className="note-placeholder">{placeholder}</p>}
                spellCheck={false}
              />
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
        </div>
        <NoteSpelling />
      </div>
      <HistoryPlugin />
      <ListPlugin />
      <OwnFormatsOnly />
      <TypedFormats />
      <NoteKeys onDone={props.onDone} autoFocus={props.autoFocus === true} />
      <ReferenceMenu choices={props.referenceSources ?? noChoices} />
      <ReferenceTyping choices={props.referenceSources ?? noChoices} />
      <OnChangePlugin ignoreSelectionChange onChange={(state) => props.onChange(state.read($storedNote))} />
    </LexicalComposer>
  );
}

const usualPlaceholder = 'Write a note. Type @ to refer to something.';

const noteTheme = {
  paragraph: 'note-paragraph',
  quote: 'note-quote',
  heading: {
    h1: 'note-heading note-heading-1',
    h2: 'note-heading note-heading-2',
    h3: 'note-heading note-heading-3',
  },
  list: { nested: { listitem: 'note-nested' } },
  text: { bold: 'note-bold', italic: 'note-italic', underline: 'note-underline' },
};

const noChoices: readonly ReferenceChoice[] = [];
