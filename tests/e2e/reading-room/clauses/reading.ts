import type { Clause } from './clause.ts';

const reading = 'tests/e2e/reading-room/reading.test.ts';
const sides = 'tests/e2e/reading-room/side-by-side.test.ts';
const progress = 'tests/e2e/reading-room/progress.test.ts';

/** Reading a document or two: places, numbers, outline, finding, progress, and the density map. */
export const clauses: readonly Clause[] = [
  {
    clause: '1.1',
    test: sides,
    name: 'a document is opened beside another from the list by a key, and the keys act on one side, which says so',
    off: {
      file: 'renderer/features/reader/use-sides.ts',
      find: 'const opened = withDocumentBeside(layout, id);',
      replace: 'const opened = withDocument(layout, id);',
    },
  },
  {
    clause: '1.1',
    test: sides,
    name: 'one document on both sides has two places, and what is done in one shows in the other',
    off: {
      file: 'renderer/features/reader/reader-layout.ts',
      find: "if (layout.second === null) return { ...layout, second: documentId, focused: 'second' };",
      replace: 'if (layout.second === null) return layout;',
    },
  },
  {
    clause: '1.3',
    test: reading,
    name: 'a document opens where it was left, caret and all, also after a restart',
    off: {
      file: 'renderer/features/reader/reading-positions.ts',
      find: 'return positions.get(keyOf(owner)) ?? positions.get(owner.documentId) ?? null;',
      replace: 'return positions.get(`${keyOf(owner)} of nobody`) ?? null;',
    },
  },
  {
    clause: '1.6',
    test: reading,
    name: 'numbers stand in the margin, the source’s own first; what is selected has none of them, and they can be hidden',
    off: {
      file: 'renderer/features/reader/document-body.ts',
      find: "element.dataset['label'] = blockLabel(block);",
      replace: "element.dataset['label'] = blockLabel(block).slice(0, 0);",
    },
  },
  {
    clause: '1.7',
    test: reading,
    name: 'the outline lists the headings, goes where one is chosen, follows the reading and is narrowed by typing',
    off: {
      file: 'renderer/features/reader/outline.ts',
      find: "block.kind === 'heading' && !block.furniture",
      replace: "block.kind === 'heading' && block.number < 0",
    },
  },
  {
    clause: '1.8',
    test: reading,
    name: 'finding marks every hit at once, counts them, goes from one to the next and back to the place it began at',
    off: {
      file: 'renderer/features/reader/theme-highlights.ts',
      find: "paintedAs([fixed['reader-hit']], hit),",
      replace: '[],',
    },
  },
  {
    clause: '1.9',
    test: progress,
    name: 'one key goes to the next untagged document, and says when there is none',
    off: {
      file: 'renderer/features/reader/progress-actions.ts',
      find: 'perform: parts.onNextUntagged,',
      replace: 'perform: () => undefined,',
    },
  },
  {
    clause: '1.10',
    test: progress,
    name: 'opening a document makes it one being read, keys say it is read or set aside, and the list says so in words',
    off: {
      file: 'renderer/features/reader/progress-actions.ts',
      find: "perform: () => onSay('read'),",
      replace: 'perform: () => undefined,',
    },
  },
  {
    clause: '1.10',
    test: progress,
    name: 'another reviewer has progress of their own and sees that of the first',
    off: {
      file: 'renderer/features/reader/reading-states.ts',
      find: 'document.progress.filter((progress) => progress.reviewer !== reviewer)',
      replace: 'document.progress.filter((progress) => progress.atMs < 0)',
    },
  },
  {
    clause: '3.7',
    test: reading,
    name: 'the map beside the scroll bar shows where passages of which theme are, what was found and where one is, and leads there',
    off: {
      file: 'renderer/features/reader/density-map.tsx',
      find: '<canvas ref={canvas} />',
      replace: '<canvas />',
    },
  },
];
