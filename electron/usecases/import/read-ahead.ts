/** Something being read, and how many bytes of memory it takes until it has been taken. */
export interface BeingRead<Value> {
  readonly value: Promise<Value>;
  readonly bytes: number;
}

/** How many things are read ahead, and how many bytes of them, so that memory does not grow with their number. */
export interface AheadLimits {
  readonly count: number;
  readonly bytes: number;
}

/** Begins to read each of the items ahead of when it is asked for, and gives what was read in the items' order. */
export async function* readAhead<Item, Value>(
  items: AsyncIterable<Item> | Iterable<Item>,
  begin: (item: Item) => BeingRead<Value>,
  limits: AheadLimits,
): AsyncGenerator<Value> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const queue: BeingRead<Value>[] = [];
  let bytes = 0;
  let ended = false;
  for (;;) {
    while (!ended && queue.length < limits.count && (queue.length === 0 || bytes < limits.bytes)) {
      const next = await iterator.next();
      if (next.done === true) {
        ended = true;
        break;
      }
      const begun = begin(next.value);
      // Awaited in its turn; without this, one that fails while an earlier one ends the work would be unhandled.
      begun.value.catch(() => undefined);
      queue.push(begun);
      bytes += begun.bytes;
    }
    const first = queue.shift();
    if (first === undefined) return;
    bytes -= first.bytes;
    yield await first.value;
  }
}
