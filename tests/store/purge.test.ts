import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PackChoices, Passage } from '../../shared/model/index.ts';
import type { MatterSession } from '../../electron/usecases/matter-session.ts';
import { leastPassphraseCost } from '../../electron/crypto/index.ts';
import { createMatter } from '../../electron/usecases/create-matter.ts';
import { unlockMatter } from '../../electron/usecases/keys/unlock-matter.ts';
import { openMatter } from '../../electron/usecases/open-matter.ts';
import { foldOperation } from '../../shared/fold/index.ts';
import { applyChanges } from '../../electron/store/apply-changes.ts';
import { indexOperations } from '../../electron/store/index-operations.ts';
import {
  documentTexts,
  insertOperation,
  operationsAboutDocuments,
  openConnection,
  openWriteGate,
  readChainHeads,
  readableOperation,
  storedOperations,
  type Connection,
  type ReadableDatabase,
  type StoredOperation,
  type WriteGate,
} from '../../electron/store/index.ts';
import { readKnownReplica, rememberReplica } from '../../electron/usecases/known-replicas.ts';
import type { MatterWriting } from '../../electron/usecases/matter-context.ts';
import { purgeLateArrivals } from '../../electron/usecases/purge-late-arrivals.ts';
import {
  expectFailure,
  expectValue,
  lookInto,
  matterFixture,
  noteOf,
  quickFolder,
  testIdentifiers,
  testSurroundings,
  type MatterFixture,
} from './matter-fixture.ts';
import { purge, wordsInFile } from './purging.ts';

let fixture: MatterFixture;
let session: MatterSession;
let kept: string;
let secret: string;
let theme: string;

const secretText = 'Counsel advised quokkaword.\nThe wombatword was heard.\nShare numbatword';
/** Words that stand in nothing but what was made on the secret document, and one that its index holds in small letters. */
const secretWords = [
  'quokkaword',
  'wombatword',
  'numbatword',
  'mistakenpaper',
  'Bilbytitle',
  'Dingonote',
  'dingonote',
  'Potoroonote',
  'Emureason',
  'Koaladraft',
  'Galahcopy',
];

const choices: PackChoices = {
  title: 'Night shifts',
  themes: [],
  documents: [],
  order: 'document',
  context: 'block',
  notes: 'none',
  fullTexts: true,
  names: false,
};

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open({ reviewerName: 'Ada Quill' });
  kept = await fixture.importText(session, 'kept.txt', 'The rota was kept in a blue binder.');
  secret = await fixture.importText(session, 'mistakenpaper.txt', secretText);
  theme = expectValue(await session.calls.listThemes({}))[0]?.id ?? '';
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

/** Does on the secret document everything that leaves a trace of it. */
async function workOnSecret(): Promise<{ readonly passage: string; readonly other: string }> {
  const { calls } = session;
  const span = { documentId: secret, start: 0, end: 27, themeIds: [theme] };
  const passage = expectValue(
    await calls.tagSpan({ ...span, note: { content: noteOf('Dingonote about it') } }),
  );
  const other = expectValue(
    await calls.tagSpan({
      documentId: kept,
      start: 0,
      end: 8,
      themeIds: [theme],
      note: { content: noteOf('Fine') },
    }),
  );
  expectValue(await calls.movePassage({ passageId: passage.id, start: 0, end: 40 }));
  expectValue(
    await calls.setPassageEvent({ passageId: passage.id, date: { value: '2013', precision: 'year' } }),
  );
  expectValue(await calls.linkPassages({ from: other.id, to: passage.id, relation: 'contradicts' }));
  const note = expectValue(
    await calls.writeNote({ target: { kind: 'document', id: secret }, content: noteOf('Dingonote again') }),
  );
  expectValue(
    await calls.editNote({ noteId: note.id, content: noteOf('Potoroonote'), replaces: [note.version] }),
  );
  expectValue(
    await calls.describeDocument({ documentId: secret, change: { field: 'title', value: 'Bilbytitle' } }),
  );
  expectValue(
    await calls.decideDocuments({
      documentIds: [secret],
      decision: { question: 'privilege', answer: 'privileged', reason: 'Emureason' },
    }),
  );
  expectValue(await calls.setFurniture({ documentId: secret, blocks: [2], furniture: true }));
  expectValue(await calls.setDocumentTag({ documentIds: [kept, secret], themeId: theme, tagged: true }));
  expectValue(
    await calls.saveDraft({
      id: 'draft',
      noteId: null,
      target: { kind: 'passage', id: passage.id },
      content: noteOf('Koaladraft'),
      startedFrom: null,
    }),
  );
  const copy = join(fixture.folder, 'Galahcopy.txt');
  writeFileSync(copy, secretText);
  expectValue(await calls.importFiles({ task: 'copy', paths: [copy] }));
  return { passage: passage.id, other: other.id };
}

/** Makes a document whose passages are moved so often that SQLite leaves words of it between rows; gives its id. */
async function manyMoved(): Promise<string> {
  const lines = (word: string) =>
    Array.from(
      { length: 400 },
      (_line, n) => `${word}${n} is here and says ${'x'.repeat(n % 60)} things about ${word}.`,
    ).join('\n');
  const many = [
    await fixture.importText(session, 'many-kept.txt', lines('kept')),
    await fixture.importText(session, 'many.txt', lines('echidna')),
  ];
  const passages: Passage[] = [];
  for (let n = 0; n < 400; n += 1) {
    const start = (n * 37) % 9_000;
    const span = { documentId: many[n % 2] ?? '', start, end: start + 20 + ((n * 13) % 200) };
    passages.push(expectValue(await session.calls.tagSpan({ ...span, themeIds: [theme] })));
  }
  for (const [n, { id, start, end }] of passages.entries()) {
    const span = { start: Math.max(0, start - 5), end: end + ((n * 31) % 2_000) };
    expectValue(await session.calls.movePassage({ passageId: id, ...span }));
  }
  return many[1] ?? '';
}

/** A gate beside the session, which has to be closed, for a replica that has begun its chain. */
function gateOver(connection: Connection): WriteGate {
  const gate = openWriteGate({
    connection,
    replica: 'beside',
    clock: () => 1,
    newIdentifier: testIdentifiers(),
    texts: documentTexts(connection.reader),
    onWritten: () => undefined,
  });
  const startedFrom = readChainHeads(connection.reader);
  const begin = { type: 'replica.begin', body: { suffix: '-BS', startedFrom } } as const;
  gate.write([{ reviewer: 'second', undoes: null, operations: [begin] }]);
  return gate;
}

async function detailOf(name: string): Promise<string> {
  const { checks } = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
  return checks.find((check) => check.name === name)?.detail ?? '';
}

async function faults(): Promise<unknown> {
  const { checks } = expectValue(await session.calls.verifyMatter({ task: 'verify' }));
  return checks.filter((check) => !check.ok);
}

describe('purging a document', () => {
  test('takes its every word out of the file, and what was made on another stays', async () => {
    const { other } = await workOnSecret();
    expect(wordsInFile(fixture.path, secretWords)).toEqual(secretWords);
    const [stone] = await purge(session, [secret]);
    expect(stone).toMatchObject({
      documentId: secret,
      urn: 'HAR000002',
      reason: 'Received by mistake',
      proposedBy: 'Ada Quill',
      approvedBy: 'Cal Moss',
    });
    expect(wordsInFile(fixture.path, secretWords)).toEqual([]);
    expect(await faults()).toEqual([]);
    expect([await detailOf('chains'), await detailOf('sources')]).toEqual([
      expect.stringMatching(/Withheld: \d+ bodies were purged, with reasons on the record\./u),
      expect.stringContaining('Withheld: 1 source was purged'),
    ]);
    const { calls } = session;
    expect(expectValue(await calls.listDocuments({})).map(({ id, tags }) => [id, tags.length])).toEqual([
      [kept, 1],
    ]);
    expect(expectValue(await calls.listPassages({})).map(({ id }) => id)).toEqual([other]);
    expect(expectValue(await calls.listNotes({})).map(({ text }) => text)).toEqual(['Fine']);
    expect(expectValue(await calls.listDrafts({}))).toEqual([]);
    expect(expectValue(await calls.listLinks({}))).toEqual([]);
    const found = await calls.search({ query: 'quokkaword', limit: 10, offset: 0, furniture: true });
    expect(expectValue(found)).toMatchObject({ total: 0, inFurniture: 0, hits: [] });
    expect(expectFailure(await calls.readDocument({ documentId: secret })).code).toBe('document-not-found');
  });

  test('is told by the history with its reason and both names, and what it took with it as withheld', async () => {
    await workOnSecret();
    await purge(session, [secret]);
    const sentences = expectValue(await session.calls.history({ limit: 100, offset: 0 })).map(
      ({ sentence }) => sentence,
    );
    expect(sentences.slice(0, 2)).toEqual([
      'Purged {HAR000002}, proposed by Ada Quill and approved by Cal Moss: Received by mistake',
      'Proposed to purge {HAR000002}: Received by mistake',
    ]);
    expect(sentences).toContain('Withheld: the entries of this act were purged');
    expect(sentences.join(' ')).not.toMatch(/quokka|Bilby|mistakenpaper/u);
    expect(sentences.at(-2)).toBe('Imported {HAR000001} kept.txt');
  });

  test('stays the same after closing and opening, and its URN and its bytes are not used again', async () => {
    await purge(session, [secret]);
    await session.close();
    session = await fixture.open();
    expect(expectValue(await session.calls.listPurges({})).purged.map(({ urn }) => urn)).toEqual([
      'HAR000002',
    ]);
    const path = join(fixture.folder, 'sources', 'mistakenpaper.txt');
    const [again] = expectValue(await session.calls.importFiles({ task: 'again', paths: [path] })).items;
    expect(again).toMatchObject({ result: 'failed', code: 'document-purged' });
    const next = await fixture.importText(session, 'next.txt', 'Another paper.');
    const urns = expectValue(await session.calls.listDocuments({})).map(({ id, urn }) => [id, urn]);
    expect(urns).toEqual([
      [kept, 'HAR000001'],
      [next, 'HAR000003'],
    ]);
    expect(await faults()).toEqual([]);
  });

  test('takes documents with the same text only together', async () => {
    const twin = await fixture.importText(session, 'twin.txt', `\uFEFF${secretText}`);
    expect(twin).not.toBe(secret);
    const alone = await session.calls.proposePurge({ documentIds: [secret], reason: 'Mistake' });
    expect(expectFailure(alone)).toMatchObject({
      code: 'purge-not-whole',
      message: expect.stringContaining('HAR000003 has the same bytes or the same text') as string,
    });
    await purge(session, [secret, twin]);
    expect(wordsInFile(fixture.path, ['quokkaword', 'wombatword'])).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('leaves it out of a pack at an earlier receipt, which says how many were', async () => {
    await workOnSecret();
    const { matter, heads } = expectValue(await session.calls.receipt({}));
    await purge(session, [secret]);
    const folder = join(fixture.folder, 'pack');
    const built = expectValue(
      await session.calls.buildPack({
        task: 'build',
        choices,
        place: { kind: 'exactly', folder },
        receipt: { matter, heads },
      }),
    );
    expect([built.record.passages, built.warnings]).toEqual([
      1,
      ['1 document was left out: purged since the state that was asked for.'],
    ]);
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.pdf') || file === 'sources') continue;
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/HAR000002|quokka|Bilby/u);
    }
  });

  test('is still erasing while somebody reads an earlier state, and says so', async () => {
    const reader = openConnection({ path: fixture.path, access: 'read', sqliteBinding: undefined });
    const reading = reader.reader.iterate('SELECT id FROM operation');
    reading.next();
    const proposal = expectValue(
      await session.calls.proposePurge({ documentIds: [secret], reason: 'Mistake' }),
    );
    expectValue(await session.calls.setReviewer({ name: 'Cal Moss' }));
    const done = expectValue(await session.calls.approvePurge({ task: 'purge', purgeId: proposal.id }));
    expect(done).toMatchObject({ purged: true, erased: false });
    reading.return?.();
    reader.close();
    await session.close();
    expect(wordsInFile(fixture.path, ['quokkaword'])).toEqual([]);
    session = await fixture.open();
  });

  test('takes out what SQLite left between rows as it moved them from page to page', async () => {
    const many = await manyMoved();
    await purge(session, [many]);
    expect(wordsInFile(fixture.path, ['echidna', 'chidna'])).toEqual([]);
  });

  test('is finished at the next opening where the application was killed before the file was written anew', async () => {
    const many = await manyMoved();
    const { matter } = expectValue(await session.calls.receipt({}));
    await session.close();
    const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined });
    gateOver(connection).write([
      {
        reviewer: 'second',
        undoes: null,
        operations: [
          {
            type: 'purge',
            body: {
              proposal: 'proposal',
              covers: [],
              documents: [{ document: many, urn: 'HAR000004', sha256: '' }],
              operations: operationsAboutDocuments(connection.reader, [many]),
              blobs: connection.reader
                .all<{ sha256: string }>('SELECT sha256 FROM document WHERE id = ?', many)
                .map(({ sha256 }) => sha256),
              reason: 'Mistake',
              reviewers: ['first', 'second'],
            },
          },
        ],
      },
    ]);
    connection.close();
    expect(wordsInFile(fixture.path, ['chidna'])).toEqual(['chidna']);
    const known = readKnownReplica(fixture.profileFolder, matter);
    if (known === null) throw new Error('The profile does not know the matter.');
    await rememberReplica(fixture.profileFolder, { ...known, open: true });
    session = await fixture.open();
    expect(wordsInFile(fixture.path, ['chidna'])).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('takes it out of the rollback journal that is held in a synchronised folder, too', async () => {
    await workOnSecret();
    await session.close();
    const path = join(fixture.folder, 'Dropbox', 'inquiry.matter');
    mkdirSync(dirname(path));
    copyFileSync(fixture.path, path);
    session = await fixture.open({ path });
    expect(wordsInFile(path, secretWords)).toEqual(secretWords);
    await purge(session, [secret]);
    expect(wordsInFile(path, secretWords)).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test('is done in an encrypted matter, which opens again with its key and is whole', async () => {
    const surroundings = {
      ...testSurroundings(join(fixture.folder, 'sealing'), 5),
      passphraseCost: { ...leastPassphraseCost, memoryKiB: 1_024, passes: 1 },
    };
    const path = join(fixture.folder, 'sealed.matter');
    const passphrase = 'four plain words here';
    expectValue(
      await createMatter({
        path,
        title: 'Sealed',
        prefix: 'SEA',
        reviewerName: 'Ada Quill',
        passphrase,
        surroundings,
      }),
    );
    const reopen = async () => {
      await session.close();
      const key = expectValue(await unlockMatter(path, { kind: 'passphrase', passphrase }, surroundings));
      session = expectValue(await openMatter({ path, access: 'write', key, surroundings }));
    };
    await reopen();
    secret = await fixture.importText(session, 'sealed.txt', secretText);
    await purge(session, [secret]);
    await reopen();
    expect(await faults()).toEqual([]);
    expect(expectValue(await session.calls.listDocuments({}))).toEqual([]);
    expect(expectValue(await session.calls.listPurges({})).purged).toMatchObject([{ urn: 'SEA000001' }]);
  });

  test('cannot be brought back by a window that still has a draft about it', async () => {
    const { passage } = await workOnSecret();
    await purge(session, [secret]);
    for (const target of [
      { kind: 'document', id: secret },
      { kind: 'passage', id: passage },
    ] as const) {
      const saved = session.calls.saveDraft({
        id: 'late',
        noteId: null,
        target,
        content: noteOf('Late'),
        startedFrom: null,
      });
      expect(expectFailure(await saved).code).toBe('document-purged');
    }
  });
});

describe('what comes in late about a purged document, from a copy that had not heard of it', () => {
  /** Works on the secret document in a copy on another machine; gives the entries that the copy wrote. */
  async function workInCopy(): Promise<readonly StoredOperation[]> {
    const copy = join(fixture.folder, 'copy.matter');
    await workOnSecret();
    await session.close();
    copyFileSync(fixture.path, copy);
    session = await fixture.open({
      path: copy,
      reviewerName: 'Eve Far',
      surroundings: testSurroundings(join(fixture.folder, 'far'), 2),
    });
    const { calls } = session;
    for (const { id, documentId, start, end } of expectValue(await calls.listPassages({}))) {
      if (documentId !== secret) continue;
      expectValue(await calls.movePassage({ passageId: id, start, end: end + 3 }));
      const target = { kind: 'passage', id } as const;
      expectValue(await calls.writeNote({ target, content: noteOf('Dingonote from afar') }));
    }
    for (const { id, version, documentId } of expectValue(await calls.listNotes({}))) {
      if (documentId !== secret) continue;
      expectValue(await calls.editNote({ noteId: id, content: noteOf('Potoroonote'), replaces: [version] }));
    }
    await workOnSecret();
    await session.close();
    const written = lookInto(copy, ({ reader }) =>
      storedOperations(reader, 'reviewer = ?', reviewerIn(reader)),
    );
    rmSync(copy);
    session = await fixture.open({ reviewerName: 'Ada Quill' });
    return written;
  }

  function reviewerIn(reader: ReadableDatabase): string {
    return reader.get<{ id: string }>("SELECT id FROM reviewer WHERE name = 'Eve Far'")?.id ?? '';
  }

  /** Takes entries of another replica in, as a merge does. */
  async function takeIn(entries: readonly StoredOperation[]): Promise<void> {
    await session.close();
    const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined });
    connection.writeLogged((tx) => {
      const operations = entries.map(readableOperation).filter((operation) => operation !== null);
      for (const entry of entries) insertOperation(tx, entry);
      for (const operation of operations) applyChanges(tx, foldOperation(operation));
      indexOperations(tx, operations);
    });
    connection.close();
    session = await fixture.open();
  }

  test('shows nowhere, leaves the matter whole, and is destroyed in its turn', async () => {
    const late = await workInCopy();
    await purge(session, [secret]);
    await takeIn(late);
    expect(await faults()).toEqual([]);
    const { calls } = session;
    expect(expectValue(await calls.listDocuments({})).map(({ id }) => id)).toEqual([kept]);
    const quotes = expectValue(await calls.listPassages({})).map(({ quote }) => quote);
    expect(quotes).toEqual(['The rota']);
    await session.close();
    const connection = openConnection({ path: fixture.path, access: 'write', sqliteBinding: undefined });
    const { reader } = connection;
    const gate = gateOver(connection);
    const write: MatterWriting['write'] = (operations) =>
      gate.write([{ reviewer: reviewerIn(reader), undoes: null, operations }])[0] ?? {
        act: '',
        operations: [],
      };
    expect(purgeLateArrivals({ reader, connection }, { write })).toBeGreaterThan(10);
    expect(purgeLateArrivals({ reader, connection }, { write })).toBe(0);
    connection.close();
    session = await fixture.open();
    expect(await faults()).toEqual([]);
    expect(wordsInFile(fixture.path, secretWords)).toEqual([]);
  });
});

describe('a proposal to purge', () => {
  test('is refused without a reason, for an unknown document, twice, and for a purged one', async () => {
    const propose = (documentId: string, reason: string) =>
      session.calls.proposePurge({ documentIds: [documentId], reason });
    expect(expectFailure(await propose(secret, '  ')).code).toBe('reason-missing');
    expect(expectFailure(await propose('nobody', 'Mistake')).code).toBe('document-not-found');
    expectValue(await propose(secret, 'Mistake'));
    expect(expectFailure(await propose(secret, 'Mistake')).code).toBe('purge-proposed');
    await session.calls.undo({});
    await purge(session, [secret]);
    expect(expectFailure(await propose(secret, 'Mistake')).code).toBe('document-purged');
  });

  test.each(['Ada Quill', ' ada  QUILL '])('cannot be approved by %j, who made it', async (name) => {
    const { id } = expectValue(
      await session.calls.proposePurge({ documentIds: [secret], reason: 'Mistake' }),
    );
    expectValue(await session.calls.setReviewer({ name }));
    const approved = await session.calls.approvePurge({ task: 'purge', purgeId: id });
    expect(expectFailure(approved).code).toBe('purge-same-reviewer');
    expect(expectValue(await session.calls.listPurges({})).proposals).toMatchObject([{ mayApprove: false }]);
    expect(wordsInFile(fixture.path, ['quokkaword'])).toEqual(['quokkaword']);
  });

  test('says what would go, and can be withdrawn, undone and put back', async () => {
    await workOnSecret();
    const { calls } = session;
    const { id } = expectValue(await calls.proposePurge({ documentIds: [secret], reason: 'Mistake' }));
    const standing = async () => expectValue(await calls.listPurges({})).proposals;
    expect(await standing()).toMatchObject([
      {
        id,
        reason: 'Mistake',
        reviewer: 'Ada Quill',
        documents: [{ documentId: secret, urn: 'HAR000002', passages: 1, notes: 2 }],
      },
    ]);
    expect(expectValue(await calls.undo({})).undone).toBe('Proposed to purge {HAR000002}: Mistake');
    expect(await standing()).toEqual([]);
    expectValue(await calls.redo({}));
    expect((await standing()).map((proposal) => proposal.id)).toEqual([id]);
    expectValue(await calls.withdrawPurge({ purgeId: id }));
    expect(await standing()).toEqual([]);
    expect(expectFailure(await calls.withdrawPurge({ purgeId: id })).code).toBe('purge-not-found');
    const [entry] = expectValue(await calls.history({ limit: 1, offset: 0 }));
    expect(entry?.sentence).toBe('Withdrew the proposal to purge {HAR000002}');
  });
});

describe('undo', () => {
  test('passes over a purge and says so', async () => {
    expectValue(await session.calls.setReviewer({ name: 'Cal Moss' }));
    expectValue(await session.calls.setMatterTitle({ title: 'Another title' }));
    await purge(session, [secret]);
    expect(expectValue(await session.calls.undo({}))).toEqual({
      undone: 'Renamed the matter Another title',
      kept: ['The purge cannot be undone: what it destroyed is gone.'],
    });
    expect(expectFailure(await session.calls.undo({})).message).toBe(
      'There is nothing of yours left to undo in this matter. The purge cannot be undone: what it destroyed is gone.',
    );
  });
});
