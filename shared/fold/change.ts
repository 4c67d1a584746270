import type { OrderKey } from '../base/index.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** Values by column name. */
export type Cells = Readonly<Record<string, Cell>>;

/** A change of the folded tables, as small as it can be; every kind is commutative, associative and idempotent. */
export type Change =
  /** Makes a row's unchanging part; the lower order stands. */
  | {
      readonly kind: 'once';
      readonly table: FoldTableName;
      readonly key: readonly Cell[];
      readonly values: Cells;
      readonly order: OrderKey;
    }
  /** Sets a register; the higher order stands. */
  | {
      readonly kind: 'register';
      readonly table: FoldTableName;
      readonly key: readonly Cell[];
      readonly group: string;
      readonly values: Cells;
      readonly order: OrderKey;
    }
  /** Gives a token. */
  | {
      readonly kind: 'token';
      readonly table: FoldTableName;
      readonly key: readonly Cell[];
      readonly values: Cells;
    }
  /** Covers a token for good, whether it has been seen here or not. */
  | { readonly kind: 'cover'; readonly table: FoldTableName; readonly key: readonly Cell[] };
