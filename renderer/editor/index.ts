export { NoteCard } from './note-card.tsx';
export { NoteComposer } from './note-composer.tsx';
export { NoteEditor } from './note-editor.tsx';
export { NoteView } from './note-view.tsx';
export { useReferenceChoices } from './use-reference-choices.ts';
