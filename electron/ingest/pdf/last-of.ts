/** The last of a list, among so many at its end, of which this is true; a list of thousands is not copied for it. */
export function lastOf<Item>(
  list: readonly Item[],
  among: number,
  isWanted: (item: Item) => boolean,
): Item | undefined {
  const first = Math.max(0, list.length - among);
  for (let index = list.length - 1; index >= first; index -= 1) {
    const item = list[index];
    if (item !== undefined && isWanted(item)) return item;
  }
  return undefined;
}
