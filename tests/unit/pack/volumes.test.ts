import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PackChoices } from '../../../shared/model/index.ts';
import type { PackSelection } from '../../../shared/pack/index.ts';
import { builtPack } from './build-for-test.ts';
import { passageOf, selectionOf, sourceOf } from './pack-fixture.ts';
import { anySelection } from './random-selection.ts';
import { folded, readPackPdf, type ReadPack } from './read-pack-pdf.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

function longSelection(choices: Partial<PackChoices>): PackSelection {
  const sources = Array.from({ length: 6 }, (_, index) =>
    sourceOf({
      urn: `MVI00000${index + 1}`,
      title: `Minutes of meeting ${index + 1}`,
      date: `2016-0${index + 1}-11`,
      paragraphs: Array.from(
        { length: 90 },
        (_line, line) =>
          `Item ${line + 1} of meeting ${index + 1}: the training record was put off to the next meeting.`,
      ),
    }),
  );
  const passages = sources.map((source, index) =>
    passageOf(
      source,
      { urn: source.urn, quote: `Item 60 of meeting ${index + 1}: the training record`, themes: ['TR'] },
      index,
    ),
  );
  return selectionOf(sources, passages, choices);
}

async function volumesOf(selection: PackSelection): Promise<{
  readonly folder: string;
  readonly names: readonly string[];
  readonly packs: readonly ReadPack[];
}> {
  const { folder, files } = await builtPack(selection);
  const volumes = [...files].filter(([name]) => name.endsWith('.pdf')).sort();
  return {
    folder,
    names: volumes.map(([name]) => name),
    packs: await Promise.all(volumes.map(([, bytes]) => readPackPdf(bytes))),
  };
}

/** A PDF's objects as text. */
function plainly(folder: string, name = ''): string {
  const options = ['--qdf', '--object-streams=disable', join(folder, name), '-'];
  return execFileSync('qpdf', options, { maxBuffer: 1 << 28 }).toString('latin1');
}

test('a pack is split before the entry that would make a volume too long, each with its cover and its index', async () => {
  const { folder, names, packs } = await volumesOf(
    longSelection({ volumes: { mostPages: 12, numbers: 'continue' } }),
  );
  expect(names.length).toBeGreaterThan(2);
  expect(names[0]).toBe(`Evidence on training and leadership, volume 1 of ${names.length}.pdf`);
  for (const [index, pack] of packs.entries()) {
    expect(pack.pages.length).toBeLessThanOrEqual(12);
    expect(folded(pack.pages[0]?.text ?? '')).toContain(`Volume ${index + 1} of ${names.length}`);
    const rows = pack.bookmarks.flatMap((section) => section.children);
    const shown = folded(pack.pages[1]?.text ?? '');
    for (const row of rows) expect(shown).toContain(pack.pages[row.page]?.label);
  }
  if (!hasQpdf) return;
  for (const name of names) {
    expect(execFileSync('qpdf', ['--check', join(folder, name)], { encoding: 'utf8' })).toContain(
      'No syntax',
    );
  }
});

test.each(['whole', 'section', 'document'] as const)(
  'numbers by %s run on from volume to volume, and no page has the number of another',
  async (numbering) => {
    const { packs } = await volumesOf(
      longSelection({ numbering, volumes: { mostPages: 12, numbers: 'continue' } }),
    );
    const labels = packs.flatMap(({ pages }) => pages.map(({ label }) => label));
    expect(new Set(labels).size).toBe(labels.length);
    if (numbering === 'whole') expect(labels).toEqual(labels.map((_, index) => String(index + 1)));
  },
);

test('where they begin again, each volume is numbered from 1', async () => {
  const { packs } = await volumesOf(longSelection({ volumes: { mostPages: 12, numbers: 'restart' } }));
  for (const { pages } of packs) {
    expect(pages.map(({ label }) => label)).toEqual(pages.map((_, index) => String(index + 1)));
  }
});

test('a citation of another volume says so and opens its file at the place', async () => {
  const { folder, names, packs } = await volumesOf(
    longSelection({ volumes: { mostPages: 12, numbers: 'continue' } }),
  );
  const [first] = packs;
  const words = folded(first?.pages.map(({ text }) => text).join(' ') ?? '');
  const at = packs.findLastIndex(({ pages }) =>
    pages.some((page) => folded(page.text).includes('Item 60 of meeting 6')),
  );
  const cited = packs[at]?.pages.find((page) => folded(page.text).includes('Item 60 of meeting 6'));
  expect(at).toBeGreaterThan(0);
  expect(words).toContain(`volume ${at + 1}, page ${cited?.label}`);
  if (!hasQpdf) return;
  const [from, to] = [plainly(folder, names[0]), plainly(folder, names[at])];
  expect(from).toContain(`(${names[at]})`);
  const wanted = [...from.matchAll(/\/D \((d\d{8})\)/gu)].map(([, name]) => name ?? '');
  expect(wanted.some((name) => to.includes(`(${name})`))).toBe(true);
});

test(
  'whatever is chosen, printed number, label, bookmark and index agree in each volume',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anySelection,
        fc.constantFrom('whole' as const, 'section' as const, 'document' as const),
        fc.option(fc.integer({ min: 10, max: 25 }), { nil: undefined }),
        fc.constantFrom('continue' as const, 'restart' as const),
        async (selection, numbering, mostPages, numbers) => {
          const volumes = mostPages === undefined ? {} : { volumes: { mostPages, numbers } };
          const { packs } = await volumesOf({
            ...selection,
            choices: { ...selection.choices, numbering, ...volumes },
          });
          for (const pack of packs) {
            const labels = pack.pages.map(({ label }) => label);
            expect(new Set(labels).size).toBe(labels.length);
            for (const page of pack.pages) {
              const corner = page.runs.filter(
                ({ bottom, left, width }) => bottom < 40 && left + width > page.width - 70,
              );
              expect(corner.map(({ text }) => text.trim()).join('')).toBe(page.label);
            }
            const index = pack.pages
              .slice(0, pack.bookmarks[0]?.page)
              .map(({ text }) => folded(text))
              .join(' ');
            for (const entry of pack.bookmarks.flatMap((section) => section.children)) {
              expect(entry.title.endsWith(` · page ${pack.pages[entry.page]?.label}`)).toBe(true);
              expect(index).toContain(pack.pages[entry.page]?.label);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  },
);
