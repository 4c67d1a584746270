import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../shared/base/index.ts';
import { serviceCalls } from '../../shared/contract/index.ts';
import { serveCalls, type Serving } from '../../electron/ports/serve-calls.ts';
import { containing } from './samples.ts';
import { servedPort } from './served-port.ts';

const table = { undo: serviceCalls.undo, redo: serviceCalls.redo };
const done = success({ undone: 'something', kept: [] });

const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** A served port and the page's end of it. */
function served(serving: Partial<Serving<typeof table>>) {
  const channel = new MessageChannel();
  channels.push(channel);
  const service = serveCalls(servedPort(channel.port1), {
    table,
    handlers: { undo: async () => done, redo: async () => done },
    report: () => 'incident-1',
    ...serving,
  });
  const heard: unknown[] = [];
  channel.port2.on('message', (message) => heard.push(message));
  return { service, page: channel.port2, heard };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

it('answers come under the ids of their calls, whichever is ready first', async () => {
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { page, heard } = served({
    handlers: {
      undo: async () => {
        await slow;
        return done;
      },
      redo: async () => done,
    },
  });
  page.postMessage({ id: 1, call: 'undo', input: {} });
  page.postMessage({ id: 2, call: 'redo', input: {} });
  await until(() => heard.length === 1);
  finish();
  await until(() => heard.length === 2);
  expect(heard).toEqual([
    { id: 2, result: done },
    { id: 1, result: done },
  ]);
});

it('messages that are no calls are counted and answered with nothing', async () => {
  const { service, page, heard } = served({});
  for (const message of [null, 'undo', { id: 1 }, { id: '1', call: 'undo', input: {} }])
    page.postMessage(message);
  page.postMessage({ id: 5, call: 'undo', input: {} });
  await until(() => heard.length > 0);
  expect({ heard, ignored: service.ignored() }).toEqual({ heard: [{ id: 5, result: done }], ignored: 4 });
});

it('calls from a page that is no longer the application’s own are counted and reach no handler', async () => {
  let own = false;
  let ran = 0;
  const handler = async () => {
    ran += 1;
    return done;
  };
  const { service, page, heard } = served({ accepts: () => own, handlers: { undo: handler, redo: handler } });
  page.postMessage({ id: 1, call: 'undo', input: {} });
  await until(() => service.ignored() === 1);
  own = true;
  page.postMessage({ id: 2, call: 'undo', input: {} });
  await until(() => heard.length > 0);
  expect({ heard, ran }).toEqual({ heard: [{ id: 2, result: done }], ran: 1 });
});

it('an answer that cannot be sent is an incident, and its caller is told so', async () => {
  const unsendable = success({ undone: 'x', kept: [], more: () => 'a function cannot be posted' });
  const reported: string[] = [];
  const { page, heard } = served({
    handlers: { undo: async () => unsendable, redo: async () => done },
    report: (_error, call) => {
      reported.push(call);
      return 'incident-2';
    },
  });
  page.postMessage({ id: 3, call: 'undo', input: {} });
  await until(() => heard.length > 0);
  expect({ heard, reported }).toEqual({
    heard: [
      {
        id: 3,
        result: { ok: false, failure: { code: 'internal', message: containing('incident-2') } },
      },
    ],
    reported: ['undo'],
  });
});

it('an event goes to the page, and nowhere once the port is closed', async () => {
  const { service, heard } = served({});
  service.send({ event: 'progress', payload: { done: 1 } });
  await until(() => heard.length > 0);
  service.close();
  service.send({ event: 'progress', payload: { done: 2 } });
  expect(heard).toEqual([{ event: 'progress', payload: { done: 1 } }]);
});
