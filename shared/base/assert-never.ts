/**
 * Ends a switch over a closed union: does not compile while a case is missing.
 *
 * @throws always, naming the discriminant only, so that no content reaches a log.
 */
export function assertNever(value: never, what: string): never {
  throw new Error(`A ${what} that this version does not know reached a place that expects none.`, {
    cause: typeof value,
  });
}
