import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { queryCache } from '../../../renderer/state/query-cache.ts';
import type { Result } from '../../../shared/base/index.ts';
import { failure, success } from '../../../shared/base/index.ts';
import type { MatterState, ServiceEvents } from '../../../shared/contract/index.ts';

/** A service that answers what it is told to, counts what it is asked, and can tell of changes. */
function fakeService(answers: Record<string, () => Result<unknown>>) {
  const asked: string[] = [];
  const listeners = new Set<(change: ServiceEvents['matterChanged']) => void>();
  const service = {
    call: async (name: string, input: object) => {
      const key = `${name} ${JSON.stringify(input)}`;
      asked.push(key);
      return Promise.resolve(answers[name]?.() ?? success(null));
    },
    on: (_name: string, listener: (change: ServiceEvents['matterChanged']) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected: () => () => undefined,
  };
  const change = (documents: readonly string[], everything = false) => {
    for (const listener of listeners) {
      listener({ state: { sequence: 2 } as MatterState, documents, everything });
    }
  };
  // The fake has the client's shape at run time; its types are the real one's.
  return { service: service as unknown as ServiceClient, asked, change };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1_000);
};

describe('the cache of answers', () => {
  test('asks once for all who look at the same answer', async () => {
    const { service, asked } = fakeService({ listThemes: () => success([]) });
    const cache = queryCache(service);
    cache.query('listThemes', {}).keep();
    cache.query('listThemes', {}).keep();
    await settle();
    expect(asked).toEqual(['listThemes {}']);
    expect(cache.query('listThemes', {}).state.get()).toEqual({
      status: 'ready',
      value: [],
      failure: undefined,
    });
  });

  test('reads anew what a change of a document touches, and leaves what it does not', async () => {
    const { service, asked, change } = fakeService({
      listPassages: () => success([]),
      listThemes: () => success([]),
    });
    const cache = queryCache(service);
    cache.query('listPassages', { documentId: 'one' }).keep();
    cache.query('listPassages', { documentId: 'two' }).keep();
    cache.query('listThemes', {}).keep();
    await settle();
    asked.length = 0;
    change(['one']);
    await settle();
    expect(asked.toSorted()).toEqual(['listPassages {"documentId":"one"}', 'listThemes {}']);
  });

  test('reads every document anew where any of them may have changed, whichever are named', async () => {
    const { service, asked, change } = fakeService({ listPassages: () => success([]) });
    const cache = queryCache(service);
    cache.query('listPassages', { documentId: 'one' }).keep();
    cache.query('listPassages', { documentId: 'two' }).keep();
    await settle();
    asked.length = 0;
    change(['one'], true);
    await settle();
    expect(asked.toSorted()).toEqual([
      'listPassages {"documentId":"one"}',
      'listPassages {"documentId":"two"}',
    ]);
  });

  test('keeps the old answer on the screen when a new one cannot be had, and says why', async () => {
    let broken = false;
    const { service, change } = fakeService({
      listThemes: () => (broken ? failure('internal', 'It broke.') : success([])),
    });
    const cache = queryCache(service);
    const query = cache.query('listThemes', {});
    query.keep();
    await settle();
    broken = true;
    change([]);
    await settle();
    expect(query.state.get()).toMatchObject({ status: 'failed', value: [], failure: { code: 'internal' } });
  });

  test('takes the matter as a whole from the change itself', async () => {
    const { service, asked, change } = fakeService({ matterState: () => success({ sequence: 1 }) });
    const cache = queryCache(service);
    const query = cache.query('matterState', {});
    query.keep();
    await settle();
    change([]);
    expect(query.state.get().value).toEqual({ sequence: 2 });
    expect(asked).toEqual(['matterState {}']);
  });

  test('does not read for nobody, and catches up when somebody looks again', async () => {
    const { service, asked, change } = fakeService({ listNotes: () => success([]) });
    const cache = queryCache(service);
    const leave = cache.query('listNotes', {}).keep();
    await settle();
    leave();
    change([]);
    await settle();
    expect(asked).toHaveLength(1);
    cache.query('listNotes', {}).keep();
    await settle();
    expect(asked).toHaveLength(2);
  });
});
