/** A value that SQLite takes and gives. */
export type SqlValue = string | number | bigint | Buffer | null;

/** What reading code is given: queries only. Statements are prepared once and kept. */
export interface ReadableDatabase {
  /** All rows of a query. */
  readonly all: <Row>(sql: string, ...values: readonly SqlValue[]) => readonly Row[];
  /** The first row of a query, or undefined. */
  readonly get: <Row>(sql: string, ...values: readonly SqlValue[]) => Row | undefined;
  /** Rows one by one; the connection is busy until the iteration ends. */
  readonly iterate: <Row>(sql: string, ...values: readonly SqlValue[]) => IterableIterator<Row>;
}

interface StatementRunner {
  /** Runs a statement that changes rows; gives the number of rows changed and the last row id. */
  readonly run: (
    sql: string,
    ...values: readonly SqlValue[]
  ) => { readonly changes: number; readonly rowId: number };
}

declare const loggedWrite: unique symbol;
declare const asideWrite: unique symbol;

/** The right to write folded tables; only the write gate hands it out, inside a transaction that also logs. */
export interface WriteTx extends ReadableDatabase, StatementRunner {
  readonly [loggedWrite]: true;
}

/** The right to write what stands outside the log: drafts and sealed bytes that no operation names yet. */
export interface AsideTx extends ReadableDatabase, StatementRunner {
  readonly [asideWrite]: true;
}
