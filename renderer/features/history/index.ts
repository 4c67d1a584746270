export { checkMatter } from './check-matter.ts';
export { HistoryScreen } from './history-screen.tsx';
