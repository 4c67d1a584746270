/** By which column rows stand, and which way. */
export interface TableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a row is sorted by; null, for what is not known, comes last either way. */
export type SortValue = string | number | null;

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** The rows in order of a value; equal ones keep the order they had. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  direction: TableSort['direction'],
): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  keyed.sort((one, other) => {
    if (one.value === null || other.value === null) {
      return Number(one.value === null) - Number(other.value === null);
    }
    if (typeof one.value === 'number' && typeof other.value === 'number')
      return sign * (one.value - other.value);
    return sign * collator.compare(String(one.value), String(other.value));
  });
  return keyed.map(({ row }) => row);
}
