import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function misspelt(...words: readonly string[]): Promise<readonly string[]> {
  return expectValue(await session.calls.checkSpelling({ words: [...words] }));
}

describe('spelling', () => {
  test('is British: -ise and -our, words of inquiries known, borrowed words with or without their accents', async () => {
    expect(
      await misspelt(
        'organise',
        'organize',
        'colour',
        'color',
        'recieve',
        'café',
        'cafe',
        'doctor’s',
        'safeguarding',
        'Ofsted',
        'whistleblower',
        'Whistleblower’s',
      ),
    ).toEqual(['organize', 'color', 'recieve']);
  });

  test('gives what may have been meant, the likeliest first and at most eight', async () => {
    const suggestions = expectValue(await session.calls.suggestSpelling({ word: 'recieve' }));
    expect(suggestions[0]).toBe('receive');
    expect(expectValue(await session.calls.suggestSpelling({ word: 'teh' })).length).toBeLessThanOrEqual(8);
    expect(expectValue(await session.calls.suggestSpelling({ word: 'qqqzzxv' }))).toEqual([]);
  });

  test('knows the words added to this matter, after a restart and until they are taken out or undone', async () => {
    expect(await misspelt('Fernlea', 'Ellering')).toEqual(['Fernlea', 'Ellering']);
    const item = { kind: 'spelling', fields: { word: 'Fernlea' } } as const;
    const added = expectValue(await session.calls.createItem({ item }));
    expect(await misspelt('Fernlea', 'Fernlea’s', 'Ellering')).toEqual(['Ellering']);
    expect(expectFailure(await session.calls.createItem({ item })).code).toBe('item-exists');
    await session.close();
    session = await fixture.open();
    expect(await misspelt('Fernlea')).toEqual([]);
    expectValue(await session.calls.deleteItems({ itemIds: [added.id] }));
    expect(await misspelt('Fernlea')).toEqual(['Fernlea']);
    expectValue(await session.calls.undo({}));
    expect(await misspelt('Fernlea')).toEqual([]);
  });

  test('knows the names of the matter’s people and organisations, and what else they are called', async () => {
    expect(await misspelt('Prothero', 'Thornhallow')).toEqual(['Prothero', 'Thornhallow']);
    const fields = {
      name: 'Siân Prothero',
      kind: 'person',
      aliases: ['the author', 'Thornhallow'],
      remark: '',
    } as const;
    expectValue(await session.calls.createItem({ item: { kind: 'person', fields } }));
    expect(await misspelt('Prothero', 'Prothero’s', 'Thornhallow', 'Siân')).toEqual([]);
  });
});
