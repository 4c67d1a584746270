import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackChoices, PackContent } from '../../../shared/model/index.ts';
import {
  bundleOfChoices,
  choicesOfBundle,
  editBundle,
  stepEdit,
  type Bundle,
  type BundleEdit,
} from '../../../renderer/features/packs/builder/bundle.ts';
import {
  beginHistory,
  didEdit,
  didReplace,
  redone,
  undone,
  type BundleHistory,
} from '../../../renderer/features/packs/builder/bundle-history.ts';
import { dropRowEdit } from '../../../renderer/features/packs/builder/drop-edit.ts';
import { inOrderOfDate } from '../../../shared/pack/index.ts';
import {
  bundleRows,
  placeForNew,
  rowAfterRemoval,
} from '../../../renderer/features/packs/builder/bundle-rows.ts';

type DatedDocument = Parameters<typeof inOrderOfDate>[1][number];

function identifiers(prefix: string): () => string {
  let given = 0;
  return () => `${prefix}${String((given += 1))}`;
}

const divider = (title: string): PackContent => ({ kind: 'divider', title });

function choicesOf(...sections: readonly (readonly string[])[]): PackChoices {
  return {
    title: 'Bundle',
    themes: [],
    documents: [],
    order: 'theme',
    context: 'none',
    notes: 'none',
    fullTexts: false,
    names: false,
    parts: sections.map((titles, index) => ({
      title: `Section ${String(index)}`,
      contents: titles.map(divider),
    })),
  };
}

function bundleOf(...sections: readonly (readonly string[])[]): Bundle {
  return bundleOfChoices(choicesOf(...sections), identifiers('id-'));
}

/** The titles of a bundle's dividers, section by section. */
function titlesOf({ sections }: Bundle): readonly (readonly string[])[] {
  return sections.map(({ items }) =>
    items.map(({ content }) => ('title' in content ? content.title : content.kind)),
  );
}

function idOf(bundle: Bundle, title: string): string {
  for (const { items } of bundle.sections) {
    for (const { id, content } of items) if ('title' in content && content.title === title) return id;
  }
  throw new Error(`There is no ${title}.`);
}

function stepped(bundle: Bundle, title: string, step: -1 | 1): readonly (readonly string[])[] {
  const edit = stepEdit(bundle, idOf(bundle, title), step);
  return titlesOf(edit === null ? bundle : editBundle(bundle, edit));
}

describe('moving step by step', () => {
  const bundle = bundleOf(['a', 'b'], [], ['c']);
  test.each([
    ['b', -1, [['b', 'a'], [], ['c']]],
    ['a', 1, [['b', 'a'], [], ['c']]],
    ['b', 1, [['a'], ['b'], ['c']]],
    ['c', -1, [['a', 'b'], ['c'], []]],
    ['a', -1, [['a', 'b'], [], ['c']]],
    ['c', 1, [['a', 'b'], [], ['c']]],
  ] as const)('%s by %i', (title, step, expected) => {
    expect(stepped(bundle, title, step)).toEqual(expected);
  });

  test('a section goes with all in it, and stays at the ends', () => {
    const [first, second] = bundle.sections;
    const edit = stepEdit(bundle, second?.id ?? '', -1);
    expect(edit === null ? null : titlesOf(editBundle(bundle, edit))).toEqual([[], ['a', 'b'], ['c']]);
    expect(stepEdit(bundle, first?.id ?? '', -1)).toBeNull();
  });
});

describe('dropping', () => {
  const bundle = bundleOf(['a', 'b'], ['c']);
  const dropped = (title: string, on: string, side: 'before' | 'after'): readonly (readonly string[])[] => {
    const id = on.startsWith('Section')
      ? (bundle.sections.find((section) => section.title === on)?.id ?? '')
      : idOf(bundle, on);
    const edit = dropRowEdit(bundle, idOf(bundle, title), { id, side });
    return titlesOf(edit === null ? bundle : editBundle(bundle, edit));
  };
  test.each([
    ['a', 'b', 'after', [['b', 'a'], ['c']]],
    ['c', 'a', 'before', [['c', 'a', 'b'], []]],
    ['a', 'Section 1', 'after', [['b'], ['a', 'c']]],
    ['c', 'Section 1', 'before', [['a', 'b', 'c'], []]],
    ['a', 'a', 'after', [['a', 'b'], ['c']]],
  ] as const)('%s on %s, %s', (title, on, side, expected) => {
    expect(dropped(title, on, side)).toEqual(expected);
  });

  test('a section goes before or after the whole section that it is dropped on', () => {
    const [first, second] = bundle.sections;
    const edit = dropRowEdit(bundle, second?.id ?? '', { id: first?.id ?? '', side: 'before' });
    expect(edit === null ? null : titlesOf(editBundle(bundle, edit))).toEqual([['c'], ['a', 'b']]);
    const after = dropRowEdit(bundle, first?.id ?? '', { id: idOf(bundle, 'c'), side: 'after' });
    expect(after === null ? null : titlesOf(editBundle(bundle, after))).toEqual([['c'], ['a', 'b']]);
  });

  test('what is put where it is already is no step', () => {
    const history = beginHistory(bundle);
    const edit = dropRowEdit(bundle, idOf(bundle, 'a'), { id: idOf(bundle, 'b'), side: 'before' });
    expect(edit === null ? null : didEdit(history, edit)).toBe(history);
  });
});

test('documents are put in order of date, an attachment without one with its message, undated ones last', () => {
  const dated = (id: string, value: string | null, root: string | null = null): DatedDocument => ({
    id,
    urn: id,
    date: value === null ? null : { value, precision: 'day' },
    family: root === null ? null : { parent: root, root, place: 0, how: 'attachment' },
  });
  const documents = [
    dated('undated', null),
    dated('later', '2017-09-12'),
    dated('message', '2016-01-02'),
    dated('attached', null, 'message'),
    dated('year', '2016'),
  ];
  const ids = documents.map(({ id }) => id);
  expect(inOrderOfDate(ids, documents)).toEqual(['year', 'message', 'attached', 'later', 'undated']);
  const families = [
    dated('middle', '2016-06-01'),
    dated('cover', '2016-01-02'),
    dated('cover-note', '2016-12-24', 'cover'),
    dated('plain', null),
    dated('plain-early', '2016-02-02', 'plain'),
    dated('plain-late', '2017-02-02', 'plain'),
  ];
  expect(
    inOrderOfDate(
      families.map(({ id }) => id),
      families,
    ),
  ).toEqual(['cover', 'cover-note', 'plain', 'plain-early', 'plain-late', 'middle']);
});

test('what has no title gets a plain one in the pack, and keeps none in the builder', () => {
  const bundle = bundleOf(['']);
  expect(choicesOfBundle(bundle).parts).toEqual([
    { title: 'Section 0', contents: [{ kind: 'divider', title: 'Untitled divider' }] },
  ]);
});

test('typing a title is one step, and typing in another place the next', () => {
  const start = beginHistory(bundleOf(['a', 'b']));
  const [a, b] = [idOf(start.present, 'a'), idOf(start.present, 'b')];
  let history = start;
  for (const [item, title] of [
    [a, 'ax'],
    [a, 'axe'],
    [b, 'bx'],
  ] as const) {
    history = didEdit(history, { kind: 'change-item', item, content: divider(title) });
  }
  expect(titlesOf(undone(history)?.present ?? start.present)).toEqual([['axe', 'b']]);
  expect(history.past.length).toBe(2);
});

test('letters are given to sections that are in the pack', () => {
  const rows = bundleRows(bundleOf(['a'], [], ['b']), (section) => section !== 1);
  expect(rows.flatMap((row) => (row.kind === 'section' ? [row.letter] : []))).toEqual(['A', null, 'B']);
});

test('what is new goes after what is chosen, and something is chosen after a removal', () => {
  const bundle = bundleOf(['a', 'b'], ['c']);
  const [first, second] = bundle.sections;
  expect(placeForNew(bundle, idOf(bundle, 'a'))).toEqual({ section: first?.id, before: idOf(bundle, 'b') });
  expect(placeForNew(bundle, null)).toEqual({ section: second?.id, before: null });
  const rows = bundleRows(bundle, () => true);
  expect(rowAfterRemoval(rows, first?.id ?? '')).toBe(second?.id);
  expect(rowAfterRemoval(rows, idOf(bundle, 'c'))).toBe(second?.id);
});

type Turn = { readonly kind: 'edit'; readonly numbers: readonly [number, number, number, number] };

/** An edit of a bundle that numbers choose, also of what is not there. */
function editOf(
  bundle: Bundle,
  [which, one, other, title]: Turn['numbers'],
  newId: () => string,
): BundleEdit {
  const sections = bundle.sections.map(({ id }) => id);
  const items = bundle.sections.flatMap((section) => section.items.map(({ id }) => id));
  const section = sections[one % (sections.length + 1)] ?? 'nowhere';
  const item = items[one % (items.length + 1)] ?? 'nothing';
  const before = [...items, null][other % (items.length + 1)] ?? null;
  const to = { section: sections[other % (sections.length + 1)] ?? 'nowhere', before };
  const edits: readonly BundleEdit[] = [
    { kind: 'settings', settings: { ...bundle.settings, title: `Title ${String(title)}` } },
    {
      kind: 'add-section',
      section: { id: newId(), title: `Section ${String(title)}`, items: [] },
      before: section,
    },
    { kind: 'name-bundle', title: `Bundle ${String(title)}` },
    { kind: 'name-section', section, title: `Named ${String(title)}` },
    { kind: 'move-section', section, before: to.section },
    { kind: 'add-items', items: [{ id: newId(), content: divider(`New ${String(title)}`) }], to },
    { kind: 'move-item', item, to },
    stepEdit(bundle, item, title % 2 === 0 ? 1 : -1) ?? { kind: 'remove', id: 'nothing' },
    { kind: 'change-item', item, content: divider(`Changed ${String(title)}`) },
    { kind: 'remove', id: title % 3 === 0 ? section : item },
  ];
  return edits[which % edits.length] ?? { kind: 'remove', id: 'nothing' };
}

const turns = fc.array(
  fc.record({
    kind: fc.constant('edit' as const),
    numbers: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20)),
  }),
  { maxLength: 40 },
);

function everyId({ sections }: Bundle): readonly string[] {
  return sections.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]).sort();
}

test('any edits, undone, give the start; redone, the end', () => {
  fc.assert(
    fc.property(turns, (given) => {
      const start = bundleOf(['a', 'b', 'c'], [], ['d']);
      const newId = identifiers('new-');
      let history: BundleHistory = beginHistory(start);
      for (const { numbers } of given) {
        history =
          numbers[0] === 20
            ? didReplace(history, bundleOf(['z']))
            : didEdit(history, editOf(history.present, numbers, newId));
      }
      const end = history.present;
      for (let back = undone(history); back !== null; back = undone(history)) history = back;
      expect(history.present).toEqual(start);
      for (let forth = redone(history); forth !== null; forth = redone(history)) history = forth;
      expect(history.present).toEqual(end);
    }),
  );
});

test('moving loses nothing and doubles nothing', () => {
  fc.assert(
    fc.property(turns, (given) => {
      let bundle = bundleOf(['a', 'b', 'c'], [], ['d']);
      const newId = identifiers('new-');
      for (const { numbers } of given) {
        const edit = editOf(bundle, numbers, newId);
        const next = editBundle(bundle, edit);
        if (edit.kind.startsWith('move')) expect(everyId(next)).toEqual(everyId(bundle));
        expect(new Set(everyId(next)).size).toBe(everyId(next).length);
        bundle = next;
      }
    }),
  );
});
