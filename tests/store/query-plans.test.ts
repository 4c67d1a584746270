import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadableDatabase, SqlValue } from '../../electron/store/index.ts';
import {
  containsHead,
  documentTexts,
  findDocumentBySha256,
  findPassageBySpan,
  highestClock,
  indexDocument,
  migrate,
  openConnection,
  operationsOfAct,
  operationsOfSubject,
  newestActRows,
  newestOperations,
  newestSequence,
  readCanonicalText,
  readChainHead,
  readLifeTokens,
  readNotes,
  readPassages,
  readStandingVersionsOf,
  readTagTokens,
  readTaggedSpans,
  standingState,
  type Connection,
  type WriteTx,
} from '../../electron/store/index.ts';
import { blocksBetween } from '../../electron/store/search/block-rows.ts';
import { readLabels } from '../../electron/store/search/document-labels.ts';
import { textGauge } from '../../electron/store/search/text-gauge.ts';

let connection: Connection;

beforeAll(() => {
  connection = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
  migrate(connection, 0);
});

afterAll(() => {
  connection.close();
});

/** The full scans, by table, in the plans of every query that reading code runs. */
function scansOf(read: (database: ReadableDatabase) => unknown): readonly string[] {
  const scans: string[] = [];
  const explain = (sql: string, values: readonly SqlValue[]): void => {
    for (const { detail } of connection.reader.all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...values,
    )) {
      const scanned = /^SCAN (\S+)(.*)$/u.exec(detail);
      if (scanned !== null && !detail.includes('CONSTANT ROW')) scans.push(scanned[1] ?? '');
    }
  };
  read({
    all: (sql, ...values) => {
      explain(sql, values);
      return connection.reader.all(sql, ...values);
    },
    get: (sql, ...values) => {
      explain(sql, values);
      return connection.reader.get(sql, ...values);
    },
    iterate: (sql, ...values) => {
      explain(sql, values);
      return connection.reader.iterate(sql, ...values);
    },
  });
  return [...new Set(scans)];
}

const label = () => ({ label: '', documentId: null });

/** Small tables that every such query may go through: themes, reviewers; `json_each` of a short list given. */
const small = ['t', 'reviewer', 'json_each', 'chosen', 'text_version'];

const queries: readonly (readonly [string, (database: ReadableDatabase) => unknown, readonly string[]])[] = [
  ['the passages of a document', (db) => readPassages(db, documentTexts(db), { document: 'd' }), ['t']],
  ['one passage', (db) => readPassages(db, documentTexts(db), { passage: 'p' }), ['t']],
  ['the passage with a span', (db) => findPassageBySpan(db, 'd', 1, 2), []],
  ['the tags of a passage', (db) => readTagTokens(db, 'p', 't'), ['t']],
  ['passages of dated events', (db) => readPassages(db, documentTexts(db), { dated: true }), ['t']],
  [
    'the tags two reviewers gave',
    (db) => readTaggedSpans(db, ['d'], ['r', 's']),
    ['t', 'chosen', 'json_each'],
  ],
  ['the life of a subject', (db) => readLifeTokens(db, 's'), []],
  ['the wordings of a subject', (db) => readStandingVersionsOf(db, 's', 'content'), []],
  ['one note', (db) => readNotes(db, label, { note: 'n' }), ['reviewer']],
  ['the last head of a replica', (db) => readChainHead(db, 'r'), []],
  ['whether a head is contained', (db) => containsHead(db, { replica: 'r', length: 3, hash: '' }), []],
  ['the operations of an act', (db) => operationsOfAct(db, 'a'), []],
  ['the newest operations', (db) => newestOperations(db, 10), []],
  ['the operations about a passage', (db) => operationsOfSubject(db, 's'), []],
  ['the acts on a document', (db) => newestActRows(db, { document: 'd' }, 9, 10), []],
  ['the newest sequence', (db) => newestSequence(db), []],
  ['a document by its bytes', (db) => findDocumentBySha256(db, 'h'), []],
  ['the blocks between two rows of the index', (db) => blocksBetween(db, 'd', 1, 9), []],
  ['the labels of documents', (db) => readLabels(db, ['d']), ['json_each']],
  ['the words of a gap', (db) => textGauge(db, 'd').gauge.atMostWords(0, 99, 3), []],
  ['the blocks at a gap', (db) => textGauge(db, 'd').gauge.inOneBlock(1, 2), []],
  ['a canonical text', (db) => readCanonicalText(db, 'h'), []],
  ['the order of a register', (db) => standingState(db).register('theme', ['t'], 'code'), []],
  ['the standing tags of a passage', (db) => standingState(db).tags('p'), []],
  ['the tag an operation gave', (db) => standingState(db).tagGivenBy('o'), []],
  ['the lives of a subject', (db) => standingState(db).lives('s'), []],
  ['where an operation comes from', (db) => standingState(db).originOf('o'), []],
];

test.each(queries)('%s: no table that grows is scanned', (_what, read, allowed) => {
  for (const table of allowed) expect(small).toContain(table);
  expect(scansOf(read).filter((table) => !allowed.includes(table))).toEqual([]);
});

test('the clock to go on from is found from the index of chains alone', () => {
  const plan: string[] = [];
  highestClock({
    ...connection.reader,
    get: (sql, ...values) => {
      plan.push(
        ...connection.reader
          .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)
          .map(({ detail }) => detail),
      );
      return connection.reader.get(sql, ...values);
    },
  });
  expect(plan.filter((detail) => detail.startsWith('SCAN'))).toEqual([
    'SCAN operation USING COVERING INDEX sqlite_autoindex_operation_2',
  ]);
});

test('bringing a document’s search index in line reads that document’s blocks only', () => {
  const scans: string[] = [];
  connection.writeLogged((tx) => {
    const traced: WriteTx = {
      ...tx,
      all: (sql, ...values) => {
        scans.push(...scansOf((db) => db.all(sql, ...values)));
        return tx.all(sql, ...values);
      },
    };
    indexDocument(traced, 'd');
  });
  expect(scans).toEqual([]);
});
