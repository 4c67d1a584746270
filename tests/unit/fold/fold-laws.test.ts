import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderKey } from '../../../shared/base/index.ts';
import type { Operation } from '../../../shared/model/index.ts';
import {
  columnsOf,
  dumpFoldedState,
  foldInMemory,
  foldOperation,
  foldTable,
  foldTableNames,
  groupOrderColumn,
} from '../../../shared/fold/index.ts';
import { delivered } from './delivered.ts';
import { randomHistory } from './random-history.ts';

/** The operations in the one order all replicas agree on. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  return [...operations].sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
}

describe('the fold', () => {
  test('of a set of operations is the same in any order and with any of them twice', () => {
    fc.assert(
      fc.property(randomHistory.chain(delivered), ({ history, arriving }) => {
        expect(dumpFoldedState(foldInMemory(arriving))).toBe(dumpFoldedState(foldInMemory(inOrder(history))));
      }),
      { numRuns: 300 },
    );
  });

  test('leaves in every register what the highest operation of its set wrote', () => {
    fc.assert(
      fc.property(randomHistory, (history) => {
        const state = foldInMemory(history);
        for (const table of foldTableNames) {
          for (const group of Object.keys(foldTable(table).groups)) {
            const highest = new Map<string, string>();
            for (const operation of inOrder(history)) {
              for (const change of foldOperation(operation)) {
                if (change.kind === 'register' && change.table === table && change.group === group) {
                  highest.set(JSON.stringify(change.key), JSON.stringify([change.values, change.order]));
                }
              }
            }
            for (const [key, written] of highest) {
              const row = state.get(table)?.get(key) ?? {};
              const values = Object.fromEntries(
                (foldTable(table).groups[group] ?? []).map((column) => [column, row[column]]),
              );
              expect(sorted(values)).toEqual(sorted(JSON.parse(written) as object, 0));
              expect(row[groupOrderColumn(group)]).toBe((JSON.parse(written) as readonly unknown[])[1]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('keeps what a deletion had not seen, and hides what it had', () => {
    fc.assert(
      fc.property(randomHistory, (history) => {
        const lives = foldInMemory(history).get('life');
        const given = new Set<string>();
        const covered = new Set<string>();
        for (const operation of history) {
          for (const change of foldOperation(operation)) {
            if (change.table !== 'life') continue;
            (change.kind === 'cover' ? covered : given).add(JSON.stringify(change.key));
          }
        }
        for (const key of given) expect(lives?.get(key)?.['covered']).toBe(covered.has(key) ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  test('writes only columns that its table has', () => {
    fc.assert(
      fc.property(randomHistory, (history) => {
        for (const [table, rows] of foldInMemory(history)) {
          for (const row of rows.values()) {
            expect(Object.keys(row).filter((column) => !columnsOf(table).includes(column))).toEqual([]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

function sorted(value: object, member?: number): unknown {
  const chosen: unknown = member === undefined ? value : (value as readonly unknown[])[member];
  return Object.fromEntries(Object.entries(chosen as object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
