import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '../../shared/base/index.ts';
import { plainNote, type NewItem, type PackChoices } from '../../shared/model/index.ts';
import type { DrawnSource } from '../../electron/ingest/draw-pages-aside.ts';
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

let fixture: MatterFixture;
let session: MatterSession;
let asked: { readonly source: DrawnSource; readonly page: number }[];

beforeEach(async () => {
  asked = [];
  fixture = await matterFixture(quickFolder);
  const drawPages = {
    draw: (source: DrawnSource, page: number) => {
      asked.push({ source, page });
      return Promise.resolve(success({ width: 1, height: 1, pixels: new Uint8Array(4) }));
    },
    end: () => undefined,
  };
  session = await fixture.open({ surroundings: { ...fixture.surroundings, drawPages } });
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

const bundle: PackChoices = {
  ...packChoices('Hearing bundle'),
  numbering: 'section',
  parts: [
    {
      title: 'Opening',
      contents: [
        { kind: 'divider', title: 'Tab 1' },
        { kind: 'text', title: 'In short', content: plainNote('The rota was kept in a blue binder.') },
      ],
    },
  ],
};

/** The choices as a call takes them, whose lists a test may not share. */
function sent(choices: PackChoices): PackChoices & NewItem['fields'] {
  return structuredClone(choices) as PackChoices & NewItem['fields'];
}

async function templates(): Promise<readonly unknown[]> {
  return expectValue(await session.calls.listItems({ kind: 'pack-template' })).map(({ fields }) => fields);
}

test('choices of a pack are kept under a name, changed, deleted, and every step can be undone', async () => {
  const made = expectValue(
    await session.calls.createItem({
      item: { kind: 'pack-template', fields: { name: 'Hearing', choices: sent(bundle) } },
    }),
  );
  expect(await templates()).toEqual([{ name: 'Hearing', choices: bundle }]);
  const set = (change: { field: 'name'; value: string } | { field: 'choices'; value: PackChoices }) =>
    session.calls.setItem({ itemId: made.id, change: { kind: 'pack-template', ...change } as never });
  expectValue(await set({ field: 'name', value: 'First hearing' }));
  expectValue(await set({ field: 'choices', value: sent(packChoices('Report')) }));
  expectValue(await session.calls.deleteItems({ itemIds: [made.id] }));
  expect(await templates()).toEqual([]);
  for (const expected of [
    { name: 'First hearing', choices: packChoices('Report') },
    { name: 'First hearing', choices: bundle },
    { name: 'Hearing', choices: bundle },
  ]) {
    expectValue(await session.calls.undo({}));
    expect(await templates()).toEqual([expected]);
  }
  const acts = expectValue(await session.calls.history({ limit: 20, offset: 0 }));
  expect(JSON.stringify(acts)).toContain('Added the template for packs “Hearing”');
});

test('a second template of a name is refused', async () => {
  const item: NewItem = { kind: 'pack-template', fields: { name: 'Hearing', choices: sent(bundle) } };
  expectValue(await session.calls.createItem({ item }));
  expect(expectFailure(await session.calls.createItem({ item })).code).toBe('item-exists');
});

test('a preview that is not wanted any more ends without a picture', async () => {
  const look = session.calls.previewPackPage({
    task: 'look',
    choices: sent(bundle),
    page: 1,
    pixelsPerPoint: 1,
  });
  expectValue(await session.calls.cancelTask({ task: 'look' }));
  expect(expectFailure(await look).code).toBe('cancelled');
  expect(asked).toEqual([]);
});

test('a page of own words without words stands as a title alone, which is said; alone it is no pack', async () => {
  const blank = { kind: 'text', title: 'Introduction', content: plainNote(' \n') } as const;
  const withBlank: PackChoices = {
    ...bundle,
    parts: [...(bundle.parts ?? []), { title: 'Second', contents: [blank] }],
  };
  const preview = expectValue(await session.calls.previewPack({ choices: sent(withBlank) }));
  expect(preview.warnings).toEqual([
    'The page “Introduction” has no words yet, so it stands in the pack as a title alone.',
  ]);
  expect(preview.entries.map(({ description, page }) => [description, page])).toContainEqual([
    'Introduction',
    'B1',
  ]);
  const alone: PackChoices = { ...bundle, parts: [{ title: 'Opening', contents: [blank] }] };
  const refused = expectFailure(await session.calls.previewPack({ choices: sent(alone) }));
  expect(refused.code).toBe('pack-empty');
  expect(refused.message).toContain('Add a chapter, a document or a page of your own words.');
});

test('a page is looked at before the pack is built; the next one comes from memory, and nothing is written', async () => {
  const before = readdirSync(fixture.folder, { recursive: true }).sort();
  const look = async (page: number, choices = bundle) =>
    expectValue(
      await session.calls.previewPackPage({ task: 'look', choices: sent(choices), page, pixelsPerPoint: 1 }),
    );
  expect(await look(4)).toMatchObject({ page: 4, pages: 6, label: 'A2', volume: 1 });
  expect(await look(3)).toMatchObject({ page: 3, label: 'A1' });
  await look(3, { ...bundle, title: 'Another' });
  const keys = asked.map(({ source }) => source.key);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  const [first] = asked;
  const pdf = await readPackPdf(new Uint8Array(first?.source.bytes() ?? []));
  expect(folded(pdf.pages[(first?.page ?? 0) - 1]?.text ?? '')).toContain('kept in a blue binder');
  expect(readdirSync(fixture.folder, { recursive: true }).sort()).toEqual(before);
});
