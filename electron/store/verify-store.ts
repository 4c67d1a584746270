import { isTokenTable, foldTableNames } from '../../shared/fold/index.ts';
import type { Check, Receipt } from '../../shared/model/index.ts';
import { bodyHash, chainHash, chainStart, sha256Hex } from '../crypto/index.ts';
import { dumpFoldedTable } from './canonical-dump.ts';
import type { Connection } from './connection.ts';
import { documentTexts } from './document-text.ts';
import { currentVersion } from './migrations/index.ts';
import { operationsOfReplica } from './operation-log.ts';
import { rebuildFromLog } from './rebuild.ts';
import { readChainHeads } from './receipts.ts';
import { hashSealedBytes } from './sealed-bytes.ts';
import { selectorFault } from './selector-fault.ts';

/** One check by name; it runs when asked. */
export interface StoreCheck {
  readonly name: string;
  readonly run: () => Check;
}

/** Everything that can be checked of a matter from its file alone, and of receipts against it. */
export function storeChecks(
  connection: Connection,
  matter: string,
  receipts: readonly Receipt[],
  sqliteBinding: string | undefined,
): readonly StoreCheck[] {
  const check = (name: string, find: () => readonly string[], good: () => string): StoreCheck => ({
    name,
    run: () => {
      const faults = connection.readAtOneState(find);
      return { name, ok: faults.length === 0, detail: faults.length === 0 ? good() : told(faults) };
    },
  });
  const database = connection.reader;
  const count = (sql: string): number => database.get<{ count: number }>(sql)?.count ?? 0;
  return [
    check(
      'file',
      () => fileFaults(connection),
      () => 'Every page of the file reads as it should.',
    ),
    check(
      'form',
      () => formFaults(connection),
      () => `The file has form ${currentVersion}.`,
    ),
    check(
      'chains',
      () => chainFaults(connection),
      () =>
        `${count('SELECT count(*) AS count FROM operation')} operations in ${readChainHeads(database).length} chains, every hash as it should be.${withheldWords(count)}`,
    ),
    check(
      'tables',
      () => tableFaults(connection, sqliteBinding),
      () => 'The tables equal what the log folds to, row by row.',
    ),
    check(
      'sources',
      () => sourceFaults(connection),
      () =>
        `The bytes of ${count('SELECT count(*) AS count FROM document WHERE made_order IS NOT NULL')} sources have the SHA-256 that was recorded at import.${withheldSources(count)}`,
    ),
    check(
      'texts',
      () => textFaults(connection),
      () => 'Every canonical text and block list has the SHA-256 that was recorded at import.',
    ),
    check(
      'quotes',
      () => quoteFaults(connection),
      () =>
        `${count('SELECT count(*) AS count FROM passage WHERE made_order IS NOT NULL')} passages quote their canonical text character for character.`,
    ),
    check(
      'search',
      () => searchFaults(connection),
      () => 'The search index is whole.',
    ),
    ...receipts.map((receipt, index) =>
      check(
        `receipt ${index + 1}`,
        () => receiptFaults(connection, matter, receipt),
        () => 'The matter still holds the state that the receipt names.',
      ),
    ),
  ];
}

const toldFaults = 20;

function told(faults: readonly string[]): string {
  const more = faults.length - toldFaults;
  return [...faults.slice(0, toldFaults), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function fileFaults(connection: Connection): readonly string[] {
  const rows = connection.reader.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

function formFaults(connection: Connection): readonly string[] {
  const version = Number(connection.setting('user_version'));
  return version === currentVersion ? [] : [`The file has form ${version}, not ${currentVersion}.`];
}

function chainFaults(connection: Connection): readonly string[] {
  const faults: string[] = [];
  for (const head of readChainHeads(connection.reader)) {
    let expectedSeq = 1;
    let previous: Buffer = chainStart;
    for (const operation of operationsOfReplica(connection.reader, head.replica)) {
      const { header, body } = operation;
      const place = `Operation ${header.replicaSeq} of replica ${header.replica}`;
      if (header.replicaSeq !== expectedSeq)
        faults.push(`${place} follows number ${expectedSeq - 1}: some are missing.`);
      if (!operation.previousHash.equals(previous))
        faults.push(`${place} does not follow the one before it.`);
      if (body !== null && !bodyHash(body).equals(operation.bodyHash))
        faults.push(`${place} was changed: its body has another hash.`);
      if (!chainHash(operation.previousHash, header, operation.bodyHash).equals(operation.hash)) {
        faults.push(`${place} was changed: its hash is another.`);
      }
      if (body === null && !isPurged(connection, 'operation', header.id)) {
        faults.push(`${place} has lost its body without a purge.`);
      }
      previous = operation.hash;
      expectedSeq = header.replicaSeq + 1;
    }
  }
  const left = connection.reader.get<{ count: number }>(
    `SELECT count(*) AS count FROM purged p JOIN operation o ON o.id = p.id
     WHERE p.kind = 'operation' AND o.body IS NOT NULL`,
  );
  if ((left?.count ?? 0) > 0) faults.push(`${left?.count} bodies are still here that a purge says are gone.`);
  return faults;
}

function withheldSources(count: (sql: string) => number): string {
  const purged = count("SELECT count(*) AS count FROM purged WHERE kind = 'document'");
  return purged === 0 ? '' : ` Withheld, as purged: ${purged}.`;
}

/** Says what was purged, so that nobody takes it for lost. */
function withheldWords(count: (sql: string) => number): string {
  const entries = count('SELECT count(*) AS count FROM operation WHERE body IS NULL');
  if (entries === 0) return '';
  const documents = count("SELECT count(*) AS count FROM purged WHERE kind = 'document'");
  return ` The content of ${entries} of them is withheld: ${documents === 1 ? '1 document was' : `${documents} documents were`} purged by two reviewers.`;
}

function isPurged(connection: Connection, kind: 'operation' | 'blob', id: string): boolean {
  return (
    connection.reader.get('SELECT 1 AS yes FROM purged WHERE kind = ? AND id = ?', kind, id) !== undefined
  );
}

function tableFaults(connection: Connection, sqliteBinding: string | undefined): readonly string[] {
  const rebuilt = rebuildFromLog(connection.reader, sqliteBinding);
  try {
    const faults: string[] = [];
    for (const table of foldTableNames) {
      const here = new Set(dumpFoldedTable(connection.reader, table));
      const there = new Set(dumpFoldedTable(rebuilt.reader, table));
      const what = isTokenTable(table) ? 'entry' : 'row';
      const surplus = [...here].filter((row) => !there.has(row)).length;
      const missing = [...there].filter((row) => !here.has(row)).length;
      if (surplus > 0) faults.push(`Table ${table} has ${surplus} ${what}(s) that the log does not give.`);
      if (missing > 0) faults.push(`Table ${table} lacks ${missing} ${what}(s) that the log gives.`);
    }
    return faults;
  } finally {
    rebuilt.close();
  }
}

function sourceFaults(connection: Connection): readonly string[] {
  const faults: string[] = [];
  const rows = connection.reader.all<{ urn: string; sha256: string; bytes: number }>(
    'SELECT urn, sha256, bytes FROM document WHERE made_order IS NOT NULL ORDER BY urn',
  );
  for (const row of rows) {
    if (isPurged(connection, 'blob', row.sha256)) continue;
    const found = hashSealedBytes(connection.reader, row.sha256);
    if (found.bytes !== row.bytes) {
      faults.push(`${row.urn}: ${found.bytes} bytes are here, ${row.bytes} were imported.`);
    } else if (found.sha256 !== row.sha256) {
      faults.push(`${row.urn}: the bytes were changed since the import.`);
    }
  }
  return faults;
}

function textFaults(connection: Connection): readonly string[] {
  const faults: string[] = [];
  const rows = connection.reader.iterate<{
    urn: string;
    text_sha256: string;
    blocks_sha256: string;
    text: string | null;
    list: string | null;
  }>(
    `SELECT d.urn, d.text_sha256, d.blocks_sha256, t.text, b.list FROM document d
     LEFT JOIN canonical_text t ON t.sha256 = d.text_sha256
     LEFT JOIN block_list b ON b.sha256 = d.blocks_sha256
     WHERE d.made_order IS NOT NULL ORDER BY d.urn`,
  );
  for (const row of rows) {
    if (row.text === null) faults.push(`${row.urn}: the canonical text is missing.`);
    else if (sha256Hex(row.text) !== row.text_sha256)
      faults.push(`${row.urn}: the canonical text was changed.`);
    if (row.list === null) faults.push(`${row.urn}: the block list is missing.`);
    else if (sha256Hex(row.list) !== row.blocks_sha256)
      faults.push(`${row.urn}: the block list was changed.`);
  }
  return faults;
}

function quoteFaults(connection: Connection): readonly string[] {
  const texts = documentTexts(connection.reader);
  const faults: string[] = [];
  const rows = connection.reader.all<{
    id: string;
    document: string;
    urn: string | null;
    start: number;
    end: number;
    quote: string;
    prefix: string;
    suffix: string;
  }>(
    `SELECT p.id, p.document, d.urn, p.span_start AS start, p.span_end AS end, p.quote, p.prefix, p.suffix
     FROM passage p LEFT JOIN document d ON d.id = p.document
     WHERE p.made_order IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM purged WHERE kind = 'document' AND id = p.document)
     ORDER BY p.document, p.span_start`,
  );
  for (const row of rows) {
    const read = texts.read(row.document);
    const fault = read === null ? 'its document is missing' : selectorFault(read.text, row);
    if (fault !== null) faults.push(`Passage ${row.id} of ${row.urn ?? 'an unknown document'}: ${fault}.`);
  }
  return faults;
}

function searchFaults(connection: Connection): readonly string[] {
  const faults: string[] = [];
  const blocks = connection.reader.get<{ missing: number }>(
    `SELECT (SELECT coalesce(sum(blocks), 0) FROM document WHERE made_order IS NOT NULL)
       - (SELECT count(*) FROM search_block) AS missing`,
  );
  if ((blocks?.missing ?? 0) !== 0) faults.push('The search index does not hold every block.');
  return faults;
}

function receiptFaults(connection: Connection, matter: string, receipt: Receipt): readonly string[] {
  if (receipt.matter !== matter) return ['The receipt is of another matter.'];
  const faults: string[] = [];
  for (const head of receipt.heads) {
    if (head.length === 0) continue;
    const row = connection.reader.get<{ hash: Buffer }>(
      'SELECT hash FROM operation WHERE replica = ? AND replica_seq = ?',
      head.replica,
      head.length,
    );
    if (row === undefined) {
      faults.push(
        `Replica ${head.replica} had ${head.length} operations at the receipt; the matter holds fewer: its end was cut off.`,
      );
    } else if (row.hash.toString('hex') !== head.hash) {
      faults.push(`Replica ${head.replica} had another operation at place ${head.length} at the receipt.`);
    }
  }
  return faults;
}
