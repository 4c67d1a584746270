import type { LexicalEditor, NodeKey } from 'lexical';
import { $getNodeByKey, $getSelection, $isRangeSelection, $isTextNode } from 'lexical';
import type { SpellingWord } from '../../shared/text/index.ts';
import { spellingKey } from '../../shared/text/index.ts';
import type { Watchable } from '../state/observable.ts';
import { observable } from '../state/observable.ts';
import { isMisspelt, spellingKnowledge } from '../state/spelling.ts';
import type { BlockWords } from './note-words.ts';
import { $blockWords, $placeInBlock, $textBlocks, rangeOfWord, touchedBlocks } from './note-words.ts';

/** A word of the editor that is misspelt. */
export interface MisspeltWord {
  readonly block: BlockWords;
  readonly word: SpellingWord;
}

/** What is misspelt in one editor, marked on the page without touching its elements. */
export interface SpellingMarks {
  readonly count: Watchable<number>;
  /** The misspelt word after the caret or before it, from the other end where there is none; null where nothing is misspelt. */
  readonly beside: (direction: 1 | -1) => MisspeltWord | null;
  /** The misspelt word at a place of the page, or at the caret. */
  readonly at: (place: { readonly node: Node; readonly offset: number } | 'caret') => MisspeltWord | null;
  /** Marks a word no more while this editor is open. */
  readonly ignore: (word: string) => void;
  readonly dispose: () => void;
}

/** The name of the highlight that all editors share. */
const highlightName = 'note-misspelt';
/** How long typing rests before words are looked up, in milliseconds. */
const restMs = 150;

interface MarkedBlock {
  readonly block: BlockWords;
  readonly misspelt: readonly SpellingWord[];
  readonly ranges: readonly Range[];
  /** True while some word of it is not looked up yet. */
  readonly waits: boolean;
}

/** A place in a block of the editor. */
interface Place {
  readonly key: NodeKey;
  readonly offset: number;
}

/**
 * Marks what is misspelt: of every update only the blocks it touched are looked at again. The word being typed is left alone
 * until the caret leaves it.
 */
export function spellingMarks(
  editor: LexicalEditor,
  lookUp: (words: ReadonlySet<string>) => void,
): SpellingMarks {
  const highlight = sharedHighlight();
  const blocks = new Map<NodeKey, MarkedBlock>();
  const ignored = new Set<string>();
  const count = observable(0);
  const unknown = new Set<string>();
  let typing: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let age = spellingKnowledge.get().age;

  const isTyped = (key: NodeKey, word: SpellingWord): boolean =>
    typing?.key === key && word.start < typing.offset && typing.offset <= word.end;

  const unmark = (key: NodeKey): void => {
    for (const range of blocks.get(key)?.ranges ?? []) highlight.delete(range);
    blocks.delete(key);
  };
  const mark = (key: NodeKey, block: BlockWords): void => {
    unmark(key);
    let waits = false;
    const misspelt = block.words.filter((word) => {
      const verdict = isMisspelt(word.word);
      if (verdict === undefined) {
        waits = true;
        unknown.add(word.word);
      }
      return verdict === true && !ignored.has(spellingKey(word.word)) && !isTyped(key, word);
    });
    const ranges = misspelt.flatMap((word) => rangeOfWord(editor, block, word) ?? []);
    for (const range of ranges) highlight.add(range);
    blocks.set(key, { block, misspelt, ranges, waits });
  };
  const markAgain = (which: (marked: MarkedBlock) => boolean): void => {
    for (const [key, marked] of [...blocks]) if (which(marked)) mark(key, marked.block);
    finish();
  };
  const finish = (): void => {
    let all = 0;
    for (const { misspelt } of blocks.values()) all += misspelt.length;
    count.set(all);
    if (unknown.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      lookUp(new Set(unknown));
      unknown.clear();
    }, restMs);
  };
  const look = (keys: readonly NodeKey[]): void => {
    editor.getEditorState().read(() => {
      for (const key of keys) {
        const block = $blockWords(key);
        if (block === null) unmark(key);
        else mark(key, block);
      }
      for (const key of [...blocks.keys()]) if ($getNodeByKey(key) === null) unmark(key);
    });
    finish();
  };
  const caret = (): Place | null => editor.getEditorState().read($caretPlace);

  const leaveWord = (place: Place | null): void => {
    const left = typing;
    if (left === null) return;
    const marked = blocks.get(left.key);
    const word = marked?.block.words.find((one) => isTyped(left.key, one));
    const within = word !== undefined && place !== null && place.key === left.key;
    if (within && word.start < place.offset && place.offset <= word.end) return;
    typing = null;
    if (marked === undefined) return;
    mark(left.key, marked.block);
    finish();
  };

  const stops = [
    editor.registerUpdateListener(({ editorState, dirtyElements }) => {
      const place = caret();
      if (dirtyElements.size === 0) {
        leaveWord(place);
        return;
      }
      const touched = touchedBlocks(editorState, dirtyElements.keys());
      const before = typing;
      typing = place !== null && touched.includes(place.key) ? place : null;
      look(before === null || before.key === typing?.key ? touched : [...touched, before.key]);
    }),
    editor.registerRootListener((root, before) => {
      const onBlur = (): void => leaveWord(null);
      before?.removeEventListener('focusout', onBlur);
      root?.addEventListener('focusout', onBlur);
    }),
    spellingKnowledge.subscribe(() => {
      const isAnew = spellingKnowledge.get().age !== age;
      age = spellingKnowledge.get().age;
      markAgain(({ waits }) => waits || isAnew);
    }),
  ];
  look(editor.getEditorState().read($textBlocks));

  const inOrder = (): readonly MisspeltWord[] =>
    editor
      .getEditorState()
      .read($textBlocks)
      .flatMap((key) => {
        const marked = blocks.get(key);
        return marked === undefined ? [] : marked.misspelt.map((word) => ({ block: marked.block, word }));
      });

  return {
    count,
    beside: (direction) => {
      // Whoever asks has left off typing.
      leaveWord(null);
      const words = inOrder();
      const order = editor.getEditorState().read($textBlocks);
      const here = editor.getEditorState().read(() => $caretPlace(direction));
      const rank = (key: NodeKey): number => order.indexOf(key);
      const from = here === null ? { at: -1, offset: 0 } : { at: rank(here.key), offset: here.offset };
      const isAfter = ({ block, word }: MisspeltWord): boolean =>
        rank(block.key) > from.at || (rank(block.key) === from.at && word.start >= from.offset);
      const isBefore = ({ block, word }: MisspeltWord): boolean =>
        rank(block.key) < from.at || (rank(block.key) === from.at && word.end <= from.offset);
      if (direction === 1) return words.find(isAfter) ?? words[0] ?? null;
      return words.findLast(isBefore) ?? words.at(-1) ?? null;
    },
    at: (place) => {
      if (place === 'caret') {
        leaveWord(null);
        const here = caret();
        const marked = here === null ? undefined : blocks.get(here.key);
        const word = marked?.misspelt.find(
          ({ start, end }) => here !== null && start <= here.offset && here.offset <= end,
        );
        return marked === undefined || word === undefined ? null : { block: marked.block, word };
      }
      for (const marked of blocks.values()) {
        const index = marked.ranges.findIndex((range) => range.isPointInRange(place.node, place.offset));
        const word = marked.misspelt[index];
        if (word !== undefined) return { block: marked.block, word };
      }
      return null;
    },
    ignore: (word) => {
      ignored.add(spellingKey(word));
      markAgain(() => true);
    },
    dispose: () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      for (const key of [...blocks.keys()]) unmark(key);
    },
  };
}

/** Where the caret is; of a selection its end, or with a direction back its beginning. */
function $caretPlace(direction: 1 | -1 = 1): Place | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const atEnd = direction === 1;
  const point = selection.isBackward() === atEnd ? selection.anchor : selection.focus;
  const node = point.getNode();
  return $isTextNode(node) ? $placeInBlock(node, point.offset) : { key: node.getKey(), offset: 0 };
}

function sharedHighlight(): Highlight {
  const known = CSS.highlights.get(highlightName);
  if (known !== undefined) return known;
  const made = new Highlight();
  made.type = 'spelling-error';
  CSS.highlights.set(highlightName, made);
  return made;
}
