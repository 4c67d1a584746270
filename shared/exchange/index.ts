export * from './exchange-matter.ts';
export * from './lost-on-export.ts';
export * from './read-project.ts';
export * from './theme-colours.ts';
export * from './theme-description.ts';
export * from './write-annotations.ts';
export * from './write-project.ts';
export * from './xml-text.ts';
