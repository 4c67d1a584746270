export { NoteComposer } from './note-composer.tsx';
export { NoteEditor } from './note-editor.tsx';
export { NoteView } from './note-view.tsx';
export { referenceChoices } from './reference-choice.ts';
export type { ReferenceChoice } from './reference-choice.ts';
