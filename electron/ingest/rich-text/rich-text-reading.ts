import type { NamedValue } from '../../../shared/model/index.ts';
import type { LeftOut } from '../written/not-carried.ts';
import { freshState, type GroupState } from './rich-text-groups.ts';
import { emptyStory, type RichComment, type RichNote, type RichStory } from './rich-text-stories.ts';
import type { Font, Style } from './rich-text-tables.ts';

/** A document while it is taken apart: what was found so far, and what the next word or byte is read by. */
export interface RichTextReading {
  readonly report: LeftOut;
  readonly warn: (sentence: string) => void;
  readonly noteLink: (target: string) => void;
  readonly body: RichStory;
  readonly edges: { readonly part: 'header' | 'footer'; readonly story: RichStory }[];
  readonly fields: NamedValue[];
  readonly objects: Uint8Array[];
  readonly fonts: Map<number, Font>;
  readonly styles: Map<number, Style>;
  readonly authors: string[];
  /** The states of the groups around the one that is read, outermost first. */
  readonly stack: GroupState[];
  state: GroupState;
  /** Bytes of text that are not decoded yet. */
  readonly pending: number[];
  codePage: number;
  usualFont: number;
  /** Characters to come that repeat in plain what was told. */
  toSkip: number;
  tables: number;
  pieces: number;
  commentBy: string | null;
  openComment: RichComment | null;
  openNote: RichNote | null;
  /** The parts of the date that is told. */
  date: Record<string, number> | null;
}

/** A reading of which nothing is read yet. */
export function beginReading(
  report: LeftOut,
  warn: (sentence: string) => void,
  noteLink: (target: string) => void,
): RichTextReading {
  const body = emptyStory();
  return {
    report,
    warn,
    noteLink,
    body,
    edges: [],
    fields: [],
    objects: [],
    fonts: new Map(),
    styles: new Map(),
    authors: [],
    stack: [],
    state: freshState({ kind: 'story', story: body }),
    pending: [],
    codePage: 1252,
    usualFont: 0,
    toSkip: 0,
    tables: 0,
    pieces: 0,
    commentBy: null,
    openComment: null,
    openNote: null,
    date: null,
  };
}
