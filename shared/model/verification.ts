/** One thing that was checked: its name, whether it holds, and in words what was found. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** The outcome of verifying a matter or a pack: ok only where every check is. */
export interface Verification {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}
