import type { Clause } from './clause.ts';

const tasks = 'tests/e2e/reading-room/ten-tasks.test.ts';
const screens = 'tests/e2e/reading-room/every-screen.test.ts';

/** Names, announcements, focus, the accessibility checker and the keyboard. */
export const clauses: readonly Clause[] = [
  {
    clause: '12.1',
    test: tasks,
    name: 'what happens is said to a screen reader, and the text has its role and name',
    off: {
      file: 'renderer/state/announce.ts',
      find: 'announcement.set({ sentence, turn: announcement.get().turn + 1 });',
      replace: 'announcement.set({ sentence: sentence.slice(0, 0), turn: announcement.get().turn });',
    },
  },
  {
    clause: '12.2',
    test: screens,
    name: 'can be seen wherever Tab leads, on every screen, and is never lost',
    off: {
      file: 'renderer/ui/base.css',
      find: 'outline: 2px solid var(--focus);\n  outline-offset: 1px;',
      replace: 'outline: none;',
    },
  },
  {
    clause: '12.3',
    test: screens,
    name: 'in light, dark and forced colours',
    off: { file: 'renderer/ui/tokens.css', find: '--soft: #57534b;', replace: '--soft: #c9c5bd;' },
  },
  {
    clause: '12.4',
    test: tasks,
    name: 'the ten main tasks are done by keyboard alone',
    off: {
      file: 'shared/contract/user-actions.ts',
      find: "['select-sentence', 'Select the sentence at the caret', 'S'],",
      replace: "['select-sentence', 'Select the sentence at the caret'],",
    },
  },
];
