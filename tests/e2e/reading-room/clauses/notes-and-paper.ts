import type { Clause } from './clause.ts';

const notes = 'tests/e2e/reading-room/notes.test.ts';
const inStep = 'tests/e2e/reading-room/notes-in-step.test.ts';
const copying = 'tests/e2e/reading-room/copy-and-drag.test.ts';
const printing = 'tests/e2e/reading-room/printing.test.ts';

/** Notes, and the ways into Word and onto paper. */
export const clauses: readonly Clause[] = [
  {
    clause: '4.1',
    test: notes,
    name: 'with bold, italic, underline, headings, lists and quotations, by button and by keys',
    off: { file: 'renderer/editor/note-adapter.ts', find: "node.hasFormat('bold'),", replace: 'false,' },
  },
  {
    clause: '4.2',
    test: notes,
    name: 'with links by @ to a passage, a document and a theme, which lead there',
    off: {
      file: 'renderer/editor/reference-menu.tsx',
      find: '$createReferenceNode(option.choice.label, option.choice.reference)',
      replace: "$createReferenceNode(option.choice.label, { kind: 'theme', id: 'none' })",
    },
  },
  {
    clause: '4.3',
    test: notes,
    name: 'with a citation that is typed becoming live, also where no passage is, and leading to its place',
    off: {
      file: 'renderer/editor/reference-typing.tsx',
      find: 'citationTyped(node.getTextContent(), byLabel)',
      replace: "citationTyped('', byLabel)",
    },
  },
  {
    clause: '4.4',
    test: notes,
    name: 'what is typed is on disk within a second, is said to be saved, and is a note after leaving the screen',
    off: {
      file: 'renderer/state/note-writing.ts',
      find: 'const draftMs = 600;',
      replace: 'const draftMs = 600_000;',
    },
  },
  {
    clause: '4.5',
    test: notes,
    name: 'which word, colour and pattern say, while it is written and after',
    off: {
      file: 'renderer/editor/note-composer.tsx',
      find: 'useState(props.note?.privileged ?? !openByDefault)',
      replace: 'useState(props.note?.privileged ?? openByDefault)',
    },
  },
  {
    clause: '4.6',
    test: notes,
    name: 'on a theme, begun by key and by mouse',
    off: {
      file: 'renderer/features/notes/notes-on.tsx',
      find: 'perform: () => setWriting(true),',
      replace: 'perform: () => setWriting(false),',
    },
  },
  {
    clause: '4.7',
    test: notes,
    name: 'one view shows all notes, filtered by words, target, sign, theme, document and reviewer',
    off: {
      file: 'renderer/features/notes/filter-notes.ts',
      find: 'if (filter.reviewer !== any && note.reviewer !== filter.reviewer) return false;',
      replace: '',
    },
  },
  {
    clause: '4.8',
    test: inStep,
    name: 'two windows stay in step, and a note being typed in one is no unfinished note in the other',
    off: {
      file: 'renderer/state/live-drafts.ts',
      find: "data.kind === 'which-are-live' && own.size > 0",
      replace: "data.kind === 'which-are-live' && own.size < 0",
    },
  },
  {
    clause: '10.1',
    test: copying,
    name: 'of words selected in the text',
    off: {
      file: 'renderer/features/reader/use-copying.ts',
      find: 'giveQuote(event.clipboardData, copied);',
      replace: "event.clipboardData.setData('text/plain', '');",
    },
  },
  {
    clause: '10.2',
    test: copying,
    name: 'a passage from the list goes with its citation, rich and plain',
    off: {
      file: 'renderer/features/reader/quoted-passage.tsx',
      find: 'giveQuote(event.dataTransfer, quote());',
      replace: "event.dataTransfer.setData('text/plain', '');",
    },
  },
  {
    clause: '10.3',
    test: printing,
    name: 'with block numbers, the codes of themes beside their blocks, and a key that says what they mean',
    off: {
      file: 'renderer/features/print/document-paper.ts',
      find: 'if (themes.length > 0) {',
      replace: 'if (themes.length > 99) {',
    },
  },
  {
    clause: '10.4',
    test: printing,
    name: 'of a document, from the palette',
    off: {
      file: 'renderer/features/print/paper-passages.tsx',
      find: '{props.passages.map((passage) => {',
      replace: '{props.passages.slice(0, 0).map((passage) => {',
    },
  },
  {
    clause: '10.5',
    test: printing,
    name: 'as they are filtered on their screen, from the menu; privileged ones only by choice, marked on every page',
    off: {
      file: 'renderer/features/print/paper-notes.tsx',
      find: '(note.privileged ? choice.privileged : choice.open)',
      replace: '(note.privileged ? true : choice.open)',
    },
  },
  {
    clause: '10.6',
    test: 'tests/e2e/reading-room/spelling.test.ts',
    name: 'misspelt words of a note are marked while it is written, and what is not prose is left alone',
    off: {
      file: 'electron/usecases/spelling/spelling-dictionary.ts',
      find: 'words.filter((word) => !isRight(word))',
      replace: "words.filter((word) => word === '' && !isRight(word))",
    },
  },
  {
    clause: 'B.8',
    test: inStep,
    name: 'a note of 50,000 words is taken, goes on being typed, is saved whole and opens again',
    off: {
      file: 'shared/contract/schemas.ts',
      find: 'const longestText = 5_000_000;',
      replace: 'const longestText = 200;',
    },
  },
  {
    clause: 'B.9',
    test: inStep,
    name: 'HTML pasted with scripts runs nothing, fetches nothing and keeps its words',
    off: {
      file: 'electron/main/own-scheme.ts',
      find: "'trusted-types lexical',",
      replace: '"trusted-types \'none\'",',
    },
  },
];
