import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PackChoices } from '../../shared/model/index.ts';
import { readCsvTable } from '../../shared/pack/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

const [binder, rota, drill] = [
  'The rota was kept in a blue binder.',
  'Nobody read the rota.',
  'A drill was held.',
];

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  const document = await fixture.importText(session, 'log.txt', `${binder}\n${rota}\n${drill}`);
  await tag(document, binder, 'TR');
  await tag(document, rota, 'TR');
  await tag(document, drill, 'TR');
  await tag(document, drill, 'CU');
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function tag(documentId: string, words: string, code: string): Promise<void> {
  const theme = expectValue(await session.calls.listThemes({})).find((one) => one.code === code);
  const start = `${binder}\n${rota}\n${drill}`.indexOf(words);
  expectValue(
    await session.calls.tagSpan({
      documentId,
      start,
      end: start + words.length,
      themeIds: [theme?.id ?? ''],
    }),
  );
}

/** The choices of a pack that takes what a saved search finds, as the window sends them. */
async function choicesOf(query: string): Promise<PackChoices> {
  const { passages } = expectValue(await session.calls.resolvePackQuery({ query }));
  return {
    title: 'Rotas',
    themes: [],
    documents: [],
    order: 'document',
    context: 'none',
    notes: 'none',
    fullTexts: false,
    names: false,
    query: { name: 'About rotas', query, passages },
  };
}

async function quotesOfPack(query: string): Promise<readonly (string | undefined)[]> {
  const folder = join(fixture.folder, 'pack');
  expectValue(
    await session.calls.buildPack({
      task: 'build',
      choices: await choicesOf(query),
      place: { kind: 'exactly', folder },
    }),
  );
  const table = readCsvTable(readFileSync(join(folder, 'passages.csv'), 'utf8'));
  return table.ok ? table.value.rows.map((row) => row.cells.get('quote')) : [];
}

test.each([
  ['rota', [binder, rota]],
  ['rota NOT binder', [rota]],
  ['theme:TR theme:CU', [drill]],
  ['theme:TR NOT theme:CU', [binder, rota]],
])('a pack of what %j finds holds these passages and no others', async (query, quotes) => {
  expect(await quotesOfPack(query)).toEqual(quotes);
});

test('the manifest names the search, and no file of the pack says what it looks for', async () => {
  await quotesOfPack('rota NOT Quaggaworth');
  const folder = join(fixture.folder, 'pack');
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ choices: { query: { name: 'About rotas' } } });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const telling = files.filter((file) =>
    readFileSync(join(file.parentPath, file.name), 'latin1').includes('Quaggaworth'),
  );
  expect(telling).toEqual([]);
});

test('a search without passages makes no pack, and the refusal says so', async () => {
  const { code, message } = expectFailure(
    await session.calls.previewPack({ choices: await choicesOf('Zanzibar') }),
  );
  expect([code, message]).toEqual([
    'pack-empty',
    'The saved search gives no passage that is tagged with the chosen themes in the chosen documents, so there is nothing to put into a pack. Choose another search, other themes or other documents.',
  ]);
});
