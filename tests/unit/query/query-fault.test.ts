import { expect, test } from 'vitest';
import { faultOfMessage, parseQuery, queryFaultMessage } from '../../../shared/query/index.ts';

test('a fault that was sent as a message is found again with the whole part that it names', () => {
  const query = 'training theme:Quibble';
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.fault.sentence);
  const fault = { sentence: 'No theme is called so.', start: 9, end: 22 };
  expect(faultOfMessage(queryFaultMessage(query, fault), parsed.value.places)).toEqual(fault);
});

test('a message of another failure tells of no fault in the query', () => {
  expect(faultOfMessage('The matter is not open any more.', new Map())).toBeNull();
});
