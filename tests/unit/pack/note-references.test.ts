import { expect, test } from 'vitest';
import { referencesIn } from '../../../shared/pack/index.ts';
import { ordinarySelection } from './pack-fixture.ts';

const selection = ordinarySelection();

test.each([
  ['See {MVI000001 ¶3}.', { kind: 'passage', passageId: 'passage-1' }],
  ['See {MVI000001 ¶2}.', { kind: 'block', documentId: 'document-MVI000001', block: 2 }],
  ['See {MVI000004 para 4.12}.', { kind: 'block', documentId: 'document-MVI000004', block: 7 }],
  ['See {MVI000002}.', { kind: 'document', documentId: 'document-MVI000002' }],
  ['See {MVI000009 ¶1}.', null],
  ['See {MVI000002 ¶99}.', null],
])('%j leads to %j', (text, target) => {
  const [reference] = referencesIn(text, selection);
  expect(reference).toEqual({ start: 4, end: text.length - 1, target });
});

test('braces that name no document are only braces', () => {
  expect(referencesIn('A set {a, b} and {nothing here}', selection)).toEqual([]);
});
