import type { PackFinding } from '../../model/index.ts';
import { mostDpi } from '../prepared-pages.ts';
import { numbersInWords } from './in-words.ts';
import { printedEntries, type PackLookedAt } from './pack-looked-at.ts';

/** Pictures on appended pages that are finer than courts ask for (rule A14); once for each document. */
export function finePicturesFound({ outline, measured }: PackLookedAt): readonly PackFinding[] {
  const found = new Map<string, { urn: string; pages: Set<number>; finest: number }>();
  for (const entry of printedEntries(outline)) {
    if (entry.kind !== 'source-pages') continue;
    const { documentId, urn, sha256 } = entry.source;
    for (const { page, dpi } of measured.get(sha256)?.finePictures ?? []) {
      if (page < entry.from || page > entry.to) continue;
      const known = found.get(documentId) ?? { urn, pages: new Set<number>(), finest: 0 };
      known.pages.add(page);
      found.set(documentId, { ...known, finest: Math.max(known.finest, dpi) });
    }
  }
  return [...found].map(([document, { urn, pages, finest }]) => {
    const ordered = [...pages].sort((one, other) => one - other);
    const which = ordered.length === 1 ? 'Page' : 'Pages';
    return {
      kind: 'fine-pictures',
      severity: 'look',
      sentence: `${which} ${numbersInWords(ordered)} of ${urn} ${ordered.length === 1 ? 'has' : 'have'} pictures of up to ${Math.round(finest)} dpi, finer than the ${mostDpi} dpi that courts ask for. They stand in the pack as they are and make its file large; ask for a scan at ${mostDpi} dpi where the size matters.`,
      place: { kind: 'document', document, urn, page: ordered[0] ?? 1 },
    };
  });
}
