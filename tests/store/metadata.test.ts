import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, ServiceCalls } from '../../shared/contract/index.ts';
import type { CustomFieldType, DocumentSummary } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from './matter-fixture.ts';
import { visibleState } from './visible-state.ts';

type Change = InputOf<ServiceCalls['describeDocument']>['change'];

let fixture: MatterFixture;
let session: MatterSession;
let letter: string;
let minutes: string;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  letter = await fixture.importText(session, 'letter.txt', 'A letter about the rota.');
  minutes = await fixture.importText(session, 'minutes.txt', 'Minutes of the rota meeting.');
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

async function documentOf(id: string): Promise<DocumentSummary> {
  const found = expectValue(await session.calls.listDocuments({})).find((other) => other.id === id);
  if (found === undefined) throw new Error('No such document.');
  return found;
}

async function newField(name: string, type: CustomFieldType): Promise<string> {
  return expectValue(await session.calls.createItem({ item: { kind: 'field', fields: { name, type } } })).id;
}

const corrections: readonly Exclude<Change, { readonly field: 'custom' }>[] = [
  { field: 'title', value: 'The rota letter' },
  { field: 'date', value: { value: '2014-03', precision: 'month' } },
  { field: 'publisher', value: 'Fernlea Council' },
  { field: 'author', value: 'R. Gale' },
  { field: 'kind', value: 'letter' },
  { field: 'recipients', value: 'The night staff' },
  { field: 'provider', value: 'Fernlea Council' },
  { field: 'providerReference', value: 'FC/17/3' },
  { field: 'custodian', value: 'Records office' },
  { field: 'received', value: { value: '2026-02-11', precision: 'day' } },
  { field: 'receivedHow', value: 'By post' },
];

describe('the description of a document', () => {
  test.each(corrections)('$field is corrected, undone and done again', async (change) => {
    const before = await documentOf(letter);
    const described = expectValue(await session.calls.describeDocument({ documentId: letter, change }));
    expect(described[change.field]).toEqual(change.value);
    expect(described.corrected).toEqual([change.field]);
    expectValue(await session.calls.undo({}));
    expect(await documentOf(letter)).toEqual(before);
    expectValue(await session.calls.redo({}));
    expect((await documentOf(letter))[change.field]).toEqual(change.value);
  });

  test('is corrected in many documents and fields by one act, told as one and undone as one', async () => {
    const before = await visibleState(session);
    const changes = [letter, minutes].flatMap((documentId) =>
      (
        [
          { field: 'provider', value: 'Fernlea Council' },
          { field: 'receivedHow', value: 'On a stick' },
        ] as const
      ).map((change) => ({ documentId, change })),
    );
    expectValue(await session.calls.describeDocuments({ changes }));
    expect(await documentOf(letter)).toMatchObject({
      provider: 'Fernlea Council',
      receivedHow: 'On a stick',
    });
    expect(await documentOf(minutes)).toMatchObject({
      provider: 'Fernlea Council',
      receivedHow: 'On a stick',
    });
    const [act] = expectValue(await session.calls.history({ limit: 1, offset: 0 }));
    expect(act?.sentence).toBe('Corrected the provider and way of receipt of 2 documents');
    expectValue(await session.calls.undo({}));
    expect(await visibleState(session)).toEqual(before);
  });

  test('gets nothing where one of many corrections cannot be made', async () => {
    const failed = await session.calls.describeDocuments({
      changes: [
        { documentId: letter, change: { field: 'provider', value: 'Fernlea Council' } },
        { documentId: 'nowhere', change: { field: 'provider', value: 'Fernlea Council' } },
      ],
    });
    expect(expectFailure(failed).code).toBe('document-not-found');
    expect((await documentOf(letter)).provider).toBeNull();
  });

  test('is not written again where it says so already', async () => {
    const changes = [
      { documentId: letter, change: { field: 'custodian', value: 'Records office' } },
    ] as const;
    expectValue(await session.calls.describeDocuments({ changes: [...changes] }));
    const before = expectValue(await session.calls.receipt({}));
    expectValue(await session.calls.describeDocuments({ changes: [...changes] }));
    expect(expectValue(await session.calls.receipt({}))).toEqual(before);
  });

  test('is found by provider, custodian and recipient', async () => {
    for (const change of corrections) {
      expectValue(await session.calls.describeDocument({ documentId: letter, change }));
    }
    for (const query of ['provider:fernlea', 'custodian:"records office"', 'recipient:"night staff"']) {
      const found = expectValue(
        await session.calls.search({ query: `rota ${query}`, limit: 10, offset: 0, furniture: false }),
      );
      expect(found.hits.map((hit) => (hit.kind === 'document' ? hit.documentId : ''))).toEqual([letter]);
    }
  });
});

describe("the matter's own fields", () => {
  test.each([
    ['text', 'Box 12'],
    ['number', 12.5],
    ['yes-no', true],
    ['date', { value: '2026-02', precision: 'month' }],
  ] as const)('take a value of type %s and no other', async (type, value) => {
    const custom = await newField('Box', type);
    const change = { field: 'custom', custom, value } as const;
    const described = expectValue(await session.calls.describeDocument({ documentId: letter, change }));
    expect(described.fields).toEqual({ [custom]: value });
    const wrong = { field: 'custom', custom, value: type === 'text' ? 1 : 'Twelve' } as const;
    const refused = await session.calls.describeDocument({ documentId: letter, change: wrong });
    expect(expectFailure(refused).code).toBe('call-invalid');
    expectValue(await session.calls.undo({}));
    expect((await documentOf(letter)).fields).toEqual({});
  });

  test('go with their values when they are removed, and come back with them', async () => {
    const custom = await newField('Box', 'text');
    const change = { field: 'custom', custom, value: 'Twelve' } as const;
    expectValue(await session.calls.describeDocument({ documentId: letter, change }));
    expectValue(await session.calls.deleteItems({ itemIds: [custom] }));
    expect((await documentOf(letter)).fields).toEqual({});
    const refused = await session.calls.describeDocument({ documentId: letter, change });
    expect(expectFailure(refused).code).toBe('item-not-found');
    expectValue(await session.calls.undo({}));
    expect((await documentOf(letter)).fields).toEqual({ [custom]: 'Twelve' });
  });

  test('lose their values with a document that is purged', async () => {
    const custom = await newField('Box', 'text');
    expectValue(
      await session.calls.describeDocument({
        documentId: letter,
        change: { field: 'custom', custom, value: 'Twelvefold' },
      }),
    );
    expectValue(
      await session.calls.describeDocument({
        documentId: letter,
        change: { field: 'provider', value: 'Twelvefold' },
      }),
    );
    const { id } = expectValue(
      await session.calls.proposePurge({ documentIds: [letter], reason: 'Sent to us by mistake.' }),
    );
    expectValue(await session.calls.setReviewer({ name: 'Nora Webb' }));
    expectValue(await session.calls.approvePurge({ task: 'purge', purgeId: id }));
    const left = fixture.look((connection) => [
      connection.reader.all('SELECT * FROM document_field'),
      connection.reader.all(`SELECT id FROM operation WHERE body LIKE '%Twelvefold%'`),
    ]);
    expect(left).toEqual([[], []]);
  });
});
