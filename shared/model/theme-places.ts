/** A theme among its siblings: where it stands by number, or null where it has to be given a number. */
export interface Sibling {
  readonly id: string;
  readonly position: number | null;
}

/**
 * Numbers by which siblings stand in the order given: only those that have to change, by id.
 *
 * Those without a number are put between their neighbours; where numbers have no room there, or the others are not in
 * order by the numbers they have, all are numbered anew from 0.
 */
export function siblingPositions(order: readonly Sibling[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const positions: number[] = [];
  for (const [at, sibling] of order.entries()) {
    const position = sibling.position ?? between(order, at, positions.at(-1));
    if (sibling.position === null) given.set(sibling.id, position);
    const before = positions.at(-1);
    if (before !== undefined && position <= before) return numberedAnew(order);
    positions.push(position);
  }
  return given;
}

/** A number for the sibling at a place, with even room for those without one that follow it. */
function between(order: readonly Sibling[], at: number, before: number | undefined): number {
  const rest = order.slice(at);
  const next = rest.findIndex((sibling) => sibling.position !== null);
  const waiting = next === -1 ? rest.length : next;
  const after = rest[waiting]?.position ?? null;
  if (after === null) return (before ?? -1) + 1;
  return before === undefined ? after - waiting : before + (after - before) / (waiting + 1);
}

function numberedAnew(order: readonly Sibling[]): ReadonlyMap<string, number> {
  return new Map(
    order.flatMap(({ id, position }, place) => (position === place ? [] : [[id, place] as const])),
  );
}
