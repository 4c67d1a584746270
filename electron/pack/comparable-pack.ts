import { dateInWords } from '../../shared/model/index.ts';
import type { ComparablePack } from '../../shared/pack/index.ts';
import { placeOf } from './place-of.ts';
import { labelOfPlace, pagesOfPassage, type PackPlan } from './plan-pack.ts';

/** What a planned pack holds and on which pages, to be compared with another. */
export function comparablePack(plan: PackPlan): ComparablePack {
  const { selection, outline } = plan;
  const codes = new Map(selection.themes.map(({ id, code }) => [id, code]));
  const printed = new Map<string, string[]>();
  for (const entry of outline.sections.flatMap(({ entries }) => entries)) {
    if (entry.kind !== 'full-text' && entry.kind !== 'source-pages') continue;
    const pages = printed.get(entry.source.documentId) ?? [];
    pages.push(labelOfPlace(plan, placeOf.entry(entry.number)) ?? '');
    printed.set(entry.source.documentId, pages);
  }
  return {
    documents: selection.sources.map(({ documentId, urn, title, date, textSha256 }) => ({
      urn,
      title,
      date: dateInWords(date, 'long'),
      textSha256,
      pages: printed.get(documentId) ?? [],
    })),
    passages: selection.passages.map((passage) => {
      const { urn, start, end, citation, quote, themes, notes } = passage;
      const { items, fullText } = pagesOfPassage(plan, passage.id);
      return {
        urn,
        start,
        end,
        citation,
        quote,
        themes: selection.themes.flatMap(({ id }) => (themes.includes(id) ? [codes.get(id) ?? ''] : [])),
        notes: notes.map(({ text }) => text),
        pages: [...items.map(({ page }) => page), ...(fullText === null ? [] : [fullText])],
      };
    }),
  };
}
