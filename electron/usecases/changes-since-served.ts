import {
  dateInWords,
  packChanges,
  type HandOver,
  type PackChoices,
  type PackComparison,
  type PackRecord,
} from '../../shared/model/index.ts';
import { changeWords, countOf } from '../../shared/pack/index.ts';

/** Moves named one by one before the rest is only counted. */
const namedMoves = 5;

/**
 * Of the packs of a title or made from the same preset that stand by themselves, the one that was handed over last; none for choices
 * that go on from an earlier pack.
 */
export function servedBefore(
  records: readonly PackRecord[],
  choices: PackChoices,
  except: string | null = null,
): ServedPack | undefined {
  if (choices.after !== undefined) return undefined;
  const served = records
    .filter(
      (record) => record.id !== except && record.choices.after === undefined && isOfKind(record, choices),
    )
    .flatMap((record) => record.handOvers.map((handOver) => ({ record, handOver })));
  // Days order as text; of one day the one recorded last stands.
  return served.reduce<ServedPack | undefined>(
    (latest, one) => (latest === undefined || one.handOver.day >= latest.handOver.day ? one : latest),
    undefined,
  );
}

/** A pack that was handed over, and its handing over. */
export interface ServedPack {
  readonly record: PackRecord;
  readonly handOver: HandOver;
}

function isOfKind(record: PackRecord, { title, preset }: PackChoices): boolean {
  return record.title === title || (preset !== undefined && record.choices.preset === preset);
}

/** Says before a pack is built that an earlier one was handed over, whose numbers stand (rule A16). */
export function servedWarning(served: ServedPack): string {
  return `${servedInWords(served)}. Its numbers stand, and this pack numbers its pages anew: where it holds what came since, begin with “Late documents…” beside that pack; after building, what moved is listed.`;
}

function servedInWords({ record, handOver }: ServedPack): string {
  const day = dateInWords({ value: handOver.day, precision: 'day' }, 'long');
  return `The earlier “${record.title}” was handed over to ${handOver.recipients.join(', ')} on ${day}`;
}

/** Says what a pack holds in another way than one that was handed over (rule A16: never a silent renumbering). */
export function changesSinceServed(
  served: ServedPack,
  { differences }: Pick<PackComparison, 'differences'>,
): string {
  const earlier = servedInWords(served);
  if (differences.length === 0)
    return `${earlier}; since then nothing was added, left out, moved or changed.`;
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
  return `${earlier}; since then: ${counts.join(', ')}.${moves} “Late documents…” keeps its numbers; “Compare…” lists all of it.`;
}
