import type { Clause } from './clause.ts';

const themes = 'tests/e2e/reading-room/themes.test.ts';
const badInput = 'tests/e2e/reading-room/theme-bad-input.test.ts';

/** Themes, how their passages are counted, and very many, very long and equal names. */
export const clauses: readonly Clause[] = [
  {
    clause: '2.14',
    test: themes,
    name: 'count a theme twice on overlapping text once, and leave both passages as they were made',
    off: {
      file: 'electron/store/counted-spans.ts',
      find: 'if ((starts[at] ?? 0) >= reached) places += 1;',
      replace: 'places += 1;',
    },
  },
  {
    clause: '5.1',
    test: themes,
    name: 'are dragged several at once, before, after and under others, and put back by one undo',
    off: {
      file: 'renderer/features/themes/theme-tree.tsx',
      find: 'const place = placeOfMark(themes, rows, ids, mark);',
      replace: 'const place = ids.size > 0 ? null : placeOfMark(themes, rows, ids, mark);',
    },
  },
  {
    clause: '5.1',
    test: themes,
    name: 'are not put under themselves: a sentence says why',
    off: {
      file: 'electron/usecases/move-themes.ts',
      find: 'if (isUnderAny(byId, parent, named)) {',
      replace: 'if (named.size === 0) {',
    },
  },
  {
    clause: '5.2',
    test: themes,
    name: 'say what they mean, when to use them and when not, and keep it',
    off: {
      file: 'renderer/features/themes/saved-field.tsx',
      find: 'await now.save(value);',
      replace: 'await Promise.resolve(value);',
    },
  },
  {
    clause: '5.3',
    test: themes,
    name: 'are merged, several into one, which counts their passages, and parted again by undo',
    off: {
      file: 'electron/usecases/merge-themes.ts',
      find: 'if (operations.length > 0) {',
      replace: 'if (operations.length > 1_000_000) {',
    },
  },
  {
    clause: '5.4',
    test: themes,
    name: 'are split: the passages ticked go to a new theme in one act, and come back by one undo',
    off: {
      file: 'electron/usecases/split-theme.ts',
      find: 'if (carrying.has(owner)) continue;',
      replace: "if (owner !== '') continue;",
    },
  },
  {
    clause: '5.5',
    test: themes,
    name: 'are moved by keys, by cutting and pasting, and to a place found by its letters',
    off: {
      file: 'renderer/features/themes/tree-keys.ts',
      find: "if (move !== undefined) return { kind: 'step', step: move.step };",
      replace: 'if (move !== undefined) return null;',
    },
  },
  {
    clause: '5.6',
    test: themes,
    name: 'are retired: kept on old passages, offered neither to digits nor where new ones are tagged',
    off: {
      file: 'renderer/state/theme-order.ts',
      find: '.filter((theme) => !theme.retired);',
      replace: ".filter((theme) => theme.name !== '');",
    },
  },
  {
    clause: '5.7',
    test: themes,
    name: 'count as passages are tagged, in this window and in another',
    off: {
      file: 'electron/store/passage-index.ts',
      find: 'take(entryOf(row, new Set(tags.map((tag) => tag.theme))));',
      replace: 'take(entryOf(row, new Set()));',
    },
  },
  {
    clause: '5.8',
    test: themes,
    name: 'go out as CSV and come in again, after a look at what would change, in one act',
    off: {
      file: 'electron/usecases/import-themes.ts',
      find: 'if (operations.length > 0) writing.value.write(operations);',
      replace: 'if (operations.length > 1_000_000) writing.value.write(operations);',
    },
  },
  {
    clause: 'B.5',
    test: badInput,
    name: 'a thousand themes are imported, walked, found and moved, with only the rows on the screen made',
    off: {
      file: 'renderer/features/themes/theme-tree.tsx',
      find: '{rows.slice(first, last).map((row, offset) => (',
      replace: '{rows.slice(0, rows.length + last).map((row, offset) => (',
    },
  },
  {
    clause: 'B.6',
    test: badInput,
    name: 'a theme with a name of 200 characters fits everywhere, and shows the whole of it',
    off: {
      file: 'renderer/features/themes/themes-screen.css',
      find: '  overflow-wrap: anywhere;\n  white-space: normal;\n',
      replace: '  white-space: nowrap;\n',
    },
  },
  {
    clause: 'B.7',
    test: badInput,
    name: 'themes of one name under different parents are told apart by their parents',
    off: {
      file: 'renderer/ui/theme-chip.tsx',
      find: 'const title = themePathText(theme.path ?? [theme.name]);',
      replace: 'const title = theme.name;',
    },
  },
];
