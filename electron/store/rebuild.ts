import { foldOperation } from '../../shared/fold/index.ts';
import { applyChanges } from './apply-changes.ts';
import { openConnection, type Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { operationsInOrderOfArrival, readableOperation, type StoredOperation } from './operation-log.ts';
import type { ReadableDatabase } from './database.ts';

/**
 * Folds the log anew into empty tables in memory, which is what the tables must equal. The caller closes the connection.
 *
 * @param included which operations to fold; all unless given.
 */
export function rebuildFromLog(
  database: ReadableDatabase,
  sqliteBinding: string | undefined,
  included: (operation: StoredOperation) => boolean = () => true,
): Connection {
  const rebuilt = openConnection({ path: ':memory:', access: 'create', sqliteBinding });
  migrate(rebuilt, 0);
  rebuilt.writeLogged((tx) => {
    for (const stored of operationsInOrderOfArrival(database)) {
      if (!included(stored)) continue;
      const operation = readableOperation(stored);
      if (operation !== null) applyChanges(tx, foldOperation(operation));
    }
  });
  return rebuilt;
}
