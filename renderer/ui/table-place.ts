/** How a row stands among rows that can be folded. */
export interface TablePlace {
  readonly depth: number;
  readonly expanded: boolean | null;
}
