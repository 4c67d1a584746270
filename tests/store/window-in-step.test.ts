import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import type { ServiceClient } from '../../renderer/state/client.ts';
import { queryCache } from '../../renderer/state/query-cache.ts';
import type { QueryCache } from '../../renderer/state/query-cache.ts';
import type { MatterNews } from '../../shared/contract/index.ts';
import { describePassage } from '../../shared/text/index.ts';
import { expectValue, matterFixture, quickFolder, type MatterFixture } from './matter-fixture.ts';
import { perform, randomActs } from './random-acts.ts';

const texts = [
  'Alpha statement about training.\nBeta line on culture and alpha.\nShare this page\nGamma ends here.',
  'Minutes of the meeting.\nCafé culture was raised by gamma.\nShare with alpha\nClosed at noon.',
];

interface Room {
  readonly fixture: MatterFixture;
  readonly session: MatterSession;
  readonly cache: QueryCache;
  readonly documents: readonly string[];
}

const rooms: Room[] = [];

afterEach(async () => {
  for (const { fixture, session, cache } of rooms.splice(0)) {
    cache.close();
    await session.close();
    fixture.remove();
  }
});

/** A matter with two documents, and a window that looks at both of them. */
async function openRoom(): Promise<Room> {
  const fixture = await matterFixture(quickFolder);
  const listeners = new Set<(news: MatterNews) => void>();
  const session = await fixture.open({
    surroundings: {
      ...fixture.surroundings,
      emit: (event, payload) => {
        if (event !== 'matterChanged') return;
        for (const listener of listeners) listener(structuredClone(payload as MatterNews));
      },
    },
  });
  const documents = [
    await fixture.importText(session, 'one.txt', texts[0] ?? ''),
    await fixture.importText(session, 'two.txt', texts[1] ?? ''),
  ];
  const service = {
    call: async (name: keyof MatterSession['calls'], input: never) =>
      structuredClone(await session.calls[name](input)),
    on: (_name: string, listener: (news: MatterNews) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected: () => () => undefined,
  };
  // It has the client's shape at run time; its types are the real one's.
  const cache = queryCache(service as unknown as ServiceClient);
  for (const documentId of documents) {
    cache.marks(documentId).keep();
    cache.query('readDocument', { documentId }).keep();
    cache.query('listNotes', { documentId }).keep();
  }
  cache.query('listDocuments', {}).keep();
  const room = { fixture, session, cache, documents };
  rooms.push(room);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return room;
}

/** The cache lets a slow answer rest before it reads it again; however long that takes, it must come to it. */
const settling = { timeout: 15_000, interval: 100 };

/** What the window shows. */
function shownIn({ cache, documents }: Room): unknown {
  return {
    listed: cache.query('listDocuments', {}).state.get().value,
    documents: documents.map((documentId) => ({
      read: cache.query('readDocument', { documentId }).state.get().value,
      notes: cache.query('listNotes', { documentId }).state.get().value,
      marks: cache.marks(documentId).state.get().value,
    })),
  };
}

/** What it would show had it read everything again, the passages by the call that gives them whole. */
async function readAnew({ session: { calls }, documents }: Room): Promise<unknown> {
  return {
    listed: expectValue(await calls.listDocuments({})),
    documents: await Promise.all(
      documents.map(async (documentId) => ({
        read: expectValue(await calls.readDocument({ documentId })),
        notes: expectValue(await calls.listNotes({ documentId })),
        marks: expectValue(await calls.listPassages({ documentId })).map(
          ({ id, start, end, tags, twins, event, reviewer, createdAtMs }) => ({
            id,
            start,
            end,
            tags,
            twins,
            event,
            reviewer,
            createdAtMs,
          }),
        ),
      })),
    ),
  };
}

describe('a window that is told what changed', () => {
  test('shows what it would show had it read everything again, whatever was done and undone', async () => {
    await fc.assert(
      fc.asyncProperty(randomActs, fc.nat({ max: 3 }), async (acts, undone) => {
        const room = await openRoom();
        for (const act of acts) await perform(room.session, act);
        for (let count = 0; count < undone; count += 1) await room.session.calls.undo({});
        await vi.waitFor(async () => expect(shownIn(room)).toEqual(await readAnew(room)), settling);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('describes a passage from the text as the service describes it', async () => {
    const room = await openRoom();
    const [documentId = ''] = room.documents;
    const theme = expectValue(await room.session.calls.listThemes({}))[0]?.id ?? '';
    expectValue(await room.session.calls.tagSpan({ documentId, start: 6, end: 40, themeIds: [theme] }));
    const { document, ...text } = expectValue(await room.session.calls.readDocument({ documentId }));
    const passages = expectValue(await room.session.calls.listPassages({ documentId }));
    await vi.waitFor(() => {
      const marks = room.cache.marks(documentId).state.get().value ?? [];
      const described = marks.map((mark) =>
        describePassage({ documentId, urn: document.urn, ...text }, mark),
      );
      expect(described).toEqual(passages);
    }, settling);
  });

  test('is given the passages near a block first, and then all', async () => {
    const room = await openRoom();
    const lines = Array.from({ length: 2_000 }, (_, number) => `Line ${String(number)} of the long book.`);
    const documentId = await room.fixture.importText(room.session, 'long.txt', lines.join('\n'));
    const { blocks } = expectValue(await room.session.calls.readDocument({ documentId }));
    const places = [0, 900, 1_000, 1_999].map((index) => blocks[index]?.start ?? 0);
    for (const start of places) {
      expectValue(await room.session.calls.tagSpan({ documentId, start, end: start + 6, themeIds: [] }));
    }
    const near = async (block: number | undefined): Promise<readonly number[]> => {
      const input = block === undefined ? { documentId } : { documentId, near: block };
      return [...expectValue(await room.session.calls.listMarks(input)).starts];
    };
    expect({ near: await near(1_001), all: await near(undefined) }).toEqual({
      near: places.slice(1, 3),
      all: places,
    });
  });
});
