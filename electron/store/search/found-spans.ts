import type { FoundSpan, TaggingUnit } from '../../../shared/model/index.ts';
import type { Query } from '../../../shared/query/index.ts';
import {
  citationOf,
  graphemeBoundaryAtOrAfter,
  joinedSpans,
  sentenceAround,
  snapToGraphemes,
  snippetOf,
  trimSpan,
  type TextSpan,
} from '../../../shared/text/index.ts';
import type { DocumentText } from '../document-text.ts';
import { blocksBetween } from './block-rows.ts';
import { byUrn, readLabels, type DocumentLabel } from './document-labels.ts';
import { placesIn } from './find-blocks.ts';
import type { FoundThings } from './found-things.ts';
import { matchesInSpan } from './query-matches.ts';
import type { SearchGround } from './search-ground.ts';

/** Spans of one document that a query found, in order of the text. */
export interface SpansOfDocument {
  readonly label: DocumentLabel;
  readonly spans: readonly TextSpan[];
}

/** How many blocks are looked into for the places of their hits. */
export const mostBlocks = 10_000;

/** The sentence for a query that finds more blocks than are looked into, or null. */
export function blocksCutShort(found: FoundThings): string | null {
  return found.blocks.count <= mostBlocks
    ? null
    : `This finds ${found.blocks.count.toLocaleString('en-GB')} paragraphs; the first ${mostBlocks.toLocaleString('en-GB')} are taken. Search for less to see the others.`;
}

/**
 * The places of everything that was found in texts, furniture apart, document by document in order of URN: of words where
 * they stand, of passages their spans. Blocks beyond the first 10,000 are left out.
 */
export function placesFound(ground: SearchGround, found: FoundThings): readonly SpansOfDocument[] {
  const documents = new Set([...found.blocks.byDocument.keys(), ...found.passages.keys()]);
  const labels = [...readLabels(ground.database, documents).values()].sort(byUrn);
  let blocksLeft = mostBlocks;
  return labels.map((label) => {
    const rows = (found.blocks.byDocument.get(label.id) ?? []).slice(0, blocksLeft);
    blocksLeft -= rows.length;
    return {
      label,
      spans: joinedSpans([
        ...placesOfRows(ground, found, label.id, rows),
        ...(found.passages.get(label.id) ?? []),
      ]),
    };
  });
}

function placesOfRows(
  ground: SearchGround,
  found: FoundThings,
  document: string,
  rows: readonly number[],
): readonly TextSpan[] {
  const [first] = rows;
  const query = found.plan.text;
  if (first === undefined || query === null) return [];
  const wanted = new Set(rows);
  return blocksBetween(ground.database, document, first, rows.at(-1) ?? first)
    .filter((block) => wanted.has(block.id))
    .flatMap((block) => placesIn(ground, query, document, block));
}

/**
 * The passages that tagging places would make: the places themselves, or the whole sentences or blocks around them; without
 * white space at their ends, cutting no character, each text once.
 */
export function spansAround(
  read: DocumentText,
  places: readonly TextSpan[],
  unit: TaggingUnit,
): readonly TextSpan[] {
  const { text, blocks } = read;
  const grown = places.map((place) => {
    if (unit === 'hit') return place;
    const touched = blocks.filter((block) => block.start < place.end && block.end > place.start);
    if (unit === 'sentence') return sentenceAround(text, touched, place.start, place.end);
    return {
      start: Math.min(place.start, touched[0]?.start ?? place.start),
      end: Math.max(place.end, touched.at(-1)?.end ?? place.end),
    };
  });
  return joinedSpans(
    grown.flatMap((span) => {
      const [from, to] = trimSpan(text, span.start, span.end);
      if (from >= to) return [];
      const [start, end] = snapToGraphemes(text, from, to);
      return text.slice(start, end).includes('\uFFFD') ? [] : [{ start, end }];
    }),
  );
}

const contextLength = 100;

/** What is shown of a found span: its quote with what matched in it, what stands around it, the themes it carries already. */
export function describeSpan(
  ground: SearchGround,
  query: Query | null,
  read: DocumentText,
  label: DocumentLabel,
  span: TextSpan,
): FoundSpan {
  const { text, blocks } = read;
  const { start, end } = span;
  const quote = text.slice(start, end);
  const touched = blocks.filter((block) => block.start < end && block.end > start);
  const before = { start: Math.min(start, touched[0]?.start ?? start), end: start };
  const after = { start: end, end: Math.max(end, touched.at(-1)?.end ?? end) };
  const matches = query === null ? [] : matchesInSpan(ground, query, text, label.id, span);
  return {
    documentId: label.id,
    urn: label.urn,
    title: label.title,
    citation: citationOf({ urn: label.urn, ...read }, start, end),
    start,
    end,
    quote,
    before: lastCharacters(text, before),
    after: firstCharacters(text, after),
    snippet: snippetOf(text, span, matches, quote.length),
    themes: [
      ...new Set(
        ground
          .inDocument(label.id)
          .passages.filter((passage) => passage.start === start && passage.end === end)
          .flatMap((passage) => passage.themes),
      ),
    ],
  };
}

/** The beginning of a span, up to a word's end, before an ellipsis where something was left out. */
function firstCharacters(text: string, span: TextSpan): string {
  if (span.end - span.start <= contextLength) return text.slice(span.start, span.end);
  const piece = text.slice(span.start, graphemeBoundaryAtOrAfter(text, span.start + contextLength));
  const words = /^[\s\S]*\s/u.exec(piece)?.[0].trimEnd() ?? '';
  return `${words === '' ? piece : words}…`;
}

/** The end of a span, from a word on, after an ellipsis where something was left out. */
function lastCharacters(text: string, span: TextSpan): string {
  if (span.end - span.start <= contextLength) return text.slice(span.start, span.end);
  const piece = text.slice(graphemeBoundaryAtOrAfter(text, span.end - contextLength), span.end);
  const word = piece.search(/\s/u);
  return `…${piece.slice(word === -1 ? 0 : word + 1)}`;
}
