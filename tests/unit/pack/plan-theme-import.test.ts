import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  paletteColours,
  readThemePath,
  siblingPositions,
  themePaths,
  themePathText,
  writeThemePath,
  type Theme,
} from '../../../shared/model/index.ts';
import {
  planThemeImport,
  readCsvTable,
  themesCsv,
  type ThemeImportPlan,
} from '../../../shared/pack/index.ts';

function theme(given: Partial<Theme> & Pick<Theme, 'id' | 'name' | 'code'>): Theme {
  return {
    colour: 'blue',
    definition: '',
    use: '',
    avoid: '',
    parent: null,
    path: [given.name],
    position: 0,
    retired: false,
    mergedInto: null,
    passages: 0,
    documents: 0,
    conflicts: [],
    ...given,
  };
}

const matter = [
  theme({ id: 'tr', name: 'Training', code: 'TR', position: 0 }),
  theme({ id: 'le', name: 'Leadership', code: 'LE', position: 1, definition: 'Who led.' }),
  theme({ id: 'ns', name: 'Night staffing', code: 'NS', parent: 'le', position: 0 }),
];

function plan(text: string, themes: readonly Theme[] = matter): ThemeImportPlan {
  const table = readCsvTable(text);
  if (!table.ok) throw new Error(table.failure.sentence);
  let made = 0;
  return planThemeImport(themes, table.value, () => `new-${(made += 1)}`);
}

/** The themes as they are after an import. */
function after(themes: readonly Theme[], planned: ThemeImportPlan): readonly Theme[] {
  const changed = new Map(planned.changed.map((change) => [change.theme.id, change.planned]));
  const all = [
    ...themes.map((one) => ({ ...one, ...changed.get(one.id) })),
    ...planned.added.map((one) => theme(one)),
  ];
  const placed: Theme[] = [];
  const place = (parent: string | null): void => {
    for (const one of all
      .filter((other) => other.parent === parent)
      .toSorted((a, b) => a.position - b.position)) {
      placed.push(one);
      place(one.id);
    }
  };
  place(null);
  return placed;
}

const summary = (planned: ThemeImportPlan): unknown =>
  planned.lines.map(({ line, path, result, fields, sentence }) => [line, path, result, ...fields, sentence]);

describe('themes imported from a file', () => {
  test('are found by code, then by name under their parent, else added', () => {
    expect(
      summary(
        plan(
          [
            'code,name,parent_path,definition,retired',
            'LE,Leadership and oversight,,Who led and who watched.,no',
            ',night STAFFING,Leadership,,yes',
            ',Candour,Leadership and oversight / Night staffing,,',
            'TR,Training,,,',
          ].join('\n'),
        ),
      ),
    ).toEqual([
      [2, 'Leadership and oversight', 'changed', 'name', 'place', 'definition', null],
      [3, 'Leadership and oversight / night STAFFING', 'changed', 'name', 'retired', null],
      [4, 'Leadership and oversight / night STAFFING / Candour', 'added', null],
      [5, 'Training', 'changed', 'place', null],
    ]);
  });

  test('may stand before their parents, and leave alone what the file does not say', () => {
    const planned = plan('name,parent_path\nRecords,Leadership / Audit\nAudit,Leadership\nLeadership,\n');
    expect([summary(planned), planned.added.map(({ name, code, parent }) => [name, code, parent])]).toEqual([
      [
        [2, 'Leadership / Audit / Records', 'added', null],
        [3, 'Leadership / Audit', 'added', null],
        [4, 'Leadership', 'unchanged', null],
      ],
      [
        ['Audit', 'AU', 'le'],
        ['Records', 'RE', 'new-1'],
      ],
    ]);
  });

  test('are refused line by line, with a sentence that says why', () => {
    const merged = theme({ id: 'old', name: 'Old', code: 'OLD', mergedInto: 'tr' });
    expect(
      summary(
        plan(
          [
            'code,name,parent_path,colour,retired',
            ',,,,',
            'T R,Spaced,,,',
            ',Mauve,,mauve,',
            ',Perhaps,,,perhaps',
            ',Lost,Nowhere,,',
            'LE,Leadership,Leadership / Night staffing,,',
            'OLD,Old,,,',
            'NS,Training,,,',
            ',Slashed,a // b,,',
            'TR,Training,,,',
            ',TRAINING,,,',
          ].join('\n'),
          [...matter, merged],
        ),
      ),
    ).toEqual([
      [2, '', 'refused', 'It has no name.'],
      [3, 'Spaced', 'refused', '“T R” cannot be a code: a code is one to eight letters or digits.'],
      [4, 'Mauve', 'refused', `“mauve” is not one of the colours: ${paletteColours.join(', ')}.`],
      [5, 'Perhaps', 'refused', 'Whether it is retired is said by yes or no, not by “perhaps”.'],
      [
        6,
        'Nowhere / Lost',
        'refused',
        'There is no theme “Nowhere” to put it under, neither in the matter nor in this file.',
      ],
      [
        7,
        'Leadership / Night staffing / Leadership',
        'refused',
        'A theme cannot be put under itself or under one of its own sub-themes.',
      ],
      [8, 'Old', 'refused', 'The code OLD belongs to “Old”, which was merged into another theme.'],
      [9, 'Training', 'refused', 'There already is a theme “Training” (TR) in the same place.'],
      [10, 'Slashed', 'refused', 'The path of its parent has an empty name between two slashes.'],
      [11, 'Training', 'unchanged', null],
      [12, 'TRAINING', 'refused', 'Line 11 is about the same theme.'],
    ]);
  });

  test('say what of the file was passed over', () => {
    expect([plan('title,remark\nA,B\n').remarks, plan('name,count\nTraining,4\n').remarks]).toEqual([
      [
        'The first row names no column “name”, so no theme could be read. Export the themes to see the columns.',
        'Passed over, as themes have no such field: “title”, “remark”.',
      ],
      ['Passed over, as themes have no such field: “count”.'],
    ]);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 16 });
const name = fc
  .oneof(text, fc.string({ unit: fc.constantFrom('/', '\\', ' ', 'a', '=', '"', '\n'), maxLength: 8 }))
  .map((typed) => typed.trim())
  .filter((typed) => typed !== '');

/** Trees of themes whose siblings have different names. */
const trees = fc
  .array(
    fc.record({
      name,
      under: fc.nat({ max: 20 }),
      colour: fc.constantFrom(...paletteColours),
      definition: text,
      use: text,
      avoid: text,
      retired: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((made) =>
    made.map(({ under, ...fields }, at) =>
      theme({
        ...fields,
        id: `theme-${at}`,
        name: `${fields.name}${at}`,
        code: `C${at}`,
        parent: under % (at + 1) === 0 ? null : `theme-${(under % (at + 1)) - 1}`,
        position: at,
      }),
    ),
  )
  .map((themes) => after(themes, plan('name\n', themes)));

describe('themes written to a file and read again', () => {
  test('are the same in an empty matter: no text, place or order is lost', () => {
    fc.assert(
      fc.property(trees, (themes) => {
        const copied = after([], plan(themesCsv(themes), []));
        const seen = (all: readonly Theme[]): unknown => {
          const paths = themePaths(all);
          return all.map(({ id, code, colour, definition, use, avoid, retired }) => ({
            path: paths.get(id),
            code,
            colour,
            definition,
            use,
            avoid,
            retired,
          }));
        };
        expect(seen(copied)).toEqual(seen(themes));
      }),
    );
  });

  test('change nothing in the matter they come from', () => {
    fc.assert(
      fc.property(trees, (themes) => {
        const planned = plan(themesCsv(themes), themes);
        expect([planned.added, planned.changed]).toEqual([[], []]);
      }),
    );
  });
});

describe('a theme’s path', () => {
  test('is read as it was written, slashes in names included', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (path) => {
        expect(readThemePath(writeThemePath(path))).toEqual(path);
      }),
    );
    expect(themePathText(['Leadership', 'Night staffing'])).toBe('Leadership / Night staffing');
  });
});

describe('numbers of siblings', () => {
  test('put them into the order wanted and change no more than have to', () => {
    const sibling = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.array(sibling, { maxLength: 12 }), (given) => {
        const order = given.map((position, at) => ({ id: `s${at}`, position }));
        const positions = siblingPositions(order);
        const placed = order.map(({ id, position }) => positions.get(id) ?? position ?? Number.NaN);
        for (const [at, position] of placed.entries()) {
          if (at > 0) expect(position).toBeGreaterThan(placed[at - 1] ?? Number.NaN);
        }
        const fixed = given.filter((position) => position !== null);
        const inOrder = fixed.every((position, at) => at === 0 || position > (fixed[at - 1] ?? 0));
        if (inOrder) expect(positions.size).toBe(given.length - fixed.length);
      }),
    );
  });
});
