export { Palette } from './palette.tsx';
export { ShortcutsPage } from './shortcuts-page.tsx';
