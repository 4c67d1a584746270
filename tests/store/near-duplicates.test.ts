import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { expectFailure, expectValue, matterFixture, type MatterFixture } from './matter-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;

beforeEach(async () => {
  fixture = await matterFixture();
  session = await fixture.open();
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

const statement = (...changed: readonly number[]): string =>
  Array.from({ length: 100 }, (_, at) => (changed.includes(at) ? 'otherwise' : `word${at}`)).join(' ');

async function find(threshold: number) {
  return expectValue(await session.calls.findNearDuplicates({ task: 'find', threshold }));
}

test('documents whose texts are alike are grouped with how alike they are, and others are not', async () => {
  const first = await fixture.importText(session, 'a.txt', statement());
  await fixture.importText(session, 'b.txt', 'The lamp was lit at nine every evening of that winter.');
  const copy = await fixture.importText(session, 'c.txt', `${statement()}\n`);
  const version = await fixture.importText(session, 'd.txt', statement(20, 60));
  const { groups, compared } = await find(0.7);
  expect(compared).toBe(4);
  // Two words of 96 runs changed take ten of them away and bring ten others: 86 of 106.
  expect(
    groups.map(({ documents }) => documents.map(({ documentId, similarity }) => [documentId, similarity])),
  ).toEqual([
    [
      [first, 1],
      [copy, 1],
      [version, 86 / 106],
    ],
  ]);
  expect(
    (await find(0.9)).groups.map(({ documents }) => documents.map(({ documentId }) => documentId)),
  ).toEqual([[first, copy]]);
});

test('a document that was withdrawn is not compared', async () => {
  await fixture.importText(session, 'a.txt', statement());
  const other = await fixture.importText(session, 'b.txt', statement(3));
  expectValue(await session.calls.withdrawDocuments({ documentIds: [other], reason: 'A copy' }));
  expect(await find(0.7)).toEqual({ threshold: 0.7, groups: [], compared: 1 });
});

test('where two texts differ is told word by word', async () => {
  const documentId = await fixture.importText(session, 'a.txt', 'First line.\nThe lamp was lit at nine.\n');
  const otherId = await fixture.importText(session, 'b.txt', 'First line.\nThe lamp was lit at ten.\n');
  const { changes } = expectValue(
    await session.calls.compareDocuments({ task: 'compare', documentId, otherId }),
  );
  expect(changes).toEqual([
    { kind: 'same', text: 'First line.\nThe lamp was lit at ' },
    { kind: 'removed', text: 'nine.' },
    { kind: 'added', text: 'ten.' },
    { kind: 'same', text: '\n' },
  ]);
  const gone = { task: 'compare', documentId, otherId: 'nobody' };
  expect(expectFailure(await session.calls.compareDocuments(gone)).code).toBe('document-not-found');
});
