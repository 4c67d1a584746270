export * from './change.ts';
export * from './columns.ts';
export * from './fold-in-memory.ts';
export * from './fold-operation.ts';
export * from './invert-act.ts';
export { isUndoable } from './invert-operation.ts';
export * from './resolve-themes.ts';
export * from './standing-state.ts';
export * from './tables.ts';
