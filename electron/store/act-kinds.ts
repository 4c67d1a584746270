import type { ActKind } from '../../shared/model/index.ts';

/** Which operations an act of a kind has at least one of, as conditions on `operation.type` for SQL. */
export const conditionOfKind: Readonly<Record<ActKind, string>> = {
  documents: `(type GLOB 'document.*' OR type GLOB 'block.*') AND type NOT IN ('document.tag', 'document.untag',
    'document.reading', 'document.progress', 'document.decide', 'document.settle')`,
  passages: `type GLOB 'passage.*' OR type GLOB 'link.*'`,
  tags: `type GLOB 'tag.*' OR type IN ('document.tag', 'document.untag')`,
  notes: `type GLOB 'note.*'`,
  themes: `type GLOB 'theme.*'`,
  review: `type IN ('document.reading', 'document.progress', 'document.decide', 'document.settle')`,
  lists: `type GLOB 'item.*'`,
  packs: `type GLOB 'pack.*' OR (type GLOB 'item.*' AND body ->> '$.kind' IN ('hand-over', 'pack-template'))`,
  record: `type GLOB 'matter.*' OR type GLOB 'replica.*' OR type GLOB 'reviewer.*' OR type = 'purge'`,
};
