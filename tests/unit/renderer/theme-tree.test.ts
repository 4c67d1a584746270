import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedPassages, passagesFound } from '../../../renderer/features/themes/listed-passages.ts';
import {
  dropPlace,
  intoTheme,
  isWithin,
  outermost,
  stepPlace,
} from '../../../renderer/features/themes/theme-moves.ts';
import { treeKey, typedAhead } from '../../../renderer/features/themes/tree-keys.ts';
import { themesAbove, treeRows } from '../../../renderer/features/themes/tree-rows.ts';
import {
  onlyTheme,
  upToTheme,
  withoutGone,
  withThemeToggled,
} from '../../../renderer/features/themes/tree-selection.ts';
import { themeLabels } from '../../../renderer/state/theme-order.ts';
import type { Passage, Theme } from '../../../shared/model/index.ts';
import { themePaths } from '../../../shared/model/index.ts';

/** Themes by id and parent; each is called by its id unless said otherwise. */
function tree(
  ...made: readonly (readonly [id: string, parent: string | null, name?: string])[]
): readonly Theme[] {
  const named = made.map(([id, parent, name = id]) => ({ id, parent, name }));
  const paths = themePaths(named);
  return named.map((theme) => ({
    ...theme,
    code: theme.id.toUpperCase(),
    colour: 'blue',
    definition: '',
    use: '',
    avoid: '',
    path: paths.get(theme.id) ?? [],
    position: 0,
    retired: false,
    mergedInto: null,
    passages: 0,
    documents: 0,
    conflicts: [],
  }));
}

const themes = tree(['a', null], ['b', null], ['b1', 'b'], ['b2', 'b'], ['b21', 'b2'], ['c', null]);
const noTheme: ReadonlySet<string> = new Set();
const press = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('the rows of the tree', () => {
  const shown = (closed: readonly string[], typed: string): unknown =>
    treeRows(themes, new Set(closed), typed).map(({ theme, depth, branch, place, siblings }) =>
      [theme.id, depth, branch, `${place}/${siblings}`].join(' '),
    );

  test('leave out what stands under a closed theme', () => {
    expect([shown([], ''), shown(['b'], ''), shown(['b2', 'c'], '')]).toEqual([
      ['a 0 leaf 1/3', 'b 0 open 2/3', 'b1 1 leaf 1/2', 'b2 1 open 2/2', 'b21 2 leaf 1/1', 'c 0 leaf 3/3'],
      ['a 0 leaf 1/3', 'b 0 closed 2/3', 'c 0 leaf 3/3'],
      ['a 0 leaf 1/3', 'b 0 open 2/3', 'b1 1 leaf 1/2', 'b2 1 closed 2/2', 'c 0 leaf 3/3'],
    ]);
  });

  test('are, while words are typed, those that hold them and the themes above, whatever is closed', () => {
    expect([shown(['b', 'b2'], 'B21'), shown([], 'b1 b'), shown([], 'nothing')]).toEqual([
      ['b 0 open 1/1', 'b2 1 open 1/1', 'b21 2 leaf 1/1'],
      ['b 0 open 1/1', 'b1 1 leaf 1/1'],
      [],
    ]);
  });

  test('need the themes above a theme to be open', () => {
    expect([themesAbove(themes, 'b21'), themesAbove(themes, 'a')]).toEqual([['b2', 'b'], []]);
  });
});

describe('themes chosen in the tree', () => {
  const rows = treeRows(themes, noTheme, '');
  const chosen = (selection: { readonly chosen: ReadonlySet<string> }): readonly string[] => [
    ...selection.chosen,
  ];

  test('reach from where the choice began to where Shift ends, either way', () => {
    const began = onlyTheme('b1');
    expect([
      chosen(upToTheme(began, rows, 'b21')),
      chosen(upToTheme(upToTheme(began, rows, 'b21'), rows, 'a')),
      chosen(withThemeToggled(withThemeToggled(began, 'c'), 'b1')),
    ]).toEqual([['b1', 'b2', 'b21'], ['a', 'b', 'b1'], ['c']]);
  });

  test('are only those that are there', () => {
    const selection = upToTheme(onlyTheme('a'), rows, 'b1');
    expect([
      chosen(withoutGone(selection, new Set(['a', 'b1']))),
      withoutGone(selection, new Set(themes.map((theme) => theme.id))) === selection,
    ]).toEqual([['a', 'b1'], true]);
  });

  test('follow the keys of a tree', () => {
    const at = onlyTheme('b');
    const key = (name: string, more: Partial<typeof press> = {}): unknown =>
      treeKey({ ...press, ...more, key: name }, at, rows, 3);
    expect([
      key('ArrowDown'),
      key('ArrowLeft'),
      key('ArrowRight'),
      key('End'),
      key('ArrowUp', { altKey: true }),
      key('x', { ctrlKey: true }),
      key('z', { ctrlKey: true }),
      key('F2'),
      key('m'),
    ]).toEqual([
      { kind: 'select', selection: onlyTheme('b1') },
      { kind: 'toggle', id: 'b' },
      { kind: 'select', selection: onlyTheme('b1') },
      { kind: 'select', selection: onlyTheme('c') },
      { kind: 'step', step: 'up' },
      { kind: 'cut' },
      null,
      { kind: 'enter' },
      null,
    ]);
  });

  test('are found by the letters their name begins with, the next one first', () => {
    expect([
      typedAhead('b', 'b', rows),
      typedAhead('b2', 'b1', rows),
      typedAhead('a', 'c', rows),
      typedAhead('x', 'a', rows),
    ]).toEqual(['b1', 'b2', 'a', null]);
  });
});

describe('themes that are moved', () => {
  const ids = (...some: readonly string[]): ReadonlySet<string> => new Set(some);

  test('are the outermost of those chosen: what stands under them goes along', () => {
    expect(outermost(themes, ids('b21', 'b', 'c')).map((theme) => theme.id)).toEqual(['b', 'c']);
  });

  test('go up, down, in and out by steps, as far as there is a way', () => {
    expect([
      stepPlace(themes, ids('b'), 'up'),
      stepPlace(themes, ids('c'), 'down'),
      stepPlace(themes, ids('c'), 'in'),
      stepPlace(themes, ids('b1'), 'out'),
      stepPlace(themes, ids('a'), 'out'),
      stepPlace(themes, ids('a', 'b'), 'down'),
      stepPlace(themes, ids('a', 'b'), 'up'),
      stepPlace(themes, ids('a', 'b1'), 'down'),
    ]).toEqual([
      { parent: null, position: 0 },
      null,
      { parent: 'b', position: 2 },
      { parent: null, position: 2 },
      null,
      { parent: null, position: 1 },
      null,
      null,
    ]);
  });

  test('are dropped before, after or into another, and nowhere on themselves', () => {
    expect([
      dropPlace(themes, ids('c'), 'a', 'before'),
      dropPlace(themes, ids('a', 'b1'), 'c', 'after'),
      dropPlace(themes, ids('a'), 'b', 'into'),
      dropPlace(themes, ids('a', 'c'), 'c', 'into'),
      intoTheme(themes, ids('b1'), 'b'),
      isWithin(themes, 'b21', ids('b')),
      isWithin(themes, 'a', ids('b')),
    ]).toEqual([
      { parent: null, position: 0 },
      { parent: null, position: 2 },
      { parent: 'b', position: 2 },
      null,
      { parent: 'b', position: 1 },
      true,
      false,
    ]);
  });

  test('stay in order among siblings wherever a step puts them', () => {
    const flat = tree(...Array.from({ length: 6 }, (_, at) => [`t${at}`, null] as const));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1 }), fc.boolean(), (which, up) => {
        const moved = new Set(which.map((at) => `t${at}`));
        const place = stepPlace(flat, moved, up ? 'up' : 'down');
        if (place === null) return;
        const others = flat.filter((theme) => !moved.has(theme.id));
        expect(place.position).toBeGreaterThanOrEqual(0);
        expect(place.position).toBeLessThanOrEqual(others.length);
      }),
    );
  });
});

test('themes of one name are called by their path in flat lists, others by their name', () => {
  const alike = tree(
    ['a', null, 'Leadership'],
    ['b', 'a', 'Nights'],
    ['c', null, 'Culture'],
    ['d', 'c', 'nights'],
  );
  expect([...themeLabels(alike).values()]).toEqual([
    'Leadership',
    'Leadership / Nights',
    'Culture',
    'Culture / nights',
  ]);
});

describe('the passages of a theme', () => {
  const passage = (id: string, documentId: string, start: number, end: number): Passage => ({
    id,
    documentId,
    urn: documentId,
    start,
    end,
    quote: `quote ${id}`,
    prefix: '',
    suffix: '',
    blocks: [1, 1],
    citation: `{${documentId} ¶${String(start)}}`,
    tags: [],
    twins: [],
    event: null,
    reviewer: '',
    createdAtMs: 0,
  });
  const listed = listedPassages([
    passage('p1', 'HAR1', 0, 10),
    passage('p2', 'HAR1', 5, 12),
    passage('p3', 'HAR1', 12, 20),
    passage('p4', 'HAR2', 0, 10),
    passage('p5', 'HAR2', 0, 10),
  ]);

  test('are listed once for each span, with a sign on those that overlap in one document', () => {
    expect(listed.map(({ ids, overlaps }) => [...ids, overlaps])).toEqual([
      ['p1', true],
      ['p2', true],
      ['p3', false],
      ['p4', 'p5', false],
    ]);
  });

  test('are found by words of their quote or citation, in one document or in all', () => {
    const found = (typed: string, documentId: string | null): readonly string[] =>
      passagesFound(listed, typed, documentId).map((one) => one.passage.id);
    expect([found('QUOTE', null), found('p2 quote', null), found('har2', null), found('', 'HAR2')]).toEqual([
      ['p1', 'p2', 'p3', 'p4'],
      ['p2'],
      ['p4'],
      ['p4'],
    ]);
  });
});
