import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ItemFields, NewItem } from '../../shared/model/index.ts';
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

const gale: ItemFields['person'] = {
  name: 'Rosamund Gale',
  kind: 'person',
  aliases: ['Mrs Gale', 'R. Gale'],
  remark: 'Manager until 2014.',
};

function batch(name: string, documents: readonly string[] = []): NewItem {
  return {
    kind: 'batch',
    fields: { name, documents, reviewer: null, purpose: 'first review', of: null, drawn: '' },
  };
}

async function listed(kind: 'person' | 'batch'): Promise<readonly unknown[]> {
  return expectValue(await session.calls.listItems({ kind })).map(({ fields }) => fields);
}

describe('people and organisations', () => {
  test('are kept with their aliases, field by field, across a restart', async () => {
    const made = expectValue(await session.calls.createItem({ item: { kind: 'person', fields: gale } }));
    const aliases = [...gale.aliases, 'the manager'];
    expectValue(
      await session.calls.setItem({
        itemId: made.id,
        change: { kind: 'person', field: 'aliases', value: aliases },
      }),
    );
    await session.close();
    session = await fixture.open();
    expect(await listed('person')).toEqual([{ ...gale, aliases }]);
    expectValue(await session.calls.undo({}));
    expect(await listed('person')).toEqual([gale]);
  });

  test('have names of their own, in capitals or not, and never an empty one', async () => {
    const made = expectValue(await session.calls.createItem({ item: { kind: 'person', fields: gale } }));
    const add = (name: string) =>
      session.calls.createItem({ item: { kind: 'person', fields: { ...gale, name } } });
    expect([
      expectFailure(await add('rosamund gale')).code,
      expectFailure(await add('  ')).code,
      expectFailure(
        await session.calls.setItem({
          itemId: made.id,
          change: { kind: 'person', field: 'name', value: ' ' },
        }),
      ).code,
    ]).toEqual(['item-exists', 'call-invalid', 'call-invalid']);
    expect(await listed('person')).toEqual([gale]);
  });
});

describe('batches', () => {
  test('made together are one act: all of them, or none where a name is taken', async () => {
    const items = [batch('Night rotas 1', ['a']), batch('Night rotas 2', ['b'])];
    expectValue(await session.calls.createItems({ items }));
    expect(await listed('batch')).toEqual(items.map(({ fields }) => fields));
    const again = await session.calls.createItems({ items: [batch('Other'), batch('night rotas 2')] });
    expect(expectFailure(again).code).toBe('item-exists');
    const twice = await session.calls.createItems({ items: [batch('Same'), batch('Same')] });
    expect(expectFailure(twice).code).toBe('item-exists');
    expect(await listed('batch')).toHaveLength(2);
    expectValue(await session.calls.undo({}));
    expect(await listed('batch')).toEqual([]);
    expectValue(await session.calls.redo({}));
    expect(await listed('batch')).toEqual(items.map(({ fields }) => fields));
  });

  test('are given to a reviewer, taken away again and deleted, each undone', async () => {
    const made = expectValue(await session.calls.createItem({ item: batch('Letters', ['a', 'b']) }));
    const ben = expectValue(await session.calls.addReviewer({ name: 'Ben Reed' }));
    expectValue(
      await session.calls.setItem({
        itemId: made.id,
        change: { kind: 'batch', field: 'reviewer', value: ben.id },
      }),
    );
    const given = { ...batch('Letters', ['a', 'b']).fields, reviewer: ben.id };
    expect(await listed('batch')).toEqual([given]);
    expectValue(await session.calls.deleteItems({ itemIds: [made.id] }));
    expect(await listed('batch')).toEqual([]);
    const gone = await session.calls.setItem({
      itemId: made.id,
      change: { kind: 'batch', field: 'reviewer', value: null },
    });
    expect(expectFailure(gone).code).toBe('item-not-found');
    expectValue(await session.calls.undo({}));
    expect(await listed('batch')).toEqual([given]);
    expectValue(await session.calls.undo({}));
    expect(await listed('batch')).toEqual([batch('Letters', ['a', 'b']).fields]);
  });

  test('an item of another kind is not changed under the name of this one', async () => {
    const made = expectValue(await session.calls.createItem({ item: { kind: 'person', fields: gale } }));
    const refused = await session.calls.setItem({
      itemId: made.id,
      change: { kind: 'batch', field: 'name', value: 'Letters' },
    });
    expect(expectFailure(refused).code).toBe('item-not-found');
  });
});

describe('reviewers', () => {
  test('are listed in order of name, and somebody named twice is one', async () => {
    expectValue(await session.calls.addReviewer({ name: 'Zoë Marsh' }));
    const ben = expectValue(await session.calls.addReviewer({ name: 'Ben Reed' }));
    expect(expectValue(await session.calls.addReviewer({ name: ' Ben Reed ' }))).toEqual(ben);
    expect(expectFailure(await session.calls.addReviewer({ name: ' ' })).code).toBe('reviewer-missing');
    expect(expectValue(await session.calls.listReviewers({})).map(({ name }) => name)).toEqual([
      'Ada Quill',
      'Ben Reed',
      'Zoë Marsh',
    ]);
    expectValue(await session.calls.setReviewer({ name: 'Ben Reed' }));
    expect(expectValue(await session.calls.matterState({})).reviewer).toEqual(ben);
  });
});
