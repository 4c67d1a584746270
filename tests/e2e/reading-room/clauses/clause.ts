/** A clause of what the reading room must do, the test that shows it, and how to take the feature away. */
export interface Clause {
  /** The clause by its number in the list of all clauses. */
  readonly clause: string;
  /** The test's file, from the root of the checkout. */
  readonly test: string;
  /** The test's own name, without those of the groups around it. */
  readonly name: string;
  /** One replacement in the product that takes the feature away: with it the test must fail. */
  readonly off: {
    readonly file: string;
    /** A text that stands in the file exactly once. */
    readonly find: string;
    readonly replace: string;
  };
}
