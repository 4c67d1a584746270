import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dumpFoldedState, foldInMemory, foldOperation, foldTableNames } from '../../shared/fold/index.ts';
import { applyChanges } from '../../electron/store/apply-changes.ts';
import { dumpFoldedTables, migrate, openConnection, type Connection } from '../../electron/store/index.ts';
import { delivered } from '../unit/fold/delivered.ts';
import { randomHistory } from '../unit/fold/random-history.ts';

let connection: Connection;

beforeEach(() => {
  connection = openConnection({ path: ':memory:', access: 'create', sqliteBinding: undefined });
  migrate(connection, 0);
});

afterEach(() => {
  connection.close();
});

describe('the tables', () => {
  test('hold what the fold in memory holds, whatever the order, the doubles and the portions operations come in', () => {
    fc.assert(
      fc.property(randomHistory.chain(delivered), ({ history, portions }) => {
        for (const table of foldTableNames) connection.runScript(`DELETE FROM ${table}`);
        for (const portion of portions) {
          connection.writeLogged((tx) => {
            for (const operation of portion) applyChanges(tx, foldOperation(operation));
          });
        }
        expect(dumpFoldedTables(connection.reader)).toBe(dumpFoldedState(foldInMemory(history)));
      }),
      { numRuns: 150 },
    );
  });
});
