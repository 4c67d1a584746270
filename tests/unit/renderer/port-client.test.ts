import { afterEach, describe, expect, test } from 'vitest';
import { portClient } from '../../../renderer/state/port-client.ts';
import type { ServiceCalls, ServiceEvents } from '../../../shared/contract/index.ts';

const opened: MessagePort[] = [];

afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** A client whose only reads are of themes, and what the other side of each port was asked. */
function setUp() {
  const client = portClient<ServiceCalls, ServiceEvents>(new Set(['listThemes']));
  const connect = (answer: (call: string) => unknown) => {
    const { port1, port2 } = new MessageChannel();
    opened.push(port1, port2);
    const asked: string[] = [];
    port1.onmessage = ({ data }: MessageEvent<{ id: number; call: string }>) => {
      asked.push(data.call);
      const value = answer(data.call);
      if (value !== undefined) port1.postMessage({ id: data.id, result: { ok: true, value } });
    };
    client.attach(port2);
    return { asked, port: port1 };
  };
  return { client, connect };
}

const neverAnswers = (): undefined => undefined;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('the client of a port', () => {
  test('counts the changes under way, and neither reads nor long work', async () => {
    const counts: number[] = [];
    const client = portClient<ServiceCalls, ServiceEvents>(new Set(['listThemes']), (count) =>
      counts.push(count),
    );
    const { port1, port2 } = new MessageChannel();
    opened.push(port1, port2);
    const ids: number[] = [];
    port1.onmessage = ({ data }: MessageEvent<{ id: number }>) => ids.push(data.id);
    client.attach(port2);
    const changes = [client.call('undo', {}), client.call('redo', {})];
    void client.call('listThemes', {});
    void client.call('importFiles', { task: 'import', paths: ['/a'] });
    await until(() => ids.length === 4);
    expect(counts).toEqual([1, 2]);
    for (const id of ids) port1.postMessage({ id, result: { ok: true, value: null } });
    await Promise.all(changes);
    expect(counts).toEqual([1, 2, 1, 0]);
  });

  test('lets a call made before there is a port wait for it', async () => {
    const { client, connect } = setUp();
    const answer = client.call('listThemes', {});
    connect(() => []);
    expect(await answer).toEqual({ ok: true, value: [] });
  });

  test('repeats a read that was on its way when the other side ended', async () => {
    const { client, connect } = setUp();
    const first = connect(neverAnswers);
    const answer = client.call('listThemes', {});
    await until(() => first.asked.length === 1);
    connect(() => []);
    expect(await answer).toEqual({ ok: true, value: [] });
  });

  test('says of a change that was on its way that the service stopped, and does not repeat it', async () => {
    const { client, connect } = setUp();
    const first = connect(neverAnswers);
    const answer = client.call('undo', {});
    await until(() => first.asked.length === 1);
    const second = connect(() => ({ undone: '', kept: [] }));
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'service-stopped' } });
    await client.call('listThemes', {});
    expect(second.asked).toEqual(['listThemes']);
  });

  test('notices by itself that the other side closed', async () => {
    const { client, connect } = setUp();
    const first = connect(neverAnswers);
    const answer = client.call('undo', {});
    await until(() => first.asked.length === 1);
    first.port.close();
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'service-stopped' } });
  });

  test('gives up every call when another matter is shown', async () => {
    const { client } = setUp();
    const answer = client.call('undo', {});
    client.reset();
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });

  test('hands events to those who listen, until they stop', async () => {
    const { client, connect } = setUp();
    const heard: string[] = [];
    const stop = client.on('progress', ({ task }) => heard.push(task));
    const { port } = connect(() => []);
    const progress = (task: string) => ({
      event: 'progress',
      payload: { task, label: '', done: 0, total: null, unit: 'files' },
    });
    port.postMessage(progress('one'));
    await client.call('listThemes', {});
    stop();
    port.postMessage(progress('two'));
    await client.call('listThemes', {});
    expect(heard).toEqual(['one']);
  });
});
