import type { Block } from '../../../shared/model/index.ts';
import {
  fullTextParts,
  printableBlock,
  shownText,
  type FullTextEntry,
  type FullTextPart,
  type PackOutline,
  type PackPassage,
  type PackSource,
  type SourcePagesEntry,
} from '../../../shared/pack/index.ts';
import { blockLabel, changesInSpan } from '../../../shared/text/index.ts';
import { placeOf } from '../place-of.ts';
import type { ReportPlaces } from './report-places.ts';
import type { DocumentPart, DocumentPiece } from './report.ts';

/**
 * A document's text as a pack prints it, block by block with its numbers, each of the pack's passages between its code and number.
 * Of pages, only the text of those that were chosen, even where a paragraph goes on on the next.
 */
export function* documentWords(
  places: ReportPlaces,
  entry: FullTextEntry | SourcePagesEntry,
): Generator<DocumentPart> {
  const { source } = entry;
  const passages = places.selection.passages.filter(({ documentId }) => documentId === source.documentId);
  const span = spanOf(entry);
  let level = 1;
  let page = 0;
  for (const part of fullTextParts(source, passages)) {
    if (part.kind === 'furniture') {
      const blocks = source.blocks.filter(
        ({ number, start, end }) =>
          number >= part.first && number <= part.last && start < span.end && end > span.start,
      );
      const [first] = blocks;
      const last = blocks.at(-1);
      if (first === undefined || last === undefined) continue;
      yield {
        kind: 'remark',
        places: placesOf(entry, blocks),
        text: leftOut(source, first.number, last.number),
      };
      continue;
    }
    const start = Math.max(part.block.start, span.start);
    const end = Math.min(part.block.end, span.end);
    if (start >= end) continue;
    if (part.block.kind === 'heading') level = Math.min(level + 1, (part.block.level ?? 1) + 1, 6);
    const paged = entry.kind === 'source-pages' ? pagesBegunBy(source, entry, end, page) : [];
    page = paged.at(-1) ?? page;
    yield {
      kind: 'block',
      places: [
        ...placesOf(entry, [part.block]),
        ...paged.map((number) => placeOf.page(source.documentId, number)),
      ],
      label: shownText(blockLabel(part.block)),
      look: part.block.kind,
      level,
      pieces: [...piecesOf(places, entry, part, start, end)],
    };
    // Covered words can have stood at the very ends of a block.
    const changes = changesInSpan(source.text, source.marks, start - 1, end + 1);
    if (changes !== null) yield { kind: 'remark', places: [], text: `[${shownText(changes)}]` };
  }
}

/** The part of a text that is printed: all of it, or the pages that were chosen. */
function spanOf(entry: FullTextEntry | SourcePagesEntry): { readonly start: number; readonly end: number } {
  const { text, pages } = entry.source;
  if (entry.kind === 'full-text') return { start: 0, end: text.length };
  return { start: pages[entry.from - 1]?.start ?? 0, end: pages[entry.to - 1]?.end ?? 0 };
}

function placesOf(entry: FullTextEntry | SourcePagesEntry, blocks: readonly Block[]): readonly string[] {
  if (entry.kind === 'source-pages') return [];
  return blocks.map(({ number }) => placeOf.block(entry.source.documentId, number));
}

/** The pages after `before` that begin before a place in the text. */
function pagesBegunBy(
  { pages }: PackSource,
  { from, to }: SourcePagesEntry,
  end: number,
  before: number,
): readonly number[] {
  return pages
    .filter(({ number, start }) => number >= from && number <= to && number > before && start < end)
    .map(({ number }) => number);
}

function leftOut({ urn }: PackSource, first: number, last: number): string {
  return `[Page furniture of ${urn} left out: ${first === last ? `¶${first}` : `¶${first}–${last}`}]`;
}

interface Edge {
  readonly at: number;
  readonly piece: Exclude<DocumentPiece, { readonly kind: 'text' }>;
}

function* piecesOf(
  places: ReportPlaces,
  entry: FullTextEntry | SourcePagesEntry,
  { block, marks }: Extract<FullTextPart, { readonly kind: 'block' }>,
  start: number,
  end: number,
): Generator<DocumentPiece> {
  const { source } = entry;
  const printable = printableBlock(source.text.slice(start, end), block);
  const passages = marks.map(({ passage }) => passage).filter((one) => one.start < end && one.end > start);
  const edges = passages.flatMap((passage): readonly Edge[] =>
    edgesOf(places, entry, passage, block, start, end),
  );
  // What ends here ends before what begins here.
  const ordered = [...edges].sort(
    (one, other) => one.at - other.at || rank(one.piece.kind) - rank(other.piece.kind),
  );
  let from = start;
  const textTo = function* (to: number): Generator<DocumentPiece> {
    const cuts = [from, ...passages.flatMap((one) => [one.start, one.end]), to]
      .filter((at) => at >= from && at <= to)
      .sort((one, other) => one - other);
    for (let index = 1; index < cuts.length; index += 1) {
      const [first, last] = [cuts[index - 1] ?? to, cuts[index] ?? to];
      if (first === last) continue;
      const text = shownText(printable.slice(first - start, last - start));
      const marked = passages.some((one) => one.start <= first && one.end >= last);
      yield { kind: 'text', text, marked };
    }
    from = to;
  };
  for (const { at, piece } of ordered) {
    yield* textTo(at);
    yield piece;
  }
  yield* textTo(end);
}

function rank(kind: 'begin' | 'end'): number {
  return kind === 'end' ? 0 : 1;
}

/** Where a passage begins and ends in a block; one that goes on from or into another block has only the other edge here. */
function edgesOf(
  places: ReportPlaces,
  entry: FullTextEntry | SourcePagesEntry,
  passage: PackPassage,
  block: Block,
  start: number,
  end: number,
): readonly Edge[] {
  const edges: Edge[] = [];
  const isFirst = places.outline.printedIn.get(passage.id) === entry.number;
  const marks = marksOf(places.outline, passage);
  const lastWords = marks.at(-1)?.words ?? '';
  if (passage.start >= block.start || start > block.start) {
    marks.forEach(({ words, to }, index) => {
      const place = isFirst && index === 0 ? placeOf.passage(passage.id) : null;
      edges.push({ at: Math.max(start, passage.start), piece: { kind: 'begin', words, place, to } });
    });
  }
  if (passage.end <= block.end || end < block.end) {
    edges.push({ at: Math.min(end, passage.end), piece: { kind: 'end', words: lastWords } });
  }
  return edges;
}

function marksOf(
  outline: PackOutline,
  passage: PackPassage,
): readonly { readonly words: string; readonly to: string | null }[] {
  const items = outline.itemsOfPassage.get(passage.id) ?? [];
  if (items.length === 0) {
    const codes = passage.themes.flatMap((id) => outline.themeById.get(id)?.code ?? []);
    return [{ words: shownText(codes.join(' ')), to: null }];
  }
  return items.map((item) => {
    const codes = item.theme === null ? item.themes.map(({ code }) => code).join(' ') : item.theme.code;
    return { words: shownText(`${codes} ${item.number}`.trim()), to: placeOf.item(item.number) };
  });
}
