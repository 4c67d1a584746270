import type { BlockKind, BlockPart, OwnNumber, TextMark } from '../../../shared/model/index.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';
import { TooMuchText, writtenLimits } from './written-limits.ts';

/** A tracked change or hiding that text stands under while it is written. */
export type TextState =
  | {
      readonly kind: 'inserted' | 'deleted';
      readonly by: string | null;
      readonly at: string | null;
      readonly moved?: true;
    }
  | { readonly kind: 'hidden'; readonly why: 'invisible' };

/** What a block is that is begun. */
export interface WrittenBlock {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly part?: BlockPart;
  readonly furniture?: boolean;
  readonly own?: OwnNumber | null;
  /** What is shown before its text, such as `4.12` and a tab; a block that holds nothing else is left out. */
  readonly label?: string;
}

/** A place in the text while it is made. */
export interface TextPlace {
  offset: number;
}

/** A block that was begun: its number once the text is finished, null where it held nothing. */
export interface BlockHandle {
  number: number | null;
}

/** A comment as a format gives it. */
export interface WrittenComment {
  readonly by: string | null;
  readonly at: string | null;
  readonly block: BlockHandle;
  readonly replyTo: BlockHandle | null;
  readonly resolved: boolean;
}

/** What was written. */
export interface FinishedText {
  readonly text: string;
  readonly drafts: readonly DraftBlock[];
  readonly marks: readonly TextMark[];
}

/** Makes canonical text with blocks and marks of what a document of a word processor tells in order. */
export interface WrittenText {
  /** Ends the block before and begins one; blocks are parted by an empty line. A handle can be made before its block is begun. */
  readonly beginBlock: (block: WrittenBlock, handle?: BlockHandle) => BlockHandle;
  /** Ends the block; `end` is what the paragraph's own mark stands under (`inserted`: it was split, `deleted`: it runs on). */
  readonly endBlock: (end?: readonly TextState[]) => void;
  /** Adds to the block that is open; text outside blocks begins a paragraph. */
  readonly add: (text: string, states?: readonly TextState[]) => void;
  readonly here: () => TextPlace;
  /** True where the open block holds no text yet. */
  readonly isAtStart: () => boolean;
  /** A comment on what stands between two places; on the word beside where that is nothing. */
  readonly addComment: (start: TextPlace, end: TextPlace, comment: WrittenComment) => void;
  /** The characters added since a place refer to the note in a block. */
  readonly addReference: (start: TextPlace, block: BlockHandle) => void;
  /** The characters added since a place stand under a state. */
  readonly addState: (start: TextPlace, state: TextState) => void;
  readonly finish: () => FinishedText;
}

interface StateSpan {
  readonly state: TextState;
  readonly key: string;
  readonly start: number;
  end: number;
}

/** Begins a text; throws `TooMuchText` where one of `writtenLimits` is reached. */
export function writtenText(): WrittenText {
  let pieces: string[] = [];
  let length = 0;
  const drafts: DraftBlock[] = [];
  const spans: StateSpan[] = [];
  const lastOf = new Map<string, StateSpan>();
  const places: TextPlace[] = [];
  const comments: { start: TextPlace; end: TextPlace; comment: WrittenComment }[] = [];
  const references: { start: TextPlace; end: TextPlace; block: BlockHandle }[] = [];
  let betweenBlocks: readonly TextState[] = [];
  let open: {
    readonly block: WrittenBlock;
    readonly handle: BlockHandle;
    readonly before: { readonly pieces: number; readonly length: number };
    readonly start: number;
    hasInk: boolean;
    isBare: boolean;
  } | null = null;

  const push = (text: string, states: readonly TextState[]): void => {
    if (text === '') return;
    const start = length;
    pieces.push(text);
    length += text.length;
    if (length > writtenLimits.characters) throw new TooMuchText();
    for (const state of states) cover(state, start, length);
  };
  const cover = (state: TextState, start: number, end: number): void => {
    const key =
      state.kind === 'hidden' ? 'hidden' : JSON.stringify([state.kind, state.by, state.at, state.moved]);
    const last = lastOf.get(key);
    if (last?.end === start) {
      last.end = end;
      return;
    }
    if (spans.length >= writtenLimits.marks) throw new TooMuchText();
    const span = { state, key, start, end };
    spans.push(span);
    lastOf.set(key, span);
  };
  const place = (): TextPlace => {
    if (places.length > 4 * writtenLimits.marks) throw new TooMuchText();
    const here = { offset: length };
    places.push(here);
    return here;
  };
  /** Takes back a block that held nothing to see, with everything that was noted inside it. */
  const takeBack = (to: { readonly pieces: number; readonly length: number }): void => {
    pieces.length = to.pieces;
    length = to.length;
    while (spans.length > 0 && (spans.at(-1)?.start ?? 0) >= length) spans.pop();
    for (const span of lastOf.values()) span.end = Math.min(span.end, length);
    for (let at = places.length - 1; at >= 0; at -= 1) {
      const noted = places[at];
      if (noted === undefined || noted.offset <= length) break;
      noted.offset = length;
    }
  };
  const endBlock = (end: readonly TextState[] = []): void => {
    if (open === null) return;
    const { block, handle, before, start, hasInk } = open;
    open = null;
    if (!hasInk) {
      takeBack(before);
      return;
    }
    if (drafts.length >= writtenLimits.blocks) throw new TooMuchText();
    const draft = draftBlock(
      block.kind,
      start,
      length,
      block.kind === 'heading' ? (block.level ?? 1) : undefined,
    );
    draft.furniture = block.furniture ?? false;
    draft.own = block.own ?? null;
    if (block.part !== undefined) draft.part = block.part;
    drafts.push(draft);
    handle.number = drafts.length;
    betweenBlocks = end.filter(({ kind }) => kind !== 'hidden');
  };
  const beginBlock = (block: WrittenBlock, handle: BlockHandle = { number: null }): BlockHandle => {
    endBlock();
    const before = { pieces: pieces.length, length };
    if (length > 0) push('\n\n', betweenBlocks);
    open = { block, handle, before, start: length, hasInk: false, isBare: true };
    if (block.label !== undefined) push(block.label, []);
    return handle;
  };

  return {
    beginBlock,
    endBlock,
    add: (text, states = []) => {
      if (text === '') return;
      if (open === null) beginBlock({ kind: 'paragraph' });
      if (open !== null) {
        open.isBare = false;
        if (!open.hasInk && /\S/u.test(text)) open.hasInk = true;
      }
      push(text, states);
    },
    here: place,
    isAtStart: () => open === null || open.isBare,
    addComment: (start, end, comment) => {
      if (comments.length >= writtenLimits.marks) throw new TooMuchText();
      comments.push({ start, end, comment });
    },
    addReference: (start, block) => {
      if (references.length >= writtenLimits.marks) throw new TooMuchText();
      references.push({ start, end: place(), block });
    },
    addState: (start, state) => {
      if (start.offset < length) cover(state, start.offset, length);
    },
    finish: () => {
      endBlock();
      const text = pieces.join('');
      pieces = [text];
      const marks: TextMark[] = [
        ...spans
          .filter(({ start, end }) => start < end)
          .map(({ state, start, end }) => ({ start, end, ...state })),
        ...references.flatMap(({ start, end, block }) =>
          block.number === null || start.offset >= end.offset
            ? []
            : [
                {
                  kind: 'note-reference' as const,
                  start: start.offset,
                  end: end.offset,
                  block: block.number,
                },
              ],
        ),
        ...comments.flatMap(({ start, end, comment }) => {
          const span = spanToShow(text, start.offset, end.offset);
          if (span === null) return [];
          const { by, at, block, replyTo, resolved } = comment;
          return [
            {
              kind: 'comment' as const,
              start: span[0],
              end: span[1],
              by,
              at,
              text: block.number === null ? '' : null,
              block: block.number,
              ...((replyTo?.number ?? null) === null ? {} : { replyTo: replyTo?.number ?? 0 }),
              ...(resolved ? { resolved: true as const } : {}),
            },
          ];
        }),
      ];
      return {
        text,
        drafts,
        marks: marks.sort((one, other) => one.start - other.start || other.end - one.end),
      };
    },
  };
}

/** A span without the white space at its ends; the word before it, or else after it, where nothing is left. */
function spanToShow(text: string, from: number, to: number): readonly [start: number, end: number] | null {
  let start = Math.min(from, text.length);
  let end = Math.max(start, Math.min(to, text.length));
  const isWhite = (at: number): boolean => /\s/u.test(text.charAt(at));
  while (start < end && isWhite(start)) start += 1;
  while (end > start && isWhite(end - 1)) end -= 1;
  if (start < end) return [start, end];
  if (start > 0 && !isWhite(start - 1)) {
    while (start > 0 && end - start < longestWord && !isWhite(start - 1)) start -= 1;
    return [start, end];
  }
  while (end < text.length && isWhite(end)) end += 1;
  start = end;
  while (end < text.length && end - start < longestWord && !isWhite(end)) end += 1;
  if (start < end) return [start, end];
  end = text.trimEnd().length;
  return end === 0 ? null : [Math.max(0, text.slice(0, end).search(/\S+$/u)), end];
}

const longestWord = 60;
