import type { Clause } from './clause.ts';

const test = 'tests/e2e/reading-room/large-texts.test.ts';

/** Long texts, many passages, and what is painted of them. */
export const clauses: readonly Clause[] = [
  {
    clause: '1.2',
    test,
    name: 'a text of a million characters is scrolled from end to end by keys, of which only what is near is laid out, and opens where it was left',
    off: {
      file: 'renderer/features/reader/reader-text.css',
      find: 'content-visibility: auto;',
      replace: 'content-visibility: visible;',
    },
  },
  {
    clause: '1.2',
    test,
    name: 'ten thousand passages add nothing to the elements of the text, and as many around it as can be seen',
    off: {
      file: 'renderer/features/reader/near-units.ts',
      find: 'const nearPixels = 600;',
      replace: 'const nearPixels = 60_000_000;',
    },
  },
  {
    clause: '3.1',
    test,
    name: 'each theme paints its passages in a colour of its own, under them a line that is not colour alone',
    off: {
      file: 'renderer/features/reader/theme-highlights.ts',
      find: 'color-mix(in srgb, var(--theme-${theme.colour}) var(--wash), var(--panel))',
      replace: 'color-mix(in srgb, var(--theme-blue) var(--wash), var(--panel))',
    },
  },
  {
    clause: '3.2',
    test,
    name: 'twelve passages one in the other show twelve stripes with their codes, none over another',
    off: {
      file: 'renderer/features/reader/gutter-lanes.ts',
      find: 'const lane = free === -1 ? laneBottoms.length : free;',
      replace: 'const lane = Math.min(0, free);',
    },
  },
  {
    clause: 'B.3',
    test,
    name: 'a line of five megabytes without a space is read, selected, tagged and scrolled like any other',
    off: {
      file: 'renderer/features/reader/block-nodes.ts',
      find: 'const longestNode = 100_000;',
      replace: 'const longestNode = 100_000_000;',
    },
  },
];
