import type { Clause } from './clause.ts';

const shortcuts = 'tests/e2e/reading-room/shortcuts.test.ts';
const appearance = 'tests/e2e/reading-room/appearance.test.ts';
const history = 'tests/e2e/reading-room/history.test.ts';
const undo = 'tests/e2e/reading-room/undo.test.ts';
const undoEverything = 'tests/e2e/reading-room/undo-everything.test.ts';

/** Palette and shortcuts, how the text looks, undo and the history. */
export const clauses: readonly Clause[] = [
  {
    clause: '1.4',
    test: appearance,
    name: 'text size, measure and line height are chosen by key, palette, menu and settings, hold at once in every window, and are kept',
    off: {
      file: 'renderer/application/appearance.ts',
      find: "page.style.setProperty('--reading-line', String(lineHeight));",
      replace: "page.style.setProperty('--reading-line', String(Math.min(lineHeight, 1.6)));",
    },
  },
  {
    clause: '1.5',
    test: appearance,
    name: 'light, dark and high contrast are chosen, the text has the contrast each promises, and forced colours have the last word',
    off: {
      file: 'renderer/application/appearance.ts',
      find: "page.dataset['mode'] = colours.mode;",
      replace: "page.dataset['mode'] = 'light';",
    },
  },
  {
    clause: '1.5',
    test: appearance,
    name: 'in high contrast each theme is told by a line of its own pattern, without a wash',
    off: {
      file: 'renderer/application/appearance.ts',
      find: "page.dataset['contrast'] = colours.contrast;",
      replace: "page.dataset['contrast'] = 'usual';",
    },
  },
  {
    clause: '8.1',
    test: shortcuts,
    name: 'the palette lists every action with its key, finds by a few letters, does it, and has what is used most on top',
    off: {
      file: 'renderer/features/palette/listed-actions.ts',
      find: 'userActions.filter((entry) => !ids.has(entry.id))',
      replace: 'userActions.filter((entry) => ids.has(entry.id)).slice(0, 0)',
    },
  },
  {
    clause: '8.2',
    test: shortcuts,
    name: 'the menus show the keys of the actions',
    off: {
      file: 'electron/main/menu.ts',
      find: '    ...accelerator(options, action),\n',
      replace: '',
    },
  },
  {
    clause: '8.3',
    test: shortcuts,
    name: 'a key given in the settings acts, takes the key from who had it, is followed by the menus and every window, and is kept',
    off: {
      file: 'shared/contract/user-actions.ts',
      find: 'const keys = own ?? userAction(id)?.keys ?? [];',
      replace: 'const keys = userAction(id)?.keys ?? own ?? [];',
    },
  },
  {
    clause: '8.4',
    test: shortcuts,
    name: 'the page of shortcuts has every key by group, and is printed on one sheet',
    off: {
      file: 'renderer/features/palette/shortcuts-page.css',
      find: 'columns: 3;',
      replace: 'columns: 1;',
    },
  },
  {
    clause: '9.1',
    test: undo,
    name: 'acts of many kinds across two documents are undone one by one, newest first, from whatever screen',
    off: {
      file: 'renderer/application/matter-actions.ts',
      find: "perform: () => void undoOrRedo(service, 'undo'),",
      replace: 'perform: () => undefined,',
    },
  },
  {
    clause: '9.1',
    test: undoEverything,
    name: 'everything done in the reading room is undone act by act, done again, and undone after a restart, as the history tells',
    off: {
      file: 'shared/fold/invert-operation.ts',
      find: 'body: { note, target: was, was: target },',
      replace: 'body: { note, target, was },',
    },
  },
  {
    clause: '9.2',
    test: undo,
    name: 'acts of many kinds across two documents are undone one by one, newest first, from whatever screen',
    off: {
      file: 'electron/usecases/undo-order.ts',
      find: 'if (act.depth % 2 === 1 || !act.undoable) continue;',
      replace: 'if (act.depth % 2 === 1) return null;\n    if (!act.undoable) continue;',
    },
  },
  {
    clause: '9.3',
    test: undo,
    name: 'undo goes on across documents after a restart, down to where the sitting began',
    off: {
      file: 'electron/usecases/undo-order.ts',
      find: 'AND reviewer = ? ORDER BY replica_seq DESC LIMIT 1',
      replace:
        'AND reviewer = ? AND at_ms > ${Date.now() - Math.round(process.uptime() * 1_000)} ORDER BY replica_seq DESC LIMIT 1',
    },
  },
  {
    clause: '9.4',
    test: history,
    name: 'the history tells every act in words, and is narrowed down by words, reviewer and document',
    off: {
      file: 'electron/usecases/history.ts',
      find: 'sentence: sentenceOfAct(context, row.act),',
      replace: 'sentence: row.act,',
    },
  },
  {
    clause: '9.5',
    test: history,
    name: 'an earlier state of a passage is looked at, with what changed, copied from and put back',
    off: {
      file: 'electron/usecases/earlier-states.ts',
      find: 'slice(offset, offset + limit)',
      replace: 'slice(offset, offset + Math.min(limit, 1))',
    },
  },
  {
    clause: '9.5',
    test: history,
    name: 'an earlier wording of a note is looked at, with what changed, and put back',
    off: {
      file: 'shared/fold/earlier-states.ts',
      find: 'text: noteText(content),',
      replace: "text: '',",
    },
  },
];
