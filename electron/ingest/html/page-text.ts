import type { BlockKind } from '../../../shared/model/index.ts';
import { draftBlock, type DraftBlock } from '../draft-block.ts';

/** The canonical text of a page while it is taken out: blocks parted by an empty line. */
export interface PageText {
  /** Adds words to the open block; runs of white space become one space, as a browser shows them. */
  readonly addWords: (words: string) => void;
  /** Adds preformatted words as they are. */
  readonly addVerbatim: (words: string) => void;
  /** Breaks the line; a second break in a row ends the block. */
  readonly breakLine: () => void;
  /** Parts two cells of a row with a tab. */
  readonly nextCell: () => void;
  /** Ends the open block; words added from now on belong to the next. */
  readonly endBlock: (next: PageBlockStyle) => void;
  /** The text, its blocks, and for each whether it is in the article. */
  readonly finish: () => {
    readonly text: string;
    readonly drafts: DraftBlock[];
    readonly inArticle: readonly boolean[];
  };
}

/** What the blocks to come are. */
export interface PageBlockStyle {
  readonly kind: BlockKind;
  readonly level: number | undefined;
  readonly furniture: boolean;
  /** Whether what finds articles holds the element to be part of one. */
  readonly inArticle: boolean;
}

/** Begins a page's text, with no words. */
export function pageText(): PageText {
  const parts: string[] = [];
  const drafts: DraftBlock[] = [];
  const inArticle: boolean[] = [];
  let length = 0;
  let open: string[] = [];
  let endsInSpace = true;
  let style: PageBlockStyle = { kind: 'paragraph', level: undefined, furniture: false, inArticle: false };
  const endBlock = (next: PageBlockStyle): void => {
    const words = open.join('').trim();
    if (words !== '') {
      if (length > 0) parts.push('\n\n');
      const start = length === 0 ? 0 : length + 2;
      parts.push(words);
      length = start + words.length;
      drafts.push({ ...draftBlock(style.kind, start, length, style.level), furniture: style.furniture });
      inArticle.push(style.inArticle);
    }
    open = [];
    endsInSpace = true;
    style = next;
  };
  const push = (words: string): void => {
    if (words === '') return;
    open.push(words);
    endsInSpace = /[ \n\t]$/u.test(words);
  };
  return {
    addWords: (words) => {
      const joined = words.replace(/[ \t\n\f\r]+/gu, ' ');
      push(endsInSpace && joined.startsWith(' ') ? joined.slice(1) : joined);
    },
    addVerbatim: (words) => push(words),
    breakLine: () => {
      const last = open.at(-1);
      if (last === undefined) return;
      if (last.endsWith('\n')) {
        endBlock(style);
        return;
      }
      if (last.endsWith(' ')) open[open.length - 1] = last.slice(0, -1);
      push('\n');
    },
    nextCell: () => {
      const last = open.at(-1);
      if (last?.endsWith(' ')) open[open.length - 1] = last.slice(0, -1);
      push('\t');
    },
    endBlock,
    finish: () => {
      endBlock(style);
      return { text: parts.join(''), drafts, inArticle };
    },
  };
}
