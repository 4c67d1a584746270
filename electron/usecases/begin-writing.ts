import type { Clock } from '../../shared/base/index.ts';
import type { OperationDraft, Reviewer } from '../../shared/model/index.ts';
import {
  findReviewerByName,
  hasTombstones,
  openWriteGate,
  readChainHead,
  readChainHeads,
  readReplicaKey,
  readReplicaSuffix,
  readSuffixes,
  sweepUnnamedChunks,
  type Connection,
} from '../store/index.ts';
import type { changeFeed } from './change-feed.ts';
import { continuesReplica, fileIdentity, readKnownReplica, rememberReplica } from './known-replicas.ts';
import { lastReviewerName, rememberReviewerName } from './last-reviewer.ts';
import { machineKey } from './machine-key.ts';
import type { MatterContext, MatterWriting } from './matter-context.ts';
import type { SessionSurroundings } from './matter-session.ts';

/** What beginning to write needs. */
export interface BeginWriting {
  readonly path: string;
  readonly matter: string;
  readonly reviewerName: string | undefined;
  readonly surroundings: SessionSurroundings;
  readonly connection: Connection;
  readonly newIdentifier: MatterContext['newIdentifier'];
  readonly texts: MatterContext['texts'];
  readonly feed: ReturnType<typeof changeFeed>;
}

/**
 * Continues this machine's replica of the matter, or begins a new one where the file is a copy.
 *
 * A new replica and a reviewer the matter does not know yet are entered together with the first act, so that opening a
 * matter and looking at it writes nothing.
 */
export async function beginWriting(begin: BeginWriting): Promise<MatterWriting> {
  const { path, matter, reviewerName, connection, newIdentifier, texts, feed } = begin;
  const { profileFolder, clock, random } = begin.surroundings;
  connection.writeAside(sweepUnnamedChunks);
  const known = readKnownReplica(profileFolder, matter);
  const file = fileIdentity(path);
  const continues = continuesReplica(connection.reader, known, file);
  const replica = continues && known !== null ? known.head.replica : newIdentifier();
  if (known?.open === true && hasTombstones(connection.reader)) {
    // A session that ended without closing may have purged documents and not come to write the file anew.
    connection.rewrite();
    connection.emptyLog();
  }
  const waiting: OperationDraft[] = [];
  let urnSuffix = readReplicaSuffix(connection.reader, replica) ?? '';
  if (!continues) {
    urnSuffix = `-${drawSuffix(random, readSuffixes(connection.reader))}`;
    waiting.push({
      type: 'replica.begin',
      body: { suffix: urnSuffix, startedFrom: readChainHeads(connection.reader) },
    });
  }
  const key = await machineKey(begin.surroundings);
  const { publicKey } = key;
  if (readReplicaKey(connection.reader, replica) !== publicKey) {
    waiting.push({ type: 'replica.key', body: { publicKey } });
  }
  let reviewer: Reviewer;
  let reviewerIsNew = false;
  const takeReviewer = (name: string): void => {
    const standing = findReviewerByName(connection.reader, name);
    reviewer = standing ?? { id: newIdentifier(), name };
    reviewerIsNew = standing === null;
  };
  const name = reviewerName ?? lastReviewerName(profileFolder);
  takeReviewer(name);
  if (reviewerName !== undefined) await rememberReviewerName(profileFolder, name);
  const noteHead = (): Promise<void> =>
    rememberReplica(profileFolder, {
      matter,
      head: readChainHead(connection.reader, replica) ?? { replica, length: 0, hash: '0'.repeat(64) },
      open: true,
      file,
    });
  await noteHead();
  const notes = headNotes(noteHead, clock);
  const gate = openWriteGate({
    connection,
    replica,
    clock,
    newIdentifier,
    texts,
    onWritten: (acts) => {
      notes.written();
      feed.written(acts);
    },
  });
  const introduced = (operations: readonly OperationDraft[]): readonly OperationDraft[] => [
    ...waiting,
    ...(reviewerIsNew
      ? [{ type: 'reviewer.name', body: { reviewer: reviewer.id, name: reviewer.name } } as const]
      : []),
    ...operations,
  ];
  const writeMany: MatterWriting['writeMany'] = (acts) => {
    const written = gate.write(
      acts.map((act, index) => ({
        reviewer: reviewer.id,
        undoes: null,
        operations: index === 0 ? introduced(act.operations) : act.operations,
        ...(act.before === undefined ? {} : { before: act.before }),
      })),
    );
    waiting.length = 0;
    reviewerIsNew = false;
    return written;
  };
  return {
    replica,
    urnSuffix,
    gate,
    key,
    reviewer: () => reviewer,
    setReviewer: takeReviewer,
    headNoted: notes.settled,
    writeMany,
    write: (operations, actOptions = {}) => {
      const written = gate.write([
        {
          reviewer: reviewer.id,
          undoes: actOptions.undoes ?? null,
          operations: introduced(operations),
          ...(actOptions.before === undefined ? {} : { before: actOptions.before }),
        },
      ])[0];
      if (written === undefined) throw new Error('The gate gave no act for an act.');
      waiting.length = 0;
      reviewerIsNew = false;
      return written;
    },
  };
}

/** The longest time between acts and the profile's note of them, in milliseconds. */
const headNoteEveryMs = 10_000;

/**
 * Keeps the profile's note of the chain's end near the truth while acts are written: after the first of a session and
 * then now and then, beside the acts, so that after a crash an older copy put back at the same place is told from the
 * file itself.
 */
function headNotes(
  note: () => Promise<void>,
  clock: Clock,
): { readonly written: () => void; readonly settled: () => Promise<void> } {
  let notedAtMs: number | null = null;
  let pending = Promise.resolve();
  return {
    written: () => {
      const now = clock();
      if (notedAtMs !== null && Math.abs(now - notedAtMs) < headNoteEveryMs) return;
      notedAtMs = now;
      // A note that fails costs at most a new replica after a crash; closing notes the end again and reports it.
      pending = pending.then(note).catch(() => undefined);
    },
    settled: () => pending,
  };
}

const suffixLetters = 'BCDFGHJKLMNPQRSTVWXZ';

function drawSuffix(random: (count: number) => Uint8Array, taken: readonly string[]): string {
  for (let length = 2; ; length += 1) {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const suffix = [...random(length)]
        .map((byte) => suffixLetters.charAt(byte % suffixLetters.length))
        .join('');
      if (!taken.includes(`-${suffix}`)) return suffix;
    }
  }
}
