import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planPack, numbersOfPlan, type PackPlan } from '../../../electron/pack/plan-pack.ts';
import type { PackAfter, PackChoices } from '../../../shared/model/index.ts';
import {
  followedPack,
  heldByPack,
  onlyNew,
  packOutline,
  packsOfSeries,
  pageLabel,
  pageOfLabel,
  type EarlierPack,
  type PackSelection,
} from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { ordinarySelection } from './pack-fixture.ts';
import { anySelection } from './random-selection.ts';
import { folded, readPackPdf, type ReadPack } from './read-pack-pdf.ts';

/** A pack of the ordinary selection with some of its passages alone. */
function withPassages(count: number, choices: Partial<PackChoices> = {}): PackSelection {
  const selection = ordinarySelection(choices);
  const passages = selection.passages.slice(0, count);
  const cited = new Set(passages.map(({ documentId }) => documentId));
  return {
    ...selection,
    passages,
    sources: selection.sources.filter(({ documentId }) => cited.has(documentId)),
  };
}

function planOf(selection: PackSelection): PackPlan {
  const planning = planPack(selection);
  for (;;) {
    const step = planning.next();
    if (step.done === true) return step.value;
  }
}

function earlier(id: string, selection: PackSelection): EarlierPack {
  return {
    id,
    title: selection.choices.title,
    builtAtMs: selection.clockMs,
    sumsSha256: 'f'.repeat(64),
    after: selection.choices.after ?? null,
    numbers: numbersOfPlan(planOf(selection)),
    holds: heldByPack(selection, packOutline(selection)),
  };
}

/** The selection as a pack that goes on from the last of these. */
function goingOn(selection: PackSelection, series: readonly EarlierPack[], after: PackAfter): PackSelection {
  const follows = followedPack(after, series);
  if (!follows.ok) throw new Error(follows.failure.message);
  return onlyNew({ ...selection, choices: { ...selection.choices, after } }, follows.value, series);
}

function labelsOf({ volumes }: PackPlan): readonly string[] {
  return volumes.flatMap(({ pages, labels }) =>
    Array.from({ length: pages }, (_, page) => pageLabel(page, labels)),
  );
}

describe('capital letters as page numbers', () => {
  test('run from A to Z, then from AA to ZZ, as PDF readers count them', () => {
    const ranges = [{ fromPage: 0, style: 'A', prefix: '12', firstNumber: 1 }] as const;
    expect([0, 1, 25, 26, 27, 51, 52].map((page) => pageLabel(page, ranges))).toEqual([
      '12A',
      '12B',
      '12Z',
      '12AA',
      '12BB',
      '12ZZ',
      '12AAA',
    ]);
  });

  test('are found again', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 60 }), (page, firstNumber) => {
        const ranges = [{ fromPage: 0, style: 'A', prefix: 'B14', firstNumber }] as const;
        expect(pageOfLabel(pageLabel(page, ranges), 201, ranges)).toBe(page);
      }),
    );
  });
});

describe('a pack that goes on from earlier ones', () => {
  const firstChoices = { title: 'Hearing bundle' } as const;
  const supplement: PackAfter = { pack: 'first', how: 'supplement' };

  async function read(selection: PackSelection): Promise<ReadPack> {
    const { files } = await builtPack(selection);
    const [, bytes] = [...files].find(([name]) => name.endsWith('.pdf')) ?? [];
    if (bytes === undefined) throw new Error('The pack has no PDF.');
    return await readPackPdf(bytes);
  }

  function expectOneNumbering(pack: ReadPack): void {
    for (const page of pack.pages) {
      const stamps = page.runs.filter(
        ({ bottom, left, width }) => bottom < 40 && left + width > page.width - 70,
      );
      expect(stamps.map(({ text }) => text.trim())).toEqual([page.label]);
    }
    const entries = pack.bookmarks.flatMap((section) => section.children);
    for (const entry of entries) {
      expect(entry.title.endsWith(` · page ${pack.pages[entry.page]?.label}`)).toBe(true);
    }
    const index = folded(
      pack.pages
        .slice(0, entries[0]?.page)
        .map((page) => page.text)
        .join(' '),
    );
    for (const entry of entries) expect(index).toContain(` ${pack.pages[entry.page]?.label}`);
  }

  test('holds what is new, with numbers, sections and entries that go on, and says which pack it goes on from', async () => {
    const first = earlier('first', withPassages(3, firstChoices));
    const later = goingOn(withPassages(7, { title: 'Late documents' }), [first], supplement);
    expect(later.passages.map(({ id }) => id)).toEqual(
      withPassages(7)
        .passages.slice(3)
        .map(({ id }) => id),
    );
    const pack = await read(later);
    expectOneNumbering(pack);
    const last = first.numbers.volumes[0]?.pages ?? 0;
    expect(pack.pages[0]?.label).toBe(String(last + 1));
    expect(pack.bookmarks[0]?.title).toMatch(/^D\. Passages by theme/u);
    expect(pack.bookmarks[0]?.children[0]?.title).toMatch(new RegExp(`^${first.numbers.entries + 1} `, 'u'));
    const cover = folded(pack.pages[0]?.text ?? '');
    expect(cover).toContain('Supplement to “Hearing bundle”, built 14 March 2019');
    expect(cover.replaceAll(' ', '')).toContain('f'.repeat(64));
  });

  test('prints no document again that was printed, and cites it by its schedule', () => {
    const first = earlier('first', withPassages(3, { ...firstChoices, fullTexts: true }));
    const later = packOutline(goingOn(withPassages(7, { fullTexts: true }), [first], supplement));
    const printed = later.sections.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'full-text' ? [entry.source.urn] : [])),
    );
    expect(printed).toEqual(['MVI000004']);
  });

  test('is inserted behind a page with that page’s number and letters, the next insert behind it with the next letters', async () => {
    const first = earlier('first', withPassages(3, firstChoices));
    const insert: PackAfter = { pack: 'first', how: 'inserted', page: '3' };
    const once = goingOn(withPassages(5, firstChoices), [first], insert);
    const pack = await read(once);
    expectOneNumbering(pack);
    expect(pack.pages.slice(0, 3).map(({ label }) => label)).toEqual(['3A', '3B', '3C']);
    expect(folded(pack.pages[0]?.text ?? '')).toContain('To insert behind page 3 of “Hearing bundle”');
    const again = planOf(goingOn(withPassages(7, firstChoices), [first, earlier('second', once)], insert));
    expect(labelsOf(again)[0]).toBe(
      pageLabel(pack.pages.length, [{ fromPage: 0, style: 'A', prefix: '3', firstNumber: 1 }]),
    );
  });

  test('is refused behind a page that there is not, and after a pack that is not on the record', () => {
    const first = earlier('first', withPassages(3, firstChoices));
    expect(followedPack({ pack: 'first', how: 'inserted', page: '999' }, [first])).toMatchObject({
      ok: false,
      failure: { code: 'page-not-found' },
    });
    expect(followedPack({ pack: 'other', how: 'supplement' }, [first])).toMatchObject({
      ok: false,
      failure: { code: 'pack-not-found' },
    });
  });

  test('leaves out parts that were handed over, and dividers that would head nothing', () => {
    const [one, two] = ordinarySelection().sources;
    if (one === undefined || two === undefined) throw new Error('The fixture is incomplete.');
    const divider = (title: string) => ({ kind: 'divider', title }) as const;
    const document = (id: string) => ({ kind: 'document', document: id }) as const;
    const bundle = (late: boolean): PackSelection =>
      withPassages(0, {
        parts: [
          {
            title: 'Statements',
            contents: [
              divider('Old'),
              document(one.documentId),
              ...(late ? [divider('New'), document(two.documentId)] : []),
            ],
          },
        ],
      });
    const withSources = (selection: PackSelection): PackSelection => ({ ...selection, sources: [one, two] });
    const first = earlier('first', withSources(bundle(false)));
    const later = packOutline(goingOn(withSources(bundle(true)), [first], supplement));
    expect(later.sections[0]?.entries.map(({ description }) => description)).toEqual(['New', two.title]);
    expect([...later.chosenAs.values()].map(({ content }) => content)).toEqual([2, 3]);
  });

  test('no two pages of a series have one number, however it goes on, and no passage stands in it twice with its themes', () => {
    const numbering = fc.constantFrom('whole' as const, 'section' as const, 'document' as const);
    const steps = fc.array(fc.constantFrom('supplement' as const, 'inserted' as const), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(anySelection, numbering, steps, fc.nat(50), (selection, how, ways, at) => {
        const asked: PackSelection = { ...selection, choices: { ...selection.choices, numbering: how } };
        const part = (share: number): PackSelection => {
          const passages = asked.passages.filter((_, index) => index % (ways.length + 1) <= share);
          return { ...asked, passages };
        };
        const series: EarlierPack[] = [earlier('0', part(0))];
        const labels = [...labelsOf(planOf(part(0)))];
        const numbered = labels.filter((label) => /\d$/u.test(label));
        ways.forEach((way, index) => {
          const page = numbered[at % numbered.length] ?? '';
          const after: PackAfter = { pack: '0', ...(way === 'inserted' ? { how: way, page } : { how: way }) };
          const next = goingOn(part(index + 1), series, after);
          labels.push(...labelsOf(planOf(next)));
          series.push(earlier(String(index + 1), next));
        });
        expect(new Set(labels).size).toBe(labels.length);
        const held = series.flatMap(({ holds }) =>
          [...holds.passages].map(([span, themes]) => `${span} ${themes.join(' ')}`),
        );
        expect(new Set(held).size).toBe(held.length);
      }),
      { numRuns: 15 },
    );
  });
});

test('packs that go on from one another are one series, in order of building', () => {
  const pack = (id: string, after: string | null) => ({
    id,
    after: after === null ? null : ({ pack: after, how: 'supplement' } as const),
  });
  const packs = [
    pack('a', null),
    pack('b', null),
    pack('c', 'a'),
    pack('d', 'c'),
    pack('e', 'b'),
    pack('x', 'gone'),
  ];
  const seriesOf = (id: string) => packsOfSeries(packs, id).map((one) => one.id);
  expect(seriesOf('d')).toEqual(['a', 'c', 'd']);
  expect(seriesOf('a')).toEqual(['a', 'c', 'd']);
  expect(seriesOf('e')).toEqual(['b', 'e']);
  expect(seriesOf('x')).toEqual(['x']);
  expect(seriesOf('nothing')).toEqual([]);
});
