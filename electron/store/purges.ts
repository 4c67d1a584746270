import { operationInOrder } from '../../shared/base/index.ts';
import type { OperationBodies, PurgeSubject, Tombstone } from '../../shared/model/index.ts';
import type { ReadableDatabase } from './database.ts';
import { readReviewerNames } from './reviewers.ts';

/** A standing proposal to purge, as the log has it. */
export interface ProposedPurge {
  readonly id: string;
  readonly documents: readonly PurgeSubject[];
  readonly reason: string;
  /** The id of the reviewer who made it. */
  readonly reviewer: string;
  /** UTC milliseconds. */
  readonly atMs: number;
}

interface PurgedRow {
  readonly id: string;
  readonly reason: string;
  readonly reviewers: string;
  readonly at_ms: number;
  readonly made_order: string;
}

/** The proposals to purge that are neither withdrawn nor carried out, in order of making. */
export function readStandingProposals(database: ReadableDatabase): readonly ProposedPurge[] {
  return database
    .all<PurgedRow>(
      `SELECT id, reason, reviewers, at_ms, made_order FROM purged p WHERE kind = 'proposal'
         AND EXISTS (SELECT 1 FROM life WHERE subject = p.id AND covered = 0) ORDER BY made_order`,
    )
    .map((row) => proposalOf(database, row));
}

/** A proposal to purge, standing or not, or null. */
export function readPurgeProposal(database: ReadableDatabase, id: string): ProposedPurge | null {
  const row = database.get<PurgedRow>(
    "SELECT id, reason, reviewers, at_ms, made_order FROM purged WHERE kind = 'proposal' AND id = ?",
    id,
  );
  return row === undefined ? null : proposalOf(database, row);
}

/** What is left of the documents that were purged, in order of purging. */
export function readTombstones(database: ReadableDatabase): readonly Tombstone[] {
  const names = readReviewerNames(database);
  return database
    .all<PurgedRow>(
      `SELECT id, reason, reviewers, at_ms, made_order FROM purged WHERE kind = 'document' ORDER BY made_order, id`,
    )
    .map((row) => {
      const subject = documentsNamedBy(database, row).find(({ document }) => document === row.id);
      const [proposer = '', approver = ''] = JSON.parse(row.reviewers) as readonly string[];
      return {
        documentId: row.id,
        urn: subject?.urn ?? '',
        sha256: subject?.sha256 ?? '',
        reason: row.reason,
        proposedBy: names.get(proposer) ?? proposer,
        approvedBy: names.get(approver) ?? approver,
        atMs: row.at_ms,
      };
    });
}

/** True where a document was purged from the matter. */
export function hasTombstones(database: ReadableDatabase): boolean {
  return database.get("SELECT 1 AS yes FROM purged WHERE kind = 'document' LIMIT 1") !== undefined;
}

/** The first purge of each document as the log has it, in order of purging. */
export function readPurges(database: ReadableDatabase): readonly OperationBodies['purge'][] {
  return database
    .all<{ made_order: string }>(
      "SELECT DISTINCT made_order FROM purged WHERE kind = 'document' ORDER BY made_order",
    )
    .map(({ made_order: order }) =>
      database.get<{ body: string }>('SELECT body FROM operation WHERE id = ?', operationInOrder(order)),
    )
    .filter((row) => row !== undefined)
    .map((row) => JSON.parse(row.body) as OperationBodies['purge']);
}

/** The tombstone of a document with bytes of this hash, or null. */
export function findTombstoneBySha256(database: ReadableDatabase, sha256: string): Tombstone | null {
  const found = database.get<{ made_order: string }>(
    "SELECT made_order FROM purged WHERE kind = 'blob' AND id = ?",
    sha256,
  );
  if (found === undefined) return null;
  return readTombstones(database).find((stone) => stone.sha256 === sha256) ?? null;
}

/** True where something was made here once and everything about it was purged. */
export function isPurgedSubject(database: ReadableDatabase, subject: string): boolean {
  return (
    database.get(
      `SELECT 1 AS yes FROM operation_subject s JOIN operation o ON o.seq = s.seq
       WHERE s.subject = ? AND o.body IS NULL LIMIT 1`,
      subject,
    ) !== undefined
  );
}

/** How many of these documents, or of all where none is named, a state holds the import of, which was purged since. */
export function countPurgedImports(
  database: ReadableDatabase,
  documents: readonly string[],
  isIncluded: (replica: string, replicaSeq: number) => boolean,
): number {
  const chosen = new Set(documents);
  return database
    .all<{ subject: string; replica: string; replica_seq: number }>(
      `SELECT s.subject, o.replica, o.replica_seq FROM purged p JOIN operation o ON o.id = p.id
       JOIN operation_subject s ON s.seq = o.seq WHERE p.kind = 'operation' AND o.type = 'document.import'`,
    )
    .filter(
      (row) => (chosen.size === 0 || chosen.has(row.subject)) && isIncluded(row.replica, row.replica_seq),
    ).length;
}

/**
 * The entries of the log that carry anything of documents: what describes them, every passage ever made in them, every
 * note that ever was on them or their passages, the links and copies. Those that lost their bodies before are left out;
 * what came in since about something that a purge of the documents took is among them.
 */
export function operationsAboutDocuments(
  database: ReadableDatabase,
  documents: readonly string[],
): readonly string[] {
  return database
    .all<{ id: string }>(
      `WITH named AS (SELECT value AS id FROM json_each(?)),
       places AS (
         SELECT id FROM named
         UNION SELECT id FROM passage WHERE document IN (SELECT id FROM named)
         UNION SELECT s.subject FROM purged p JOIN operation o ON o.id = p.id
           JOIN operation_subject s ON s.seq = o.seq
           WHERE p.kind = 'operation' AND p.made_order IN (
             SELECT made_order FROM purged WHERE kind = 'document' AND id IN (SELECT id FROM named)
           )
       ),
       subjects AS (
         SELECT id FROM places
         UNION SELECT id FROM note WHERE target IN (SELECT id FROM places)
         UNION SELECT body ->> '$.note' FROM operation
           WHERE type = 'note.create' AND body ->> '$.target.id' IN (SELECT id FROM places)
         UNION SELECT body ->> '$.note' FROM operation
           WHERE type = 'note.attach' AND (body ->> '$.target.id' IN (SELECT id FROM places)
             OR body ->> '$.was.id' IN (SELECT id FROM places))
         UNION SELECT id FROM passage_link
           WHERE from_passage IN (SELECT id FROM places) OR to_passage IN (SELECT id FROM places)
       ),
       copies AS (SELECT id FROM document_copy WHERE document IN (SELECT id FROM named))
       SELECT id FROM operation WHERE body IS NOT NULL AND (
         seq IN (SELECT seq FROM operation_subject WHERE subject IN (SELECT id FROM subjects))
         OR (type IN ('document.copy-delete', 'document.copy-restore')
           AND body ->> '$.copy' IN (SELECT id FROM copies))
       ) ORDER BY seq`,
      JSON.stringify(documents),
    )
    .map((row) => row.id);
}

/** How many standing notes are on a document and on its passages. */
export function countNotesOnDocument(database: ReadableDatabase, document: string): number {
  return (
    database.get<{ count: number }>(
      `SELECT count(*) AS count FROM note n WHERE n.made_order IS NOT NULL
         AND (n.target = ? OR n.target IN (SELECT id FROM passage WHERE document = ?))
         AND EXISTS (SELECT 1 FROM life WHERE subject = n.id AND covered = 0)`,
      document,
      document,
    )?.count ?? 0
  );
}

/** The documents beside those named that hold the same bytes or the same text as one of them, by URN. */
export function urnsOfSameContent(
  database: ReadableDatabase,
  documents: readonly string[],
): readonly string[] {
  return database
    .all<{ urn: string }>(
      `WITH named AS (SELECT value AS id FROM json_each(?))
       SELECT DISTINCT o.urn FROM document d JOIN document o ON o.sha256 = d.sha256
         OR (o.text_sha256 = d.text_sha256 AND d.characters > 0)
       WHERE d.id IN (SELECT id FROM named) AND o.made_order IS NOT NULL AND o.id NOT IN (SELECT id FROM named)
       ORDER BY o.urn`,
      JSON.stringify(documents),
    )
    .map((row) => row.urn);
}

/** The URNs of the documents that hold one of those named in their own bytes and are not named themselves, in order. */
export function urnsThatHold(database: ReadableDatabase, documents: readonly string[]): readonly string[] {
  return database
    .all<{ urn: string }>(
      `WITH RECURSIVE named AS (SELECT value AS id FROM json_each(?)),
         above (id) AS (
           SELECT parent FROM document WHERE id IN (SELECT id FROM named) AND parent IS NOT NULL
           UNION SELECT d.parent FROM document d JOIN above a ON d.id = a.id WHERE d.parent IS NOT NULL
         )
       SELECT urn FROM document WHERE id IN (SELECT id FROM above) AND made_order IS NOT NULL
         AND id NOT IN (SELECT id FROM named) ORDER BY urn`,
      JSON.stringify(documents),
    )
    .map(({ urn }) => urn);
}

function proposalOf(database: ReadableDatabase, row: PurgedRow): ProposedPurge {
  return {
    id: row.id,
    documents: documentsNamedBy(database, row),
    reason: row.reason,
    reviewer: (JSON.parse(row.reviewers) as readonly string[])[0] ?? '',
    atMs: row.at_ms,
  };
}

function documentsNamedBy(database: ReadableDatabase, row: PurgedRow): readonly PurgeSubject[] {
  const entry = database.get<{ body: string | null }>(
    'SELECT body FROM operation WHERE id = ?',
    operationInOrder(row.made_order),
  );
  if (!entry?.body) return [];
  return (JSON.parse(entry.body) as Pick<OperationBodies['purge.propose' | 'purge'], 'documents'>).documents;
}
