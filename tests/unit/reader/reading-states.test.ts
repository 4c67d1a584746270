import { describe, expect, it } from 'vitest';
import { filterByReading, nextUntagged, othersOn } from '../../../renderer/features/reader/reading-states.ts';
import { progressOf } from '../../../renderer/state/review.ts';
import type { DocumentSummary, ProgressState } from '../../../shared/model/index.ts';

/** A listed document with only what the states of reading look at. */
function listed(
  id: string,
  parts: {
    readonly passages?: number;
    readonly withdrawn?: boolean;
    readonly progress?: Readonly<Record<string, ProgressState>>;
  } = {},
): DocumentSummary {
  const only: Pick<DocumentSummary, 'id' | 'passages' | 'withdrawn' | 'progress'> = {
    id,
    passages: parts.passages ?? 0,
    withdrawn: parts.withdrawn === true ? { reason: 'received twice', atMs: 1, reviewer: 'Osei' } : null,
    progress: Object.entries(parts.progress ?? {}).map(([reviewer, state]) => ({ reviewer, state, atMs: 7 })),
  };
  return only as DocumentSummary;
}

const documents = [
  listed('tagged', { passages: 3, progress: { Osei: 'reading' } }),
  listed('read', { progress: { Osei: 'read' } }),
  listed('fresh'),
  listed('aside', { progress: { Osei: 'set aside', Khan: 'read' } }),
  listed('gone', { withdrawn: true }),
  listed('begun', { progress: { Osei: 'reading' } }),
  listed('of another', { progress: { Khan: 'read' } }),
];

describe('how far a reviewer is', () => {
  it('is their own state, unread where they have not begun, and what the others did is apart', () => {
    const aside = documents[3] ?? listed('none');
    expect([
      progressOf(aside, 'Osei'),
      progressOf(aside, 'Khan'),
      progressOf(aside, 'Vane'),
      progressOf(aside, null),
    ]).toEqual(['set aside', 'read', 'unread', 'unread']);
    expect(othersOn(aside, 'Osei')).toEqual([{ reviewer: 'Khan', state: 'read', atMs: 7 }]);
  });

  it('narrows the list', () => {
    const ids = (filter: Parameters<typeof filterByReading>[1]) =>
      filterByReading(documents, filter, 'Osei').map(({ id }) => id);
    expect({
      unread: ids('unread'),
      reading: ids('reading'),
      read: ids('read'),
      aside: ids('set aside'),
      untagged: ids('untagged').length,
      all: ids('all').length,
    }).toEqual({
      unread: ['fresh', 'gone', 'of another'],
      reading: ['tagged', 'begun'],
      read: ['read'],
      aside: ['aside'],
      untagged: 6,
      all: 7,
    });
  });
});

describe('the next untagged document', () => {
  it('is the next in the list that is in use, has no passage, and is neither read nor set aside by this reviewer', () => {
    const after = (id: string | null) => nextUntagged(documents, id, 'Osei')?.id ?? null;
    expect([after(null), after('tagged'), after('fresh'), after('begun'), after('of another')]).toEqual([
      'fresh',
      'fresh',
      'begun',
      'of another',
      'fresh',
    ]);
  });

  it('is none where every other one is done with', () => {
    expect(nextUntagged(documents.slice(0, 5), 'fresh', 'Osei')).toBeNull();
    expect(nextUntagged([], null, null)).toBeNull();
  });
});
