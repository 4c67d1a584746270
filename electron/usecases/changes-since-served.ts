import { dateInWords, packChanges, type PackComparison, type PackRecord } from '../../shared/model/index.ts';
import { changeWords, countOf } from '../../shared/pack/index.ts';

/** Moves named one by one before the rest is only counted. */
const namedMoves = 5;

/** The pack of the same title that was handed over last before another was built, where that stands by itself. */
export function servedBefore(records: readonly PackRecord[], built: PackRecord): PackRecord | undefined {
  if (built.choices.after !== undefined) return undefined;
  return records.find(
    ({ id, title, handOvers, choices }) =>
      id !== built.id && title === built.title && handOvers.length > 0 && choices.after === undefined,
  );
}

/** Says what a pack holds in another way than one that was handed over (rule A16: never a silent renumbering). */
export function changesSinceServed(
  served: PackRecord,
  { differences }: Pick<PackComparison, 'differences'>,
): string {
  const [handOver] = served.handOvers;
  const when =
    handOver === undefined
      ? ''
      : `, handed over to ${handOver.recipients.join(', ')} on ${dateInWords({ value: handOver.day, precision: 'day' }, 'long')}`;
  const since = `Since the earlier “${served.title}”${when}`;
  if (differences.length === 0) return `${since}, nothing was added, left out, moved or changed.`;
  const counts = packChanges.flatMap((change) => {
    const count = differences.filter((difference) => difference.change === change).length;
    return count === 0 ? [] : [`${countOf(count, 'place')} ${changeWords[change].toLowerCase()}`];
  });
  const moved = differences.filter(({ change }) => change === 'moved');
  const named = moved
    .slice(0, namedMoves)
    .map(({ citation, before, after }) => `${citation} from ${before} to ${after}`);
  const more = moved.length - named.length;
  const moves =
    named.length === 0 ? '' : ` Moved: ${named.join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}.`;
  return `${since}: ${counts.join(', ')}.${moves} “Late documents…” keeps its numbers; “Compare…” lists all of it.`;
}
