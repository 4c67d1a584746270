export * from './archive-selection.ts';
export * from './index-rows.ts';
export * from './shape-files.ts';
export * from './shown-text.ts';
