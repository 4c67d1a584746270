import type { PackFinding } from '../../model/index.ts';
import { numbersInWords } from './in-words.ts';
import { printedEntries, type PackLookedAt } from './pack-looked-at.ts';

/** Pages that are pictures without text, which nobody can search or copy from (rule A12); once for each document. */
export function pagesWithoutText({ outline }: PackLookedAt): readonly PackFinding[] {
  const numbers = new Map<string, { readonly urn: string; readonly pages: Set<number> }>();
  for (const entry of printedEntries(outline)) {
    const { source } = entry;
    const [from, to] = entry.kind === 'source-pages' ? [entry.from, entry.to] : [1, source.pages.length];
    const known = numbers.get(source.documentId) ?? { urn: source.urn, pages: new Set() };
    for (const { number, text } of source.pages) {
      if (text === 'none' && number >= from && number <= to) known.pages.add(number);
    }
    numbers.set(source.documentId, known);
  }
  return [...numbers].flatMap(([document, { urn, pages }]): readonly PackFinding[] => {
    const ordered = [...pages].sort((one, other) => one - other);
    const [first] = ordered;
    if (first === undefined) return [];
    const which =
      ordered.length === 1
        ? `Page ${first} of ${urn} has`
        : `Pages ${numbersInWords(ordered)} of ${urn} have`;
    return [
      {
        kind: 'pages-without-text',
        severity: 'look',
        sentence: `${which} no text, so nobody can search or copy what stands there. Recognise the text of the document, unless the pages are blank.`,
        place: { kind: 'document', document, urn, page: first },
      },
    ];
  });
}
