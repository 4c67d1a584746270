import { expect, test } from 'vitest';
import { packOutline, type PackOutline } from '../../../shared/pack/index.ts';
import { fixtureSources, ordinarySelection, passageOf, selectionOf, sourceOf } from './pack-fixture.ts';

function indexOf(outline: PackOutline): readonly (readonly string[])[] {
  return outline.sections.flatMap((section) => [
    [section.title],
    ...section.entries.map((entry) => [String(entry.number), entry.description, entry.detail, entry.date]),
  ]);
}

test('by theme, the index has a chapter for each theme, every cited document, and how to check the pack', () => {
  expect(indexOf(packOutline(ordinarySelection()))).toEqual([
    ['A. Passages by theme'],
    ['1', 'Training (5 passages)', '', ''],
    ['2', 'Culture (2 passages)', '', ''],
    ['3', 'Leadership (3 passages)', '', ''],
    ['B. Sources in full'],
    ['4', 'Night staffing at Fernlea House, statement of J. Adeyemi', 'MVI000001', '3 Mar 2016'],
    ['5', 'Council pledges review after second inspection', 'MVI000002', 'May 2016'],
    ['6', 'Review of safeguarding practice in the Vale’s care homes', 'MVI000004', '12 Sep 2017'],
    ['C. How this pack can be checked'],
    ['7', 'Schedule of sources and fingerprints', '', ''],
    ['8', 'Checking this pack, step by step', '', ''],
  ]);
});

test('a passage of several themes stands in each of their chapters and knows of all its places', () => {
  const outline = packOutline(ordinarySelection());
  expect(outline.itemsOfPassage.get('passage-5')?.map((item) => [item.number, item.chapter])).toEqual([
    ['1.5', 'Training'],
    ['2.1', 'Culture'],
    ['3.2', 'Leadership'],
  ]);
});

test('by document, every cited document is a chapter and each passage stands once', () => {
  const outline = packOutline(ordinarySelection({ order: 'document', fullTexts: false }));
  expect(indexOf(outline)).toEqual([
    ['A. Passages by document'],
    ['1', 'Night staffing at Fernlea House, statement of J. Adeyemi (2 passages)', 'MVI000001', ''],
    ['2', 'Council pledges review after second inspection (1 passage)', 'MVI000002', ''],
    ['3', 'Review of safeguarding practice in the Vale’s care homes (4 passages)', 'MVI000004', ''],
    ['B. How this pack can be checked'],
    ['4', 'Schedule of sources and fingerprints', '', ''],
    ['5', 'Checking this pack, step by step', '', ''],
  ]);
  expect([...outline.itemsOfPassage.values()].map((items) => items.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('in order of date, undated documents come last and a day is headed once', () => {
  const dated = ['2017-09', undefined, '2016-03-03', '2017-09-12', '2016-03-03'].map((date, index) =>
    sourceOf({
      urn: `MVI00000${index + 1}`,
      title: `Paper ${index + 1}`,
      ...(date === undefined ? {} : { date }),
      paragraphs: ['One sentence.'],
    }),
  );
  const passages = dated.map((source, index) =>
    passageOf(source, { urn: source.urn, quote: 'One', themes: ['TR'] }, index),
  );
  const outline = packOutline(selectionOf(dated, passages, { order: 'date' }));
  const [chronology] = outline.sections[0]?.entries ?? [];
  expect(
    chronology?.kind === 'chapter' &&
      chronology.items.map((item) => [item.number, item.passage.urn, item.groupHeading]),
  ).toEqual([
    ['1.1', 'MVI000003', '3 March 2016'],
    ['1.2', 'MVI000005', null],
    ['1.3', 'MVI000001', 'September 2017'],
    ['1.4', 'MVI000004', '12 September 2017'],
    ['1.5', 'MVI000002', 'Undated'],
  ]);
});

test('a passage whose source was not gathered is a mistake and no pack', () => {
  const selection = ordinarySelection();
  expect(() => packOutline({ ...selection, sources: fixtureSources.slice(1) })).toThrow(/MVI000001/);
});
