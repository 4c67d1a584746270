import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { queryCache } from '../../../renderer/state/query-cache.ts';
import type { Result } from '../../../shared/base/index.ts';
import { failure, success } from '../../../shared/base/index.ts';
import type { MatterNews, MatterState } from '../../../shared/contract/index.ts';
import { columnsOfMarks } from '../../../shared/model/index.ts';
import { markOf } from '../reader/passages.ts';

/** A service that answers what it is told to, counts what it is asked, and can tell of changes. */
function fakeService(answers: Record<string, () => Result<unknown>>) {
  const asked: string[] = [];
  const listeners = new Set<(news: MatterNews) => void>();
  const service = {
    call: async (name: string, input: object) => {
      const key = `${name} ${JSON.stringify(input)}`;
      asked.push(key);
      return Promise.resolve(answers[name]?.() ?? success(null));
    },
    on: (_name: string, listener: (news: MatterNews) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected: () => () => undefined,
  };
  const tell = (news: Partial<MatterNews>) => {
    for (const listener of listeners) {
      listener({
        state: { sequence: 2 } as MatterState,
        documents: [],
        everything: false,
        texts: [],
        summaries: null,
        passages: [],
        notes: true,
        ...news,
      });
    }
  };
  const change = (documents: readonly string[], everything = false) => tell({ documents, everything });
  // The fake has the client's shape at run time; its types are the real one's.
  return { service: service as unknown as ServiceClient, asked, change, tell };
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

  test('takes the passages that a change tells, and reads none of the others again', async () => {
    const [a, b] = [markOf('a', 0, 4, ['TR']), markOf('b', 5, 9, ['CU'])];
    const { service, asked, tell } = fakeService({ listMarks: () => success(columnsOfMarks([a, b])) });
    const cache = queryCache(service);
    const marks = cache.marks('one');
    marks.keep();
    cache.marks('two').keep();
    await settle();
    asked.length = 0;
    const tagged = markOf('b', 5, 9, ['CU', 'TR']);
    tell({
      documents: ['one'],
      passages: [{ documentId: 'one', columns: columnsOfMarks([tagged]), gone: ['a'] }],
    });
    await settle();
    expect({ asked, marks: marks.state.get().value }).toEqual({ asked: [], marks: [tagged] });
  });

  test('reads the passages of a document anew where too many changed to be told', async () => {
    const { service, asked, tell } = fakeService({ listMarks: () => success(columnsOfMarks([])) });
    const cache = queryCache(service);
    cache.marks('one').keep();
    cache.marks('two').keep();
    await settle();
    asked.length = 0;
    tell({ documents: ['one'], passages: null });
    await settle();
    expect(asked).toEqual(['listMarks {"documentId":"one"}']);
  });

  test('shows what an act of this window answered before the change is told', async () => {
    const { service } = fakeService({ listMarks: () => success(columnsOfMarks([])) });
    const cache = queryCache(service);
    const marks = cache.marks('one');
    marks.keep();
    await settle();
    const made = markOf('made', 0, 4, ['TR']);
    cache.mergeMarks('one', { changed: [made], gone: [] });
    expect(marks.state.get().value).toEqual([made]);
  });

  test('takes descriptions of documents from the change, and reads no text again for them', async () => {
    const listed = [
      { id: 'one', passages: 0 },
      { id: 'two', passages: 0 },
    ];
    const { service, asked, tell } = fakeService({
      listDocuments: () => success(listed),
      readDocument: () => success({ document: listed[0], text: 'Long.' }),
    });
    const cache = queryCache(service);
    const documents = cache.query('listDocuments', {});
    const text = cache.query('readDocument', { documentId: 'one' });
    documents.keep();
    text.keep();
    await settle();
    asked.length = 0;
    const now = { id: 'one', passages: 1 };
    // Of a description only the identifier is looked at.
    tell({ documents: ['one'], summaries: [now] as unknown as NonNullable<MatterNews['summaries']> });
    await settle();
    expect({ asked, documents: documents.state.get().value, text: text.state.get().value }).toEqual({
      asked: [],
      documents: [now, listed[1]],
      text: { document: now, text: 'Long.' },
    });
    tell({
      documents: ['one'],
      texts: ['one'],
      summaries: [now] as unknown as NonNullable<MatterNews['summaries']>,
    });
    await settle();
    expect(asked).toEqual(['readDocument {"documentId":"one"}']);
  });

  test('leaves notes as they are where passages were only made and tagged', async () => {
    const { service, asked, tell } = fakeService({ listNotes: () => success([]) });
    const cache = queryCache(service);
    cache.query('listNotes', { documentId: 'one' }).keep();
    await settle();
    asked.length = 0;
    tell({ documents: ['one'], notes: false });
    await settle();
    expect(asked).toEqual([]);
    tell({ documents: ['one'] });
    await settle();
    expect(asked).toEqual(['listNotes {"documentId":"one"}']);
  });
});
