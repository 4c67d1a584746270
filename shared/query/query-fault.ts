/** What is wrong with a query, and where. */
export interface QueryFault {
  /** One or two plain sentences. */
  readonly sentence: string;
  /** The part that is wrong, in UTF-16 code units of the query; empty, at the end, where something is missing there. */
  readonly start: number;
  readonly end: number;
}

/** A query that was read, or the fault that keeps it from being read. */
export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: QueryFault };

/** What was read. */
export function readAs<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A fault at a part of the query. */
export function faultAt(
  sentence: string,
  start: number,
  end: number,
): { readonly ok: false; readonly fault: QueryFault } {
  return { ok: false, fault: { sentence, start, end } };
}

/** The fault as a message: the sentence and the place, counted in characters from 1; a query without text has no place. */
export function queryFaultMessage(query: string, fault: QueryFault): string {
  if (query.trim() === '') return fault.sentence;
  return `${fault.sentence} (At character ${fault.start + 1}.)`;
}

/**
 * The fault that a message of `queryFaultMessage` tells of, with its place; null for any other message. `places` are those of
 * the parts of the query.
 */
export function faultOfMessage(
  message: string,
  places: ReadonlyMap<unknown, { readonly start: number; readonly end: number }>,
): QueryFault | null {
  const [, sentence, character] = /^(.*) \(At character (\d+)\.\)$/su.exec(message) ?? [];
  if (sentence === undefined) return null;
  const start = Number(character) - 1;
  const end = [...places.values()].find((place) => place.start === start)?.end ?? start;
  return { sentence, start, end };
}
