import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson, identifierSource, type JsonValue } from '../../../shared/base/index.ts';
import { foldOperation } from '../../../shared/fold/index.ts';
import type { Operation, OperationDraft } from '../../../shared/model/index.ts';
import { bodyHash, chainHash, chainStart } from '../../../electron/crypto/index.ts';
import { applyChanges } from '../../../electron/store/apply-changes.ts';
import { indexOperations } from '../../../electron/store/index-operations.ts';
import {
  insertOperation,
  migrate,
  openConnection,
  type StoredOperation,
} from '../../../electron/store/index.ts';
import { type BareDatabase, openBareDatabase } from '../bare-database.ts';
import type { BenchRow } from '../bench-row.ts';
import { below, inventedSentence, type Randomness, seededRandomness } from '../generated-text.ts';
import { median, timed } from '../measure.ts';

const sizes = [1_000, 10_000, 100_000] as const;

/** Operations that are checked, logged and folded in one transaction. */
const operationsAtOnce = 10_000;

type Entry = Omit<StoredOperation, 'seq'> & { readonly body: string };

/** Taking in another replica's operations: hashes checked, logged, folded into the tables. */
export const foldRow: BenchRow = {
  name: 'fold',
  what: 'fold 100,000 foreign operations (passages, tags, corrections, removals)',
  floor: 'bare insertion of the same rows of log and tables, in as many transactions',
  measure: async ({ folder, say }) => {
    const points = [];
    let floor = Number.NaN;
    let measured = Number.NaN;
    for (const size of sizes) {
      say(`${size} operations`);
      const entries = foreignOperations(seededRandomness(size), size);
      const floors: number[] = [];
      const times: number[] = [];
      for (let run = 0; run < (size === 100_000 ? 1 : 5); run += 1) {
        const folded = join(folder, `folded-${size}-${run}.db`);
        times.push(await timed(() => foldForeign(folded, entries)));
        const rows = readRows(folded);
        const bare = join(folder, `bare-${size}-${run}.db`);
        openConnectionOnce(bare);
        floors.push(await timed(() => insertRows(bare, rows)));
      }
      floor = median(floors);
      measured = median(times);
      points.push({ size, perUnit: measured / size });
    }
    return {
      ratios: [{ what: 'fold', unit: 'ms', floor, measured, aim: 5 }],
      limits: [],
      growth: { of: 'operations', unit: 'ms', points },
      notes: [
        'Checking each body’s and each operation’s hash is part of what is measured and no part of the floor.',
      ],
    };
  },
};

function foreignOperations(random: Randomness, count: number): readonly Entry[] {
  const newIdentifier = identifierSource(Date.now, (bytes) => randomBytes(bytes));
  const replica = newIdentifier();
  const reviewer = newIdentifier();
  const documents = Array.from({ length: 100 }, () => newIdentifier());
  const themes = Array.from({ length: 20 }, () => newIdentifier());
  const passages: { readonly id: string; readonly tag: string; readonly theme: string }[] = [];
  const entries: Entry[] = [];
  let previousHash: Buffer = chainStart;
  const add = (act: string, draft: OperationDraft): string => {
    const header = {
      id: newIdentifier(),
      act,
      undoes: null,
      replica,
      replicaSeq: entries.length + 1,
      clock: entries.length + 1,
      atMs: 1_700_000_000_000 + entries.length,
      reviewer,
      type: draft.type,
    };
    const body = canonicalJson(draft.body as unknown as JsonValue);
    const hashOfBody = bodyHash(body);
    const hash = chainHash(previousHash, header, hashOfBody);
    entries.push({ header, body, bodyHash: hashOfBody, previousHash, hash });
    previousHash = hash;
    return header.id;
  };
  while (entries.length < count) {
    const act = newIdentifier();
    const old = passages[below(random, passages.length)];
    const document = documents[below(random, documents.length)] ?? '';
    const kind = random();
    if (old === undefined || kind < 0.8) {
      const quote = inventedSentence(random);
      const start = below(random, 50_000);
      const passage = newIdentifier();
      const theme = themes[below(random, themes.length)] ?? '';
      const [prefix, suffix] = [inventedSentence(random).slice(0, 32), inventedSentence(random).slice(0, 32)];
      const selector = { start, end: start + quote.length, quote, prefix, suffix };
      add(act, { type: 'passage.create', body: { passage, document, ...selector } });
      passages.push({ id: passage, theme, tag: add(act, { type: 'tag.add', body: { passage, theme } }) });
    } else if (kind < 0.9) {
      add(act, { type: 'tag.remove', body: { passage: old.id, theme: old.theme, covers: [old.tag] } });
    } else {
      const title = inventedSentence(random);
      add(act, { type: 'document.describe', body: { document, field: 'title', value: title, was: '' } });
    }
  }
  return entries.slice(0, count);
}

function openConnectionOnce(path: string): void {
  const connection = openConnection({ path, access: 'create', sqliteBinding: undefined });
  migrate(connection, 0);
  connection.close();
}

function foldForeign(path: string, entries: readonly Entry[]): void {
  openConnectionOnce(path);
  const connection = openConnection({ path, access: 'write', sqliteBinding: undefined });
  let previous: Buffer = chainStart;
  for (let from = 0; from < entries.length; from += operationsAtOnce) {
    connection.writeLogged((tx) => {
      const folded: Operation[] = [];
      for (const entry of entries.slice(from, from + operationsAtOnce)) {
        const hashOfBody = bodyHash(entry.body);
        const hash = chainHash(previous, entry.header, hashOfBody);
        if (!hashOfBody.equals(entry.bodyHash) || !hash.equals(entry.hash))
          throw new Error('A hash is wrong.');
        previous = hash;
        insertOperation(tx, entry);
        const operation = { ...entry.header, body: JSON.parse(entry.body) as unknown } as Operation;
        applyChanges(tx, foldOperation(operation));
        folded.push(operation);
      }
      indexOperations(tx, folded);
    });
  }
  connection.close();
}

const tables = ['operation', 'document', 'passage', 'life', 'tag'] as const;

interface TableRows {
  readonly table: string;
  readonly rows: readonly (readonly unknown[])[];
}

function readRows(path: string): readonly TableRows[] {
  const database = openBareDatabase(path);
  const read = tables.map((table) => ({
    table,
    rows: database.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all(),
  }));
  database.close();
  return read;
}

function insertRows(path: string, read: readonly TableRows[]): void {
  const database = openBareDatabase(path);
  for (const { table, rows } of read) insertTable(database, table, rows);
  database.close();
}

function insertTable(database: BareDatabase, table: string, rows: TableRows['rows']): void {
  const places = rows[0]?.map(() => '?').join();
  if (places === undefined) return;
  const insert = database.prepare<unknown[]>(`INSERT INTO ${table} VALUES (${places})`);
  const insertSome = database.transaction((some: TableRows['rows']) => {
    for (const row of some) insert.run(...row);
  });
  for (let from = 0; from < rows.length; from += operationsAtOnce) {
    insertSome(rows.slice(from, from + operationsAtOnce));
  }
}
