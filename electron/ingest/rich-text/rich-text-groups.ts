import type { RichStory } from './rich-text-stories.ts';

/** Where text goes. */
export type Destination =
  | { readonly kind: 'story'; readonly story: RichStory }
  | { readonly kind: 'skip' }
  | { readonly kind: 'label'; readonly story: RichStory }
  /** Text that is kept aside and given to `done` when its group ends. */
  | { readonly kind: 'words'; text: string; readonly done: (text: string) => void }
  | { readonly kind: 'fonts' | 'styles' | 'authors'; text: string }
  | { readonly kind: 'object'; readonly digits: string[]; length: number };

/** What a group inherits and gives back at its end. */
export interface GroupState {
  destination: Destination;
  font: number;
  style: number;
  unicodeSkip: number;
  isHidden: boolean;
  isInserted: boolean;
  isDeleted: boolean;
  moved: 'from' | 'to' | null;
  insertedBy: number;
  insertedAt: number;
  deletedBy: number;
  deletedAt: number;
  movedBy: number;
  movedAt: number;
  inTable: boolean;
  level: number | null;
  /** True right after the brace, until anything comes. */
  isFresh: boolean;
  isOptional: boolean;
}

/** The look of text that nothing was said about. */
export const plainLook = {
  isHidden: false,
  isInserted: false,
  isDeleted: false,
  moved: null,
  insertedBy: 0,
  insertedAt: 0,
  deletedBy: 0,
  deletedAt: 0,
  movedBy: 0,
  movedAt: 0,
} as const;

/** The state outside every group. */
export function freshState(destination: Destination): GroupState {
  return {
    destination,
    font: 0,
    style: -1,
    unicodeSkip: 1,
    ...plainLook,
    inTable: false,
    level: null,
    isFresh: false,
    isOptional: false,
  };
}

/** The story that text goes to; null where it goes elsewhere. */
export function storyOf({ destination }: GroupState): RichStory | null {
  return destination.kind === 'story' ? destination.story : null;
}
