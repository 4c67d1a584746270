import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PackAfter, PackRecord, Receipt } from '../../shared/model/index.ts';
import { readCsvTable } from '../../shared/pack/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { folded, readPackPdf } from '../unit/pack/read-pack-pdf.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { packChoices } from './pack-choices.ts';

const [binder, rota, drill] = [
  'The rota was kept in a blue binder.',
  'Nobody read the rota.',
  'A drill was held.',
];
const text = `${binder}\n${rota}\n${drill}`;

let fixture: MatterFixture;
let session: MatterSession;
let document: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  document = await fixture.importText(session, 'log.txt', text);
  await tag(binder, 'TR');
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function tag(words: string, code: string): Promise<void> {
  const theme = expectValue(await session.calls.listThemes({})).find((one) => one.code === code);
  const start = text.indexOf(words);
  expectValue(
    await session.calls.tagSpan({
      documentId: document,
      start,
      end: start + words.length,
      themeIds: [theme?.id ?? ''],
    }),
  );
}

function built(
  name: string,
  after?: PackAfter,
  receipt?: Receipt,
): ReturnType<typeof session.calls.buildPack> {
  return session.calls.buildPack({
    task: name,
    choices: { ...packChoices('Rotas'), fullTexts: true, ...(after === undefined ? {} : { after }) },
    place: { kind: 'exactly', folder: join(fixture.folder, name) },
    ...(receipt === undefined ? {} : { receipt }),
  });
}

async function build(name: string, after?: PackAfter): Promise<PackRecord> {
  return expectValue(await built(name, after)).record;
}

function filesOf(name: string): ReadonlyMap<string, Buffer> {
  const folder = join(fixture.folder, name);
  return new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))]),
  );
}

async function labelsOf(name: string): Promise<readonly string[]> {
  const [, pdf] = [...filesOf(name)].find(([file]) => file.endsWith('.pdf')) ?? [];
  return (await readPackPdf(pdf ?? Buffer.alloc(0))).pages.map(({ label }) => label);
}

function quotesOf(name: string): readonly (string | undefined)[] {
  const table = readCsvTable(filesOf(name).get('passages.csv')?.toString('utf8') ?? '');
  return table.ok ? table.value.rows.map((row) => row.cells.get('quote')) : [];
}

test('what came since a pack goes on from its last page, what comes after that from there, and inserts take letters', async () => {
  const first = await build('first');
  await tag(rota, 'CU');
  const second = await build('second', { pack: first.id, how: 'supplement' });
  expect(quotesOf('second')).toEqual([rota]);
  expect((await labelsOf('second'))[0]).toBe(String(first.pages + 1));
  await tag(drill, 'TR');
  await build('third', { pack: first.id, how: 'supplement' });
  expect(quotesOf('third')).toEqual([drill]);
  expect((await labelsOf('third'))[0]).toBe(String(first.pages + second.pages + 1));
  await tag(binder, 'LE');
  const inserted = { pack: first.id, how: 'inserted', page: '2' } as const;
  await build('fourth', inserted);
  expect(quotesOf('fourth')).toEqual([binder]);
  expect((await labelsOf('fourth')).slice(0, 2)).toEqual(['2A', '2B']);
  const labels = (
    await Promise.all(['first', 'second', 'third', 'fourth'].map((name) => labelsOf(name)))
  ).flat();
  expect(new Set(labels).size).toBe(labels.length);
});

test('with nothing new, without the page or without the pack it is refused, and nothing is left behind', async () => {
  const first = await build('first');
  const before = readdirSync(fixture.folder);
  const nothing = expectFailure(await built('second', { pack: first.id, how: 'supplement' }));
  expect([nothing.code, nothing.message.includes('nothing to hand over later')]).toEqual([
    'pack-empty',
    true,
  ]);
  await tag(rota, 'CU');
  const page = { pack: first.id, how: 'inserted', page: 'Z9' } as const;
  expect(expectFailure(await built('second', page)).code).toBe('page-not-found');
  const other = { pack: 'pack-of-nobody', how: 'supplement' } as const;
  expect(expectFailure(await built('second', other)).code).toBe('pack-not-found');
  expect(readdirSync(fixture.folder)).toEqual(before);
});

test('at its receipt it is the same again, whatever was built and tagged since', async () => {
  const first = await build('first');
  await tag(rota, 'CU');
  const after = { pack: first.id, how: 'supplement' } as const;
  const second = await build('second', after);
  await tag(drill, 'TR');
  await build('third', after);
  expectValue(await built('again', after, second.receipt));
  expect(quotesOf('again')).toEqual([rota]);
  expect(await labelsOf('again')).toEqual(await labelsOf('second'));
});

test('a preview of it says its pages and how much was handed over before', async () => {
  const first = await build('first');
  await tag(rota, 'CU');
  const choices = { ...packChoices('Rotas'), after: { pack: first.id, how: 'supplement' } as const };
  const preview = expectValue(await session.calls.previewPack({ choices }));
  expect(preview.entries[0]?.page).toBe(String(first.pages + 3));
  expect(preview.warnings).toEqual([
    'Left out, because it was handed over before in the packs that this one goes on from: 1 passage.',
  ]);
});

test('two packs are compared at their own states, in a list and as a PDF with the same in it', async () => {
  const first = await build('first');
  await tag(rota, 'CU');
  await tag(binder, 'LE');
  const second = await build('second');
  await tag(drill, 'TR');
  const packs = { earlier: first.id, later: second.id };
  const { differences, warnings } = expectValue(
    await session.calls.comparePacks({ task: 'compare', ...packs }),
  );
  expect(warnings).toEqual([]);
  const of = (words: string) =>
    differences.filter((found) => found.words === words).map(({ change }) => change);
  expect(of(rota)).toEqual(['added']);
  expect(of(binder)).toEqual(['moved', 'changed']);
  expect(of(drill)).toEqual([]);
  const path = join(fixture.folder, 'compared.pdf');
  const written = expectValue(await session.calls.exportComparison({ task: 'write', path, ...packs }));
  const pdf = await readPackPdf(readFileSync(path));
  expect([pdf.tagged, pdf.pages.length]).toEqual([true, written.pages]);
  const text = folded(pdf.pages.map((page) => page.text).join(' '));
  for (const { before, after } of differences) {
    if (before !== '') expect(text).toContain(folded(`Before: ${before}`));
    if (after !== '') expect(text).toContain(folded(`Now: ${after}`));
  }
  const same = { earlier: second.id, later: second.id };
  expect(expectValue(await session.calls.comparePacks({ task: 'same', ...same })).differences).toEqual([]);
  const unknown = await session.calls.comparePacks({ task: 'none', earlier: first.id, later: 'nobody' });
  expect(expectFailure(unknown).code).toBe('pack-not-found');
});

test('that a pack was handed over is on the record, once, is undone like any act, and a later build says what moved', async () => {
  const first = await build('first');
  const handOver = {
    pack: first.id,
    recipients: ['Counsel', 'The Board'],
    purpose: 'Hearing',
    day: '2019-03-11',
  };
  expectValue(await session.calls.recordHandOver(handOver));
  expect(expectFailure(await session.calls.recordHandOver(handOver)).code).toBe('item-exists');
  const listed = async () => expectValue(await session.calls.listPacks({}))[0]?.handOvers;
  expect(await listed()).toMatchObject([{ recipients: ['Counsel', 'The Board'], purpose: 'Hearing' }]);
  const acts = expectValue(await session.calls.history({ limit: 1, offset: 0, kind: 'packs' }));
  expect(acts[0]?.sentence).toMatch(
    /^Handed over the pack Rotas \([0-9a-f]{8}\) to Counsel, The Board, 11 March 2019: Hearing$/u,
  );
  expectValue(await session.calls.undo({}));
  expect(await listed()).toEqual([]);
  expectValue(await session.calls.redo({}));
  const same = expectValue(await built('same'));
  expect(same.warnings[0]).toMatch(
    /^The earlier “Rotas” was handed over to Counsel, The Board on 11 March 2019; since then nothing was added/u,
  );
  expectValue(
    await session.calls.recordHandOver({ ...handOver, recipients: ['A late one'], day: '2019-04-01' }),
  );
  const preview = expectValue(await session.calls.previewPack({ choices: packChoices('Rotas') }));
  expect(preview.findings[0]).toMatchObject({ kind: 'since-handed-over', severity: 'look' });
  expect(preview.warnings[0]).toContain('handed over to A late one on 1 April 2019. Its numbers stand');
  await tag(rota, 'CU');
  await tag(binder, 'LE');
  const later = expectValue(await built('later'));
  expect(later.warnings[0]).toMatch(/: 1 place added, \d places? moved, 1 place changed\. Moved: /u);
  const other = expectValue(await session.calls.recordHandOver({ ...handOver, purpose: 'Another hearing' }));
  expectValue(await session.calls.deleteItems({ itemIds: [other.id] }));
  const [removed] = expectValue(await session.calls.history({ limit: 1, offset: 0, kind: 'packs' }));
  expect(removed?.sentence).toMatch(/^Removed the handing over of the pack “Rotas .+: Another hearing”$/u);
  const lost = await session.calls.recordHandOver({ ...handOver, pack: 'nobody' });
  expect(expectFailure(lost).code).toBe('pack-not-found');
});
