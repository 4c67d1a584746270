import type { ChainHead, HeadSignature } from '../../shared/model/index.ts';
import { chainHash, chainStart } from '../crypto/index.ts';
import { headFault, signatureFault, type LogFault } from './check-log.ts';
import type { ReadableDatabase } from './database.ts';
import { storedOperations } from './operation-log.ts';
import { readChainHead } from './receipts.ts';
import { newestSignatures, readReplicaKeys } from './signatures.ts';

/**
 * What a cheap look at a matter's record shows, before anybody writes in it: each replica's newest signature verifies under a
 * key on the record and its head is in the chain, and each chain's end follows what is before it. Gives the first fault, or
 * null. It costs a few look-ups a replica, however long the log is; the full check is `checkLog`.
 *
 * @param known where this machine saw its own chain end, or null. A file whose chain is shorter may be an honest older state;
 * one that has something else at that place is none.
 */
export function lookAtRecord(
  database: ReadableDatabase,
  matter: string,
  known: ChainHead | null,
): LogFault | null {
  for (const signed of newestSignatures(database)) {
    const fault = faultOfSignature(database, matter, signed);
    if (fault !== null) return fault;
  }
  const replicas = database.all<{ id: string }>('SELECT id FROM replica ORDER BY id');
  for (const { id } of replicas) {
    const fault = faultOfChainEnd(database, id);
    if (fault !== null) return fault;
  }
  if (known === null) return null;
  const length = readChainHead(database, known.replica)?.length ?? 0;
  if (length < known.length) return null;
  return headFault(
    known,
    length,
    hashAt(database, known.replica, known.length),
    'When this machine saw it last, replica',
  );
}

function faultOfSignature(
  database: ReadableDatabase,
  matter: string,
  signed: HeadSignature,
): LogFault | null {
  return signatureFault(
    matter,
    signed,
    readReplicaKeys(database, signed.replica),
    readChainHead(database, signed.replica)?.length ?? 0,
    hashAt(database, signed.replica, signed.length),
  );
}

function faultOfChainEnd(database: ReadableDatabase, replica: string): LogFault | null {
  const end = readChainHead(database, replica);
  if (end === null) return null;
  const [last, before] = [
    ...storedOperations(
      database,
      'replica = ? AND replica_seq IN (?, ?)',
      replica,
      end.length,
      end.length - 1,
    ),
  ].sort((one, other) => other.header.replicaSeq - one.header.replicaSeq);
  const fault = (kind: LogFault['kind'], says: string): LogFault => {
    const sentence = `Operation ${end.length} of replica ${replica} ${says}`;
    return { kind, replica, place: end.length, sentence };
  };
  if (last === undefined) return null;
  if (!chainHash(last.previousHash, last.header, last.bodyHash).equals(last.hash)) {
    return fault('changed-header', 'was changed: its hash is another.');
  }
  if (!last.previousHash.equals(end.length === 1 ? chainStart : (before?.hash ?? chainStart))) {
    return fault('replayed', 'does not follow the one before it.');
  }
  return null;
}

function hashAt(database: ReadableDatabase, replica: string, place: number): string | null {
  return (
    database
      .get<{ hash: Buffer }>(
        'SELECT hash FROM operation WHERE replica = ? AND replica_seq = ?',
        replica,
        place,
      )
      ?.hash.toString('hex') ?? null
  );
}
