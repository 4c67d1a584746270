/** One numbered step from a form of the matter to the next; run in one transaction, never edited after release. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
