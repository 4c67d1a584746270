export { PrintFrame } from './print-frame.tsx';
export { usePrintActions } from './print-actions.ts';
