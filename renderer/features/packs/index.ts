export { PacksScreen } from './packs-screen.tsx';
