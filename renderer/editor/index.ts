export { NoteEditor } from './note-editor.tsx';
export { NoteView } from './note-view.tsx';
export { normalNote } from './normal-note.ts';
export { referenceChoices } from './reference-choice.ts';
export type { ReferenceChoice } from './reference-choice.ts';
