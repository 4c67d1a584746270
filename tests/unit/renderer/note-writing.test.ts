import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceClient } from '../../../renderer/state/client.ts';
import { noteWriting } from '../../../renderer/state/note-writing.ts';
import { success } from '../../../shared/base/index.ts';
import type { Note } from '../../../shared/model/index.ts';
import { plainNote } from '../../../shared/model/index.ts';

const target = { kind: 'document', id: 'd1' } as const;

function noteOf(version: string): Note {
  return {
    id: 'n1',
    target,
    content: plainNote(''),
    text: '',
    privileged: true,
    reviewer: 'R. Osei',
    createdAtMs: 0,
    editedAtMs: 0,
    version,
    conflicts: [],
    targetLabel: '',
    documentId: 'd1',
  };
}

function setUp() {
  const calls: { readonly name: string; readonly input: object }[] = [];
  let version = 0;
  const call = async (name: string, input: object) => {
    calls.push({ name, input });
    version += 1;
    return Promise.resolve(success(name === 'saveDraft' ? { savedAtMs: 1 } : noteOf(`v${String(version)}`)));
  };
  const service = { call, on: () => () => undefined, onConnected: () => () => undefined };
  // The fake has the client's shape at run time; its types are the real one's.
  return { service: service as unknown as ServiceClient, calls, names: () => calls.map(({ name }) => name) };
}

const span = { kind: 'span', documentId: 'd1', start: 4, end: 9, quote: 'words' } as const;

/** A service with one answer for each call it may be asked. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const calls: { readonly name: string; readonly input: object }[] = [];
  const call = async (name: string, input: object) => {
    calls.push({ name, input });
    return Promise.resolve(success(answers[name] ?? noteOf('v9')));
  };
  const service = { call, on: () => () => undefined, onConnected: () => () => undefined };
  // The fake has the client's shape at run time; its types are the real one's.
  return { service: service as unknown as ServiceClient, calls };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('writing a note', () => {
  test('puts a draft on disk within a second of the first key, also while typing goes on', async () => {
    const { service, names } = setUp();
    const writing = noteWriting(service, { target, note: null });
    for (let key = 0; key < 9; key += 1) {
      writing.change(plainNote('x'.repeat(key + 1)));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(names()).toEqual(['saveDraft']);
  });

  test('becomes one act on leaving, which names the draft it ends', async () => {
    const { service, calls } = setUp();
    const writing = noteWriting(service, { target, note: null });
    writing.change(plainNote('First'));
    await vi.advanceTimersByTimeAsync(700);
    await writing.finish();
    const [draft, write] = calls;
    expect([draft?.name, write?.name]).toEqual(['saveDraft', 'writeNote']);
    expect(write?.input).toMatchObject({ target, content: plainNote('First') });
    expect(write?.input).toHaveProperty('draftId', (draft?.input as { readonly id: string }).id);
  });

  test('becomes an act after thirty seconds of rest, and an edit of that note afterwards', async () => {
    const { service, calls, names } = setUp();
    const writing = noteWriting(service, { target, note: null });
    writing.change(plainNote('First'));
    await vi.advanceTimersByTimeAsync(31_000);
    writing.change(plainNote('First, and more'));
    await writing.finish();
    expect(names()).toEqual(['saveDraft', 'writeNote', 'editNote']);
    expect(calls.at(-1)?.input).toMatchObject({ noteId: 'n1', replaces: ['v2'] });
  });

  test('writes nothing where nothing was typed, and drops the draft of a note that was emptied', async () => {
    const { service, names } = setUp();
    await noteWriting(service, { target, note: null }).finish();
    expect(names()).toEqual([]);
    const emptied = noteWriting(service, { target, note: null });
    emptied.change(plainNote('x'));
    await vi.advanceTimersByTimeAsync(700);
    emptied.change(plainNote(' '));
    await emptied.finish();
    expect(names()).toEqual(['saveDraft', 'discardDraft']);
  });

  test('lets a recovered draft replace only the version it started from', async () => {
    const { service, calls } = setUp();
    const writing = noteWriting(service, {
      target,
      note: noteOf('newer'),
      draft: { id: 'd', startedFrom: 'older' },
    });
    writing.change(plainNote('From the draft'));
    await writing.finish();
    expect(calls.at(-1)?.input).toMatchObject({ replaces: ['older'], draftId: 'd' });
  });

  test('makes a passage with its note in one act where it is written on a selection', async () => {
    const { service, calls } = answering({
      tagSpan: { id: 'p1', twins: [] },
      listNotes: [{ ...noteOf('v1'), target: { kind: 'passage', id: 'p1' } }],
    });
    const written: string[] = [];
    const writing = noteWriting(service, {
      target: span,
      note: null,
      privileged: true,
      onWritten: (note) => written.push(note.version),
    });
    writing.change(plainNote('Ask about this'));
    await writing.finish();
    const [made, ...others] = calls;
    expect({ made, others: others.map(({ name }) => name), written }).toEqual({
      made: {
        name: 'tagSpan',
        input: {
          documentId: 'd1',
          start: 4,
          end: 9,
          themeIds: [],
          note: {
            content: plainNote('Ask about this'),
            privileged: true,
            draftId: expect.any(String) as unknown,
          },
        },
      },
      others: ['listNotes'],
      written: ['v1'],
    });
    writing.change(plainNote('Ask about this again'));
    await writing.finish();
    expect(calls.at(-1)).toMatchObject({ name: 'editNote', input: { noteId: 'n1', replaces: ['v1'] } });
  });

  test('leaves nothing in the matter where a note on a selection stays blank', async () => {
    const { service, calls } = answering({});
    const writing = noteWriting(service, { target: span, note: null });
    writing.change(plainNote(' '));
    await writing.finish();
    expect(calls).toEqual([]);
  });

  test('keeps the words a draft is about, as long as their passage is not made', async () => {
    const { service, calls } = answering({ saveDraft: { savedAtMs: 1 } });
    noteWriting(service, { target: span, note: null }).change(plainNote('Ask'));
    await vi.advanceTimersByTimeAsync(700);
    expect(calls.map(({ input }) => input)).toMatchObject([
      {
        target: { kind: 'document', id: 'd1' },
        content: {
          blocks: [
            { kind: 'quotation', inlines: [{ kind: 'text', text: 'words' }] },
            ...plainNote('Ask').blocks,
          ],
        },
      },
    ]);
  });
});
