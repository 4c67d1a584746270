import type { Clause } from './clause.ts';

const selecting = 'tests/e2e/reading-room/selecting.test.ts';
const passages = 'tests/e2e/reading-room/passages.test.ts';
const together = 'tests/e2e/reading-room/passages-together.test.ts';
const seeing = 'tests/e2e/reading-room/seeing.test.ts';
const badText = 'tests/e2e/reading-room/bad-text.test.ts';

/** Selecting and tagging, what can be done with passages, and how they are seen. */
export const clauses: readonly Clause[] = [
  {
    clause: '2.1',
    test: selecting,
    name: 'a drag of the mouse selects whole words, and with Alt held single letters',
    off: {
      file: 'renderer/features/reader/use-caret.ts',
      find: 'exact ? snapToGraphemes(text, start, end) : snapToWords(text, start, end)',
      replace: 'snapToGraphemes(text, start, exact ? end : end)',
    },
  },
  {
    clause: '2.2',
    test: selecting,
    name: 'the caret moves by character, word, sentence and block',
    off: {
      file: 'renderer/features/reader/text-keys.ts',
      find: "by: 'sentence', direction, extend",
      replace: "by: 'character', direction, extend",
    },
  },
  {
    clause: '2.3',
    test: selecting,
    name: 'Shift selects on the way, by character, word, sentence and block',
    off: {
      file: 'renderer/features/reader/use-caret.ts',
      find: 'anchor: command.extend ? selection.anchor : focus',
      replace: 'anchor: focus',
    },
  },
  {
    clause: '2.4',
    test: selecting,
    name: 'one key selects the sentence at the caret, one the block',
    off: {
      file: 'renderer/features/reader/use-document-actions.ts',
      find: "what === 'sentence' ? sentencesOf : blocksOf",
      replace: "what === 'sentence' ? blocksOf : sentencesOf",
    },
  },
  {
    clause: '2.5',
    test: selecting,
    name: 'a digit tags with one of the first nine themes; the bar goes, the keys are in the text, it is listed and said',
    off: {
      file: 'renderer/features/reader/passage-actions.ts',
      find: '`Tag as ${theme.name}`, writable,',
      replace: '`Tag as ${theme.name}`, false,',
    },
  },
  {
    clause: '2.6',
    test: passages,
    name: 'T finds any theme of the tree by some of its letters, shows where it stands, and several are ticked before it closes',
    off: {
      file: 'renderer/features/reader/theme-choices.ts',
      find: "[...theme.path, theme.code].join(' ')",
      replace: 'theme.id',
    },
  },
  {
    clause: '2.6',
    test: passages,
    name: 'T finds any theme of the tree by some of its letters, shows where it stands, and several are ticked before it closes',
    off: {
      file: 'renderer/features/reader/theme-picker.tsx',
      find: 'else tick(choice.theme);',
      replace: 'else props.onTheme(choice.theme, true);',
    },
  },
  {
    clause: '2.7',
    test: passages,
    name: 'a new theme is made and applied in one go, under another theme where one likes, with one undo',
    off: {
      file: 'renderer/features/reader/passage-editing.ts',
      find: '...(newTheme === null ? {} : { newTheme }),',
      replace: '',
    },
  },
  {
    clause: '2.8',
    test: passages,
    name: 'a passage that is there takes more themes and gives them up, and deleting it can be undone',
    off: {
      file: 'renderer/features/reader/passage-editing.ts',
      find: 'if (existing?.tags.some((tag) => tag.themeId === theme.id) === true) return untag(existing, theme);',
      replace: 'if (existing === undefined) return untag(existing, theme);',
    },
  },
  {
    clause: '2.9',
    test: passages,
    name: 'the ends of a passage are drawn by handles, to whole words, or with Alt to letters; Escape leaves it',
    off: {
      file: 'renderer/features/reader/passage-handles.tsx',
      find: 'if (offset !== null) moving.draw(drawn.end, offset, event.altKey);',
      replace: '',
    },
  },
  {
    clause: '2.10',
    test: passages,
    name: 'the ends of a passage are moved by keys, seen before they are kept, as one act',
    off: {
      file: 'renderer/features/reader/passage-actions.ts',
      find: "work.ends.step(which, 'word', direction);",
      replace: '',
    },
  },
  {
    clause: '2.11',
    test: together,
    name: 'a passage is split at the caret inside it and joined again with the next, each one act',
    off: {
      file: 'renderer/features/reader/use-passage-work.ts',
      find: 'void editing.splitPassage(passage, focus).then(go);',
      replace: 'go(passage);',
    },
  },
  {
    clause: '2.12',
    test: together,
    name: 'passages picked out in the list with Shift are joined into one',
    off: {
      file: 'renderer/features/reader/passage-list.tsx',
      find: 'picked.length < 2\n',
      replace: 'picked.length < 200\n',
    },
  },
  {
    clause: '2.13',
    test: together,
    name: 'a passage is linked to another found by its words, shown on both, followed by a click, and taken away',
    off: {
      file: 'renderer/features/reader/passage-card.tsx',
      find: 'props.links.length > 0',
      replace: 'props.links.length > 1_000',
    },
  },
  {
    clause: '2.13',
    test: together,
    name: 'a link begun in one document is finished in another',
    off: {
      file: 'renderer/features/reader/use-passage-work.ts',
      find: 'linkSource.set(endOf(describe(passage)));',
      replace: '',
    },
  },
  {
    clause: '2.14',
    test: passages,
    name: 'a selection inside a passage makes its own, the same span uses the one there is, and a theme twice over is counted once',
    off: {
      file: 'electron/store/counted-spans.ts',
      find: 'return (places ??= sorted.places());',
      replace: 'return (places ??= passages.size);',
    },
  },
  {
    clause: '2.15',
    test: selecting,
    name: 'white space alone is refused in a sentence, and so is tagging nothing',
    off: {
      file: 'renderer/features/reader/passage-editing.ts',
      find: 'if (from >= to) return null;',
      replace: '',
    },
  },
  {
    clause: '3.3',
    test: seeing,
    name: 'stacked passages are offered to choose from, by mouse and by Enter at the caret, and the one pointed at is shown in the text',
    off: {
      file: 'renderer/features/reader/use-chosen-passage.ts',
      find: 'if (second !== undefined) {',
      replace: 'if (second !== undefined && here.length > 99) {',
    },
  },
  {
    clause: '3.4',
    test: seeing,
    name: 'the list follows the caret and the scrolling without taking the focus, and the text follows the list',
    off: {
      file: 'renderer/features/reader/use-reading-offset.ts',
      find: 'return scrolled !== null && scrolled.from === caret ? scrolled.offset : caret;',
      replace: 'return scrolled === null ? 0 : 0;',
    },
  },
  {
    clause: '3.5',
    test: seeing,
    name: 'hovering tells who tagged a passage, when, and how its note begins; it can be pointed at, and Escape puts it away',
    off: {
      file: 'renderer/features/reader/use-passage-tip.ts',
      find: 'if (!latest.current.isQuiet)\n',
      replace: 'if (latest.current.isQuiet)\n',
    },
  },
  {
    clause: '3.5',
    test: seeing,
    name: 'the stripes beside the text are one stop for Tab, tell about their passages and choose them',
    off: {
      file: 'renderer/features/reader/gutter-keys.ts',
      find: 'point(target, true);',
      replace: '',
    },
  },
  {
    clause: '3.6',
    test: seeing,
    name: 'marks go off and on by key and menu, leave the text to be read, and say that they are off',
    off: {
      file: 'renderer/features/reader/open-document.tsx',
      find: 'const paintedIndex = marks ? index : noPassages;',
      replace: 'const paintedIndex = index;',
    },
  },
  {
    clause: 'B.1',
    test: badText,
    name: 'half of a pair is shown as replaced, cannot be quoted, and leaves the words around it to be tagged',
    off: {
      file: 'electron/usecases/selector-in.ts',
      find: String.raw`selector.quote.includes('\uFFFD')`,
      replace: "selector.quote === ''",
    },
  },
  {
    clause: 'B.2',
    test: badText,
    name: 'text from right to left and with combining marks is walked through, selected and tagged by whole signs',
    off: {
      file: 'renderer/features/reader/use-caret.ts',
      find: 'if (!view.isRightToLeft(offset)) return direction;',
      replace: 'if (offset >= 0) return direction;',
    },
  },
  {
    clause: 'B.4',
    test: badText,
    name: 'a family at the end of a passage is never cut, by caret, mouse, handle or key',
    off: {
      file: 'renderer/features/reader/caret-motion.ts',
      find: 'Math.min(block.end, graphemeBoundaryAtOrAfter(text, offset + 1))',
      replace: 'Math.min(block.end, offset + 1)',
    },
  },
];
