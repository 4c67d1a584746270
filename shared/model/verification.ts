/** One thing that was checked: its name, whether it holds, and in words what was found. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** Where it does not hold and can be told fault by fault: how many there are, and the first of them. */
  readonly faults?: { readonly count: number; readonly told: readonly string[] };
}

/** The outcome of verifying a matter or a pack: ok only where every check is. */
export interface Verification {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}
