import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import { failure, success, type Result } from '../../shared/base/index.ts';
import type { PurgeDone, PurgeProposal, Purges, PurgeSubject } from '../../shared/model/index.ts';
import {
  countNotesOnDocument,
  operationsAboutDocuments,
  readLifeTokens,
  readReviewerNames,
  readStandingProposals,
  readTombstones,
  urnsOfSameContent,
  urnsThatHold,
  type ProposedPurge,
} from '../store/index.ts';
import { removeOlderBackups } from './backups/backup-calls.ts';
import { listBackupsOfMatter } from './backups/list-backups.ts';
import { requireDocument } from './edit-documents.ts';
import { requireWriting, type MatterContext, type MatterWriting } from './matter-context.ts';

/** All standing proposals to purge, and what is left of the documents that were purged. */
export function listPurges(context: MatterContext): Purges {
  return {
    proposals: readStandingProposals(context.reader).map((proposal) => proposalView(context, proposal)),
    purged: readTombstones(context.reader),
  };
}

/**
 * Proposes that documents be destroyed; nothing goes before another reviewer approves.
 *
 * Refused without a reason (`reason-missing`), for a document that is not there (`document-not-found`), was purged
 * (`document-purged`) or is proposed already (`purge-proposed`), and where another document has the same bytes or text
 * and is not named, too, or holds it as an attachment (`purge-not-whole`). What came with a document stays, where it is not named.
 */
export function proposePurge(
  context: MatterContext,
  documentIds: readonly string[],
  reason: string,
): Result<PurgeProposal> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  if (reason.trim() === '') {
    return failure(
      'reason-missing',
      'A document is purged for a reason, which stays on the record. Nothing was proposed. Say why it must go.',
    );
  }
  const subjects = subjectsToPurge(context, [...new Set(documentIds)]);
  if (!subjects.ok) return subjects;
  const proposed = readStandingProposals(context.reader).flatMap(({ documents }) => documents);
  const again = subjects.value.find(({ document }) => proposed.some((other) => other.document === document));
  if (again !== undefined) {
    return failure(
      'purge-proposed',
      `It is already proposed to purge ${again.urn}. Another reviewer can approve that, or it can be withdrawn first.`,
    );
  }
  const purge = context.newIdentifier();
  writing.value.write([
    { type: 'purge.propose', body: { purge, documents: subjects.value, reason: reason.trim() } },
  ]);
  const proposal = requireProposal(context, purge);
  return proposal.ok ? success(proposalView(context, proposal.value)) : proposal;
}

/** Takes a proposal to purge back, whoever made it. Refused: `purge-not-found`. */
export function withdrawPurge(context: MatterContext, purgeId: string): Result<null> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  const proposal = requireProposal(context, purgeId);
  if (!proposal.ok) return proposal;
  writing.value.write([
    {
      type: 'purge.withdraw',
      body: { purge: purgeId, covers: readLifeTokens(context.reader, purgeId) },
    },
  ]);
  return success(null);
}

/**
 * Approves a proposal and carries it out: the entry and the destruction are one transaction, after which the file is
 * written anew and the write-ahead log emptied. Cannot be undone, and not be cancelled once it has begun.
 *
 * Refused to the reviewer who made the proposal (`purge-same-reviewer`), and as a proposal is.
 */
export async function approvePurge(
  context: MatterContext,
  task: string,
  purgeId: string,
): Promise<Result<PurgeDone>> {
  const writing = requireWriting(context);
  if (!writing.ok) return writing;
  return context.tasks.run(task, async (signal) => {
    const steps = 3;
    const tell = async (done: number): Promise<void> => {
      context.surroundings.emit('progress', { task, label: 'Purging', done, total: steps, unit: 'steps' });
      // The steps keep this thread busy: what was told goes out before the next one begins.
      await nextTurn();
    };
    await tell(0);
    if (signal.aborted) return failure('cancelled', 'The purge was cancelled; nothing was destroyed.');
    const written = writePurge(context, writing.value, purgeId);
    if (!written.ok) return written;
    await tell(1);
    context.connection.rewrite();
    await tell(2);
    const erased = await emptied(context, signal);
    const backups = await withoutOlderBackups(context, task);
    await tell(steps);
    const { documents, entries } = written.value;
    return success({
      purged: true,
      documents: readTombstones(context.reader).filter((stone) => documents.includes(stone.documentId)),
      entries,
      erased,
      backups,
    });
  });
}

/** Backups made before the purge hold what it destroyed: one made now takes their place. */
async function withoutOlderBackups(context: MatterContext, task: string): Promise<PurgeDone['backups']> {
  const older = await listBackupsOfMatter(context.matter, context.surroundings.profileFolder);
  if (older.length === 0) return 'none';
  const made = await removeOlderBackups(context, task);
  return made.ok ? 'removed' : 'left';
}

function writePurge(
  context: MatterContext,
  writing: MatterWriting,
  purgeId: string,
): Result<{ readonly documents: readonly string[]; readonly entries: number }> {
  const found = requireProposal(context, purgeId);
  if (!found.ok) return found;
  const proposal = found.value;
  if (!mayApprove(context, writing, proposal)) {
    return failure(
      'purge-same-reviewer',
      'A purge takes two people: this reviewer proposed it, so another one must approve it. Nothing was destroyed.',
    );
  }
  const documents = proposal.documents.map(({ document }) => document);
  const subjects = subjectsToPurge(context, documents);
  if (!subjects.ok) return subjects;
  const operations = operationsAboutDocuments(context.reader, documents);
  writing.write([
    {
      type: 'purge',
      body: {
        proposal: purgeId,
        covers: readLifeTokens(context.reader, purgeId),
        documents: subjects.value,
        operations,
        blobs: [...new Set(subjects.value.map(({ sha256 }) => sha256))],
        reason: proposal.reason,
        reviewers: [proposal.reviewer, writing.reviewer().id],
      },
    },
  ]);
  return success({ documents, entries: operations.length });
}

/** How long an answer waits for readers of an earlier state, how often it looks, and how often after it, in milliseconds. */
const waitForReadersMs = 1_000;
const lookAgainMs = 50;
const lookLaterMs = 2_000;

/** True once the write-ahead log is empty; where readers take longer than an answer may, it is emptied behind it. */
async function emptied(context: MatterContext, signal: AbortSignal): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += lookAgainMs) {
    if (context.connection.emptyLog()) return true;
    if (waitedMs >= waitForReadersMs || signal.aborted) break;
    await rest(lookAgainMs);
  }
  void emptyLater(context);
  return false;
}

/** Looks again until the log is empty; closing the matter empties it too and ends this. */
async function emptyLater(context: MatterContext): Promise<void> {
  while (!context.connection.emptyLog()) await rest(lookLaterMs, undefined, { ref: false });
}

/** The documents as a purge names them, or why they cannot be purged. */
function subjectsToPurge(
  context: MatterContext,
  documentIds: readonly string[],
): Result<readonly PurgeSubject[]> {
  const purged = readTombstones(context.reader);
  const subjects: PurgeSubject[] = [];
  for (const documentId of documentIds) {
    const stone = purged.find((other) => other.documentId === documentId);
    if (stone !== undefined) {
      return failure(
        'document-purged',
        `${stone.urn} was purged already; there is nothing of it left to destroy.`,
      );
    }
    const document = requireDocument(context, documentId);
    if (!document.ok) return document;
    const { urn, sha256 } = document.value;
    subjects.push({ document: documentId, urn, sha256 });
  }
  const holding = urnsThatHold(context.reader, documentIds);
  if (holding.length > 0) {
    return failure(
      'purge-not-whole',
      `${holding.join(', ')} ${holding.length === 1 ? 'holds' : 'hold'} it as an attachment, with all its bytes, which would stay. Name all of them to purge them together.`,
    );
  }
  const others = urnsOfSameContent(context.reader, documentIds);
  if (others.length > 0) {
    return failure(
      'purge-not-whole',
      `${others.join(', ')} ${others.length === 1 ? 'has' : 'have'} the same bytes or the same text, which would stay. Name all of them to purge them together.`,
    );
  }
  return success(subjects);
}

function requireProposal(context: MatterContext, purgeId: string): Result<ProposedPurge> {
  const proposal = readStandingProposals(context.reader).find(({ id }) => id === purgeId);
  return proposal === undefined
    ? failure(
        'purge-not-found',
        'There is no such proposal to purge any more: it was withdrawn or carried out. Nothing was changed.',
      )
    : success(proposal);
}

/** The same person may work under several ids, as on two machines: their name tells them. */
function mayApprove(
  context: MatterContext,
  writing: MatterWriting | null,
  proposal: Pick<ProposedPurge, 'reviewer'>,
): boolean {
  if (writing === null) return false;
  const { id, name } = writing.reviewer();
  const proposer = readReviewerNames(context.reader).get(proposal.reviewer) ?? '';
  return id !== proposal.reviewer && comparable(name) !== comparable(proposer);
}

function comparable(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en-GB');
}

function proposalView(context: MatterContext, proposal: ProposedPurge): PurgeProposal {
  const names = readReviewerNames(context.reader);
  return {
    id: proposal.id,
    documents: proposal.documents.map(({ document, urn }) => ({
      documentId: document,
      urn,
      passages: context.passages.documentCounts(document).passages,
      notes: countNotesOnDocument(context.reader, document),
    })),
    reason: proposal.reason,
    reviewer: names.get(proposal.reviewer) ?? proposal.reviewer,
    mayApprove: mayApprove(context, context.writing, proposal),
    atMs: proposal.atMs,
  };
}
