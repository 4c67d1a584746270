import type { ReactNode } from 'react';

/** One column of a table. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly heading: string;
  /** The least width in CSS pixels, and the share of what is left over; 0 for none. */
  readonly minimum: number;
  readonly share: number;
  readonly cell: (row: Row) => ReactNode;
  /** A second thing the cell shows and rows can be sorted by. */
  readonly also?: { readonly id: string; readonly heading: string };
  readonly align?: 'end';
}
