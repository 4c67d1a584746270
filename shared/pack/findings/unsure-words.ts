import type { PackFinding } from '../../model/index.ts';
import { grouped } from './grouped.ts';
import { countOf } from '../outline-writing.ts';
import type { PackLookedAt } from './pack-looked-at.ts';

/** Recognised words below this many per cent are marked unsure everywhere. */
export const unsureBelow = 80;

/** Quoted words of which recognition was not sure; once for each document. */
export function unsureWords({ selection }: PackLookedAt): readonly PackFinding[] {
  const unsure = selection.passages.filter(({ recognised }) => (recognised?.least ?? 100) < unsureBelow);
  return [...grouped(unsure, ({ documentId }) => documentId).values()].flatMap(
    (passages): readonly PackFinding[] => {
      const worst = passages.reduce((least, one) =>
        (one.recognised?.least ?? 100) < (least.recognised?.least ?? 100) ? one : least,
      );
      const { documentId: document, urn, recognised, id } = worst;
      const hold = passages.length === 1 ? 'holds' : 'hold';
      return [
        {
          kind: 'unsure-words',
          severity: 'look',
          sentence: `${countOf(passages.length, 'quoted passage')} of ${urn} ${hold} words that recognition was not sure of, the least certain of them by ${Math.round(recognised?.least ?? 0)} %. Compare the quotation with the page.`,
          place: { kind: 'document', document, urn, passage: id },
        },
      ];
    },
  );
}
