import type { Clock } from '../../shared/base/index.ts';
import { chainHeadMessage, type SigningKey } from '../crypto/index.ts';
import {
  failureOfDatabaseError,
  putSignature,
  readChainHead,
  readReplicaKey,
  readSignatureOf,
  type Connection,
} from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';

/**
 * Signs the end of this replica's chain, where it has grown since it was signed last; for when a session closes, a pack is
 * built, or a backup made. Nothing is done where the matter can only be read. Where the disk refuses, the head stays
 * unsigned: the work itself is saved, the check says so, and the next signature covers it.
 */
export function signHead(context: MatterContext): void {
  const { writing, reader, connection, matter, clock } = context;
  if (writing === null) return;
  try {
    signHeadOf({ reader, writeAside: connection.writeAside }, matter, writing.replica, writing.key, clock);
  } catch (error) {
    if (failureOfDatabaseError(error) === null) throw error;
  }
}

/** Signs a replica's head with a key at hand, where it is not signed yet. A key that the record does not name signs nothing. */
export function signHeadOf(
  connection: Pick<Connection, 'reader' | 'writeAside'>,
  matter: string,
  replica: string,
  key: SigningKey,
  clock: Clock,
): void {
  const { reader, writeAside } = connection;
  const head = readChainHead(reader, replica);
  if (head === null || readReplicaKey(reader, replica) !== key.publicKey) return;
  if (readSignatureOf(reader, head)?.publicKey === key.publicKey) return;
  const signature = key.sign(chainHeadMessage(matter, head)).toString('base64');
  writeAside((tx) => {
    putSignature(tx, { ...head, publicKey: key.publicKey, signature }, clock());
  });
}
