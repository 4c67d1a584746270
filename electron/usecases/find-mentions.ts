import { failure, success, type Result } from '../../shared/base/index.ts';
import type { FoundSpan, Mentions } from '../../shared/model/index.ts';
import { type Query, type WordsQuery } from '../../shared/query/index.ts';
import { tokensOf } from '../../shared/text/index.ts';
import {
  blocksCutShort,
  countsByDocument,
  describeSpan,
  findThings,
  noPatterns,
  placesFound,
  resolveConditions,
  searchGround,
} from '../store/index.ts';
import type { MatterContext } from './matter-context.ts';

/**
 * Finds where names or other phrases stand in the texts of documents, furniture apart; each place counts once however many
 * of the phrases it holds. Refused (`query-invalid`) where none of them holds a letter or a digit.
 */
export function findMentions(
  context: MatterContext,
  asked: { readonly terms: readonly string[]; readonly limit: number; readonly offset: number },
): Result<Mentions> {
  const parts = asked.terms
    .filter((term) => tokensOf(term).length > 0)
    .map((term): WordsQuery => ({ kind: 'words', text: term, prefix: false }));
  if (parts.length === 0) {
    return failure('query-invalid', 'None of these names holds a letter or a digit to look for.');
  }
  const query: Query = {
    kind: 'and',
    parts: [
      { kind: 'in', place: 'text' },
      { kind: 'or', parts },
    ],
  };
  return context.connection.readAtOneState(() => {
    const conditions = resolveConditions(context.reader, { query, places: new Map() }, null);
    if (!conditions.ok) return failure('query-invalid', conditions.fault.sentence);
    const { reader, texts, passages } = context;
    const ground = searchGround({
      database: reader,
      texts,
      passages,
      conditions: conditions.value,
      patterns: noPatterns,
    });
    const found = findThings(ground, query);
    const hits = new Map<string, number>();
    const mentions: FoundSpan[] = [];
    let total = 0;
    for (const { label, spans } of placesFound(ground, found)) {
      const read = texts.read(label.id);
      if (read === null || spans.length === 0) continue;
      const from = Math.max(0, asked.offset - total);
      const to = Math.max(0, asked.offset + asked.limit - total);
      for (const span of spans.slice(from, to)) {
        mentions.push(describeSpan(ground, found.plan.text, read, label, span));
      }
      hits.set(label.id, spans.length);
      total += spans.length;
    }
    return success({
      total,
      documents: countsByDocument(ground, hits, false),
      documentsFound: hits.size,
      mentions,
      cutShort: blocksCutShort(found),
    });
  });
}
