import { isTokenTable, foldTableNames } from '../../shared/fold/index.ts';
import type { Check, ChainHead, Receipt } from '../../shared/model/index.ts';
import { sha256Hex } from '../crypto/index.ts';
import { dumpFoldedTable } from './canonical-dump.ts';
import { checkLog, headFault, type LogReport, type RememberedHead } from './check-log.ts';
import { openConnection, type Connection } from './connection.ts';
import { failureOfDatabaseError } from './database-failure.ts';
import { documentTexts } from './document-text.ts';
import { migrate } from './migrate.ts';
import { currentVersion } from './migrations/index.ts';
import { operationsInOrderOfArrival } from './operation-log.ts';
import { hashStoredPages } from './page-words.ts';
import { readPacks } from './packs.ts';
import { rebuildFromLog } from './rebuild.ts';
import { readChainHead } from './receipts.ts';
import { hashSealedBytes } from './sealed-bytes.ts';
import { schemaDifferences } from './schema-differences.ts';
import { selectorFault } from './selector-fault.ts';
import { readSignatures } from './signatures.ts';

/** One check by name; it runs when asked. */
export interface StoreCheck {
  readonly name: string;
  readonly run: () => Check;
}

/** What a matter is checked against besides itself. */
export interface CheckAgainst {
  /** Receipts that were handed in, each a check of its own. */
  readonly receipts: readonly Receipt[];
  /** Where this machine's profile saw a chain end, or null where it knows none. */
  readonly knownHead: ChainHead | null;
}

/** Everything that can be checked of a matter from its file alone, and of receipts against it. */
export function storeChecks(
  connection: Connection,
  matter: string,
  against: CheckAgainst,
  sqliteBinding: string | undefined,
): readonly StoreCheck[] {
  const check = (name: string, find: () => readonly string[], good: () => string): StoreCheck => ({
    name,
    run: () => {
      try {
        return connection.readAtOneState(() => {
          const faults = find();
          return faults.length === 0 ? { name, ok: true, detail: good() } : failed(name, faults);
        });
      } catch (error) {
        const known = failureOfDatabaseError(error);
        if (known?.code !== 'matter-damaged') throw error;
        return failed(name, ['The file cannot be read to the end: some of its pages are damaged.']);
      }
    },
  });
  const database = connection.reader;
  const count = (sql: string): number => database.get<{ count: number }>(sql)?.count ?? 0;
  const withheldBlobs = (): number => count(`SELECT count(*) AS count FROM purged WHERE kind = 'blob'`);
  let report: LogReport | null = null;
  /** The log is read once, by the first check that needs it. */
  const log = (): LogReport => (report ??= readLog(connection, matter, against.knownHead));
  const sentences = (faults: LogReport['faults']): readonly string[] => faults.map((fault) => fault.sentence);
  return [
    check(
      'file',
      () => fileFaults(connection),
      () => 'Every page of the file reads as it should.',
    ),
    check(
      'pages',
      () => (fileFaults(connection).length === 0 ? [] : ['Not every page of the file could be read.']),
      () => pagesSentence(connection),
    ),
    check(
      'form',
      () => formFaults(connection, sqliteBinding),
      () =>
        `The file has form ${currentVersion}, and every table, index and trigger is what the migrations make.`,
    ),
    check(
      'chains',
      () => [...sentences(log().faults), ...bodiesLeftByPurges(connection)],
      () =>
        `${log().operations} operations in ${log().chains} chains, every hash as it should be.${withheld(log().withheld, 'body was', 'bodies were')}`,
    ),
    check(
      'signatures',
      () => sentences(log().signatureFaults),
      () => signaturesSentence(connection, log()),
    ),
    check(
      'receipts',
      () => sentences(log().rememberedFaults),
      () =>
        `The matter holds every state that its ${count('SELECT count(*) AS count FROM pack WHERE made_order IS NOT NULL')} packs were built at${against.knownHead === null ? '' : ', and the one that this machine saw last'}.`,
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
        `The bytes of ${count('SELECT count(*) AS count FROM document WHERE made_order IS NOT NULL')} sources have the SHA-256 that was recorded at import.${withheld(withheldBlobs(), 'source was', 'sources were')}`,
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
    ...against.receipts.map((receipt, index) =>
      check(
        `receipt ${index + 1}`,
        () => receiptFaults(connection, matter, receipt),
        () => 'The matter still holds the state that the receipt names.',
      ),
    ),
  ];
}

const toldFaults = 20;

function failed(name: string, faults: readonly string[]): Check {
  const more = faults.length - toldFaults;
  const told = [...faults.slice(0, toldFaults), ...(more > 0 ? [`And ${more} more.`] : [])];
  return { name, ok: false, detail: told.join(' '), faults: { count: faults.length, told } };
}

/** What was purged is said as withheld: it is no fault, and nobody can read it any more. */
function withheld(count: number, one: string, several: string): string {
  if (count === 0) return '';
  return ` Withheld: ${count} ${count === 1 ? one : several} purged, with reasons on the record.`;
}

function fileFaults(connection: Connection): readonly string[] {
  const rows = connection.reader.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

function pagesSentence(connection: Connection): string {
  const pages = Number(connection.setting('page_count'));
  return connection.encrypted
    ? `All ${pages} pages were read and authenticated: none was changed without the matter’s key.`
    : `All ${pages} pages were read. This matter is not encrypted, so pages carry no authentication of their own.`;
}

function formFaults(connection: Connection, sqliteBinding: string | undefined): readonly string[] {
  const version = Number(connection.setting('user_version'));
  if (version !== currentVersion) return [`The file has form ${version}, not ${currentVersion}.`];
  const fresh = openConnection({ path: ':memory:', access: 'create', sqliteBinding });
  try {
    migrate(fresh, 0);
    return schemaDifferences(connection.reader, fresh.reader);
  } finally {
    fresh.close();
  }
}

function readLog(connection: Connection, matter: string, knownHead: ChainHead | null): LogReport {
  const database = connection.reader;
  const remembered: RememberedHead[] = readPacks(database).flatMap(({ title, receipt }) =>
    receipt.heads.map((head) => ({ ...head, by: `the pack “${title}”` })),
  );
  if (knownHead !== null) remembered.push({ ...knownHead, by: 'what this machine saw last' });
  return checkLog({
    matter,
    operations: operationsInOrderOfArrival(database),
    signatures: readSignatures(database),
    remembered,
    isPurged: (operation) => isPurged(connection, 'operation', operation),
  });
}

function signaturesSentence(connection: Connection, log: LogReport): string {
  const signatures = readSignatures(connection.reader);
  const newest = new Map(signatures.map(({ replica, length }) => [replica, length]));
  const unsigned = connection.reader
    .all<{ id: string }>('SELECT id FROM replica WHERE made_order IS NOT NULL ORDER BY id')
    .flatMap(({ id }) => {
      const beyond = (readChainHead(connection.reader, id)?.length ?? 0) - (newest.get(id) ?? 0);
      return beyond === 0 ? [] : [` The last ${beyond} operations of replica ${id} are not signed yet.`];
    });
  const changed = log.changedKeys.map(
    ({ replica, place }) => ` Replica ${replica} signs with another key since operation ${place}.`,
  );
  return `${signatures.length} signatures of chain heads verify, each with the key that the record names.${changed.join('')}${unsigned.join('')}`;
}

/** Bodies that a purge names and that are still here: it was not carried out to its end. */
function bodiesLeftByPurges(connection: Connection): readonly string[] {
  const left = connection.reader.get<{ count: number }>(
    `SELECT count(*) AS count FROM purged p JOIN operation o ON o.id = p.id
     WHERE p.kind = 'operation' AND o.body IS NOT NULL`,
  );
  return (left?.count ?? 0) > 0 ? [`${left?.count} bodies are still here that a purge says are gone.`] : [];
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
    sha256: string;
    text_sha256: string;
    blocks_sha256: string;
    pages: number | null;
    page_words_sha256: string | null;
    text: string | null;
    list: string | null;
  }>(
    `SELECT d.urn, d.sha256, d.text_sha256, d.blocks_sha256, d.pages, d.page_words_sha256, t.text, b.list FROM document d
     LEFT JOIN canonical_text t ON t.sha256 = d.text_sha256
     LEFT JOIN block_list b ON b.sha256 = d.blocks_sha256
     WHERE d.made_order IS NOT NULL ORDER BY d.urn`,
  );
  for (const row of rows) {
    const purged = isPurged(connection, 'blob', row.text_sha256) || isPurged(connection, 'blob', row.sha256);
    if (row.text === null && purged) continue;
    if (row.text === null) faults.push(`${row.urn}: the canonical text is missing.`);
    else if (sha256Hex(row.text) !== row.text_sha256)
      faults.push(`${row.urn}: the canonical text was changed.`);
    if (row.list === null) faults.push(`${row.urn}: the block list is missing.`);
    else if (sha256Hex(row.list) !== row.blocks_sha256)
      faults.push(`${row.urn}: the block list was changed.`);
    if (row.page_words_sha256 !== null) {
      const stored = hashStoredPages(connection.reader, row.page_words_sha256);
      if (stored.pages !== row.pages) faults.push(`${row.urn}: the words of its pages are missing.`);
      else if (stored.sha256 !== row.page_words_sha256)
        faults.push(`${row.urn}: the words of its pages were changed.`);
    }
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
  return receipt.heads.flatMap((head) => {
    const row = connection.reader.get<{ hash: Buffer }>(
      'SELECT hash FROM operation WHERE replica = ? AND replica_seq = ?',
      head.replica,
      head.length,
    );
    const length = readChainHead(connection.reader, head.replica)?.length ?? 0;
    return (
      headFault(head, length, row?.hash.toString('hex') ?? null, 'By the receipt, replica')?.sentence ?? []
    );
  });
}
