import { dateInWords, type PackFinding } from '../../model/index.ts';
import type { PackSource } from '../selection.ts';
import { isPrinted, type PackLookedAt } from './pack-looked-at.ts';

/**
 * Documents that stand behind a later one in the same part (rule A17), where a person put the parts together; once for each part.
 * Dates of which one says less than the other, and agrees with it, are in any order.
 */
export function dateOrder({ selection, outline }: PackLookedAt): readonly PackFinding[] {
  if (selection.choices.parts === undefined) return [];
  return outline.sections.flatMap(({ title, entries }): readonly PackFinding[] => {
    const dated = entries.filter(isPrinted).flatMap((entry) => {
      const date = dateOf(entry.source);
      return date === null ? [] : [{ entry, date }];
    });
    let latest = dated[0];
    const breaks = dated.flatMap((one) => {
      if (latest === undefined || !isBefore(one.date, latest.date)) {
        latest = one;
        return [];
      }
      return [{ one, after: latest }];
    });
    const [first] = breaks;
    if (first === undefined) return [];
    const { one, after } = first;
    const more = breaks.length - 1;
    const also =
      more === 0
        ? ''
        : more === 1
          ? ' One more document is out of order.'
          : ` ${more} more documents are out of order.`;
    return [
      {
        kind: 'date-order',
        severity: 'look',
        sentence: `In “${title}” ${inWords(one.entry.source)} stands behind ${inWords(after.entry.source)}.${also} Move them where the part is to be in order of date.`,
        place: { kind: 'entry', number: one.entry.number },
      },
    ];
  });
}

/** Of a document that came with another, when the family begins: it stands with it. */
function dateOf({ date, family }: PackSource): string | null {
  return family?.rootDate ?? date?.value ?? null;
}

function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}

function inWords(source: PackSource): string {
  return `${source.urn} (${source.date === null ? 'no date' : dateInWords(source.date, 'short')})`;
}
