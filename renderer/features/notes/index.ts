export { NotesOn } from './notes-on.tsx';
export { NotesScreen } from './notes-screen.tsx';
