export { TaskStrips } from './task-strips.tsx';
