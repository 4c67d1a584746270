import type { Failure } from '../../shared/base/index.ts';
import { lookAtRecord, type ReadableDatabase } from '../store/index.ts';
import { readKnownReplica } from './known-replicas.ts';

/**
 * Why nobody may write in this matter: its record was forged, truncated, replayed or reordered (`record-broken`), as far as
 * a look shows that costs the same for a long log and a short one. Null where nothing of that is seen; an honest older copy
 * is no broken record.
 */
export function brokenRecord(
  database: ReadableDatabase,
  matter: string,
  profileFolder: string,
): Failure | null {
  const known = readKnownReplica(profileFolder, matter)?.head ?? null;
  const fault = lookAtRecord(database, matter, known);
  if (fault === null) return null;
  return {
    code: 'record-broken',
    message: `The record of this matter does not hold, so nothing can be written in it. ${fault.sentence} Nothing was changed. Keep this file as it is, open it for reading to see what it holds, and go on working in a backup that you restore.`,
  };
}
