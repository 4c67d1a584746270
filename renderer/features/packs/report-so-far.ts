import type { PackChoices } from '../../../shared/model/index.ts';
import { perMatter } from '../../state/per-matter.ts';

/** The report being chosen, kept while other screens are looked at; null until the first change. */
export const reportSoFar = perMatter<PackChoices | null>(null);

/** Grows with each report that was taken over from elsewhere: the form then begins anew. */
export const reportTurn = perMatter(0);

/** Goes on from other choices of a report. */
export function takeReport(choices: PackChoices): void {
  reportSoFar.set(choices);
  reportTurn.set(reportTurn.get() + 1);
}
