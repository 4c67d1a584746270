import type { PackFinding } from '../../model/index.ts';
import { countOf } from '../outline-writing.ts';
import { firstOf } from './in-words.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

/** Documents whose date nobody knows: the index says so, and in order of date they come last. */
export function undatedDocuments({ selection }: PackLookedAt): readonly PackFinding[] {
  const undated = selection.sources.filter(
    ({ date, family }) => date === null && (family?.rootDate ?? null) === null,
  );
  const [first] = undated;
  if (first === undefined) return [];
  const have = undated.length === 1 ? 'has' : 'have';
  return [
    {
      kind: 'undated',
      severity: 'look',
      sentence: `${countOf(undated.length, 'document')} ${have} no date, so ${undated.length === 1 ? 'it comes' : 'they come'} last in order of date: ${firstOf(undated.map(({ urn }) => urn))}. Enter a date where it is known.`,
      place: { kind: 'document', document: first.documentId, urn: first.urn },
    },
  ];
}
