/**
 * Gives `next` with every part that equals the same part of `previous` replaced by it, so that what did not change keeps
 * its identity and is not drawn again. For plain data as it comes over a port: objects, lists and simple values.
 */
export function shareStructure<Value>(previous: Value, next: Value): Value {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const before: readonly unknown[] = previous;
    const after: readonly unknown[] = next;
    const shared = after.map((item, index) =>
      index < before.length ? shareStructure(before[index], item) : item,
    );
    const same =
      before.length === after.length && shared.every((item, index) => Object.is(item, before[index]));
    return same ? previous : (shared as Value);
  }
  if (isPlainObject(previous) && isPlainObject(next)) {
    const shared: Record<string, unknown> = {};
    const keys = Object.keys(next);
    let same = keys.length === Object.keys(previous).length;
    for (const key of keys) {
      const value = key in previous ? shareStructure(previous[key], next[key]) : next[key];
      shared[key] = value;
      if (!(key in previous) || !Object.is(value, previous[key])) same = false;
    }
    return same ? previous : (shared as Value);
  }
  return next;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
