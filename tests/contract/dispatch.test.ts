import { describe, expect, it } from 'vitest';
import { type CallTable, serviceCalls, shellCalls } from '../../shared/contract/index.ts';
import { failure, success } from '../../shared/base/index.ts';
import { dispatchCall, type Handlers, parseCallMessage } from '../../electron/ports/dispatch.ts';
import { canary, containing, validInput, wrongInputs } from './samples.ts';

/** Handlers that give back what they were given, and remember that they ran. */
function echoes<Table extends CallTable>(table: Table) {
  const ran: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(table).map((name) => [
      name,
      async (input: unknown) => {
        ran.push(name);
        return success(input);
      },
    ]),
  ) as unknown as Handlers<Table>;
  return { handlers, ran };
}

const neverReported = (): string => {
  throw new Error('No exception was expected.');
};

describe.each<{ readonly table: CallTable; readonly who: string }>([
  { table: serviceCalls, who: 'the matter service' },
  { table: shellCalls, who: 'the main process' },
])('a call to $who', ({ table }) => {
  const cases = Object.entries(table).map(([name, { input }]) => ({ name, input }));

  it.each(cases)(
    '$name with valid input reaches its handler and is answered under its id',
    async ({ name, input }) => {
      const { handlers, ran } = echoes(table);
      const given = validInput(input);
      const reply = await dispatchCall(table, handlers, { id: 7, call: name, input: given }, neverReported);
      expect({ reply, ran }).toEqual({ reply: { id: 7, result: success(given) }, ran: [name] });
    },
  );

  it.each(cases)(
    '$name with input of any wrong shape reaches nothing and repeats nothing',
    async ({ name, input }) => {
      const { handlers, ran } = echoes(table);
      for (const wrong of wrongInputs(input)) {
        const call = { id: 8, call: name, input: wrong.input };
        const reply = await dispatchCall(table, handlers, call, neverReported);
        const named = wrong.field === null ? 'something it does not take' : `“${wrong.field}`;
        expect({ given: wrong.what, reply }).toEqual({
          given: wrong.what,
          reply: {
            id: 8,
            result: { ok: false, failure: { code: 'call-invalid', message: containing(named) } },
          },
        });
        expect(JSON.stringify(reply)).not.toContain(canary);
      }
      expect(ran).toEqual([]);
    },
  );

  it.each(['', 'nothingLikeIt', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'by the unknown name “%s” is refused',
    async (name) => {
      const { handlers, ran } = echoes(table);
      const reply = await dispatchCall(table, handlers, { id: 9, call: name, input: {} }, neverReported);
      expect({ reply, ran }).toEqual({
        reply: {
          id: 9,
          result: failure(
            'call-unknown',
            'A window asked for something this version of Glossator cannot do.',
          ),
        },
        ran: [],
      });
    },
  );

  it.each(cases)('$name whose handler throws says only the id of the incident', async ({ name, input }) => {
    const thrown = new Error(`${canary} in a message`);
    const handlers = Object.fromEntries(
      Object.keys(table).map((each) => [each, () => Promise.reject(thrown)]),
    ) as unknown as Handlers<CallTable>;
    const reported: unknown[] = [];
    const call = { id: 10, call: name, input: validInput(input) };
    const reply = await dispatchCall(table, handlers, call, (error, of) => {
      reported.push({ error, of });
      return 'incident-1';
    });
    expect(reported).toEqual([{ error: thrown, of: name }]);
    expect(reply).toEqual({
      id: 10,
      result: {
        ok: false,
        failure: { code: 'internal', message: containing('incident-1') },
      },
    });
    expect(JSON.stringify(reply)).not.toContain(canary);
  });
});

it('an expected failure of a handler is passed on as it is', async () => {
  const refused = failure('matter-in-use', 'This matter is in use.');
  const reply = await dispatchCall(
    { anything: serviceCalls.undo },
    { anything: async () => refused },
    { id: 11, call: 'anything', input: {} },
    neverReported,
  );
  expect(reply).toEqual({ id: 11, result: refused });
});

it.each([
  ['nothing', undefined],
  ['a text', 'matterState'],
  ['a list', [1, 'matterState', {}]],
  ['no id', { call: 'matterState', input: {} }],
  ['an id that is no number', { id: '1', call: 'matterState', input: {} }],
  ['an id that is no whole number', { id: 1.5, call: 'matterState', input: {} }],
  ['a negative id', { id: -1, call: 'matterState', input: {} }],
  ['a name that is no text', { id: 1, call: {}, input: {} }],
  ['a name without end', { id: 1, call: 'x'.repeat(101), input: {} }],
  ['more than a call has', { id: 1, call: 'matterState', input: {}, sender: 'main' }],
])('a message with %s is no call', (_what, message) => {
  expect(parseCallMessage(message)).toBeNull();
});
