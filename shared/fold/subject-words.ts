import type { ItemKind } from '../model/index.ts';

/** How a kind of item is named at the beginning of a sentence. */
export const itemWords: Readonly<Record<ItemKind, string>> = {
  'saved-query': 'The saved search',
  'term-list': 'The term list',
  person: 'The person or organisation',
  batch: 'The batch',
  spelling: 'The added word',
  field: 'The field',
  'pack-template': 'The template for packs',
  'hand-over': 'The handing over of the pack',
  provider: 'The provider',
};

/** How a plain field of a theme is named inside a sentence. */
export const themeFieldWords = {
  code: 'code',
  colour: 'colour',
  parent: 'place in the tree',
  mergedInto: 'merge',
  position: 'place among its siblings',
  retired: 'retirement',
} as const;
