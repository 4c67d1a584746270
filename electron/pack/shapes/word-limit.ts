import { failure, type Failure } from '../../../shared/base/index.ts';
import type { PackOutline } from '../../../shared/pack/index.ts';

/**
 * The most that a report for Word holds, counted in quotations: what makes the file has all of it in memory, and a thread that ran
 * out of memory could not say why. Measured: 15,000 go into the memory that a worker has, 30,000 do not.
 */
const mostQuotations = 12_000;

/** What a document's table of facts and a line of the index take in that memory, beside a quotation. */
const weights = { source: 4, entry: 2 } as const;

/** Says that a report would be too long for Word; null where it is not. */
export function tooLongForWord({ sections, sourceByDocument }: PackOutline): Failure | null {
  const entries = sections.flatMap((section) => section.entries);
  let weight = weights.source * sourceByDocument.size + weights.entry * entries.length;
  for (const entry of entries) {
    if (entry.kind !== 'chapter') continue;
    for (const { passage } of entry.items) {
      weight += 1 + passage.notes.reduce((sum, { content }) => sum + content.blocks.length, 0);
    }
  }
  if (weight <= mostQuotations) return null;
  return failure(
    'file-too-large',
    'The report for Word would be too long: its quotations, notes and documents are more than can be written into one such file. Nothing was left behind. Choose fewer themes or documents, or leave the report for Word out.',
  ).failure;
}
