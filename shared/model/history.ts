/** Kinds of acts that a history can be narrowed down to. */
export const actKinds = [
  'documents',
  'passages',
  'tags',
  'notes',
  'themes',
  'review',
  'lists',
  'packs',
  'record',
] as const;

/** One of the kinds of acts. */
export type ActKind = (typeof actKinds)[number];

/** What each kind of act is called, for those who choose one. */
export const actKindLabels: Readonly<Record<ActKind, string>> = {
  documents: 'Documents',
  passages: 'Passages and links',
  tags: 'Tags',
  notes: 'Notes',
  themes: 'Themes',
  review: 'Reading and decisions',
  lists: 'Lists',
  packs: 'Packs',
  record: 'The matter itself',
};
