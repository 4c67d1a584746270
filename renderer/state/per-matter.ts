import type { Observable } from './observable.ts';
import { observable } from './observable.ts';

const resets = new Set<() => void>();

/** An observable that goes back to its first value when the window shows another matter. */
export function perMatter<Value>(first: Value): Observable<Value> {
  const made = observable(first);
  resets.add(() => made.set(first));
  return made;
}

/** Puts everything that belonged to the matter shown before back to its beginning. */
export function forgetMatter(): void {
  for (const reset of resets) reset();
}
