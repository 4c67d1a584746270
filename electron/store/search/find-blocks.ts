import {
  isPassageTerm,
  leavesOf,
  truthOf,
  type Query,
  type QueryTerm,
  type SpanSet,
  type Truth,
} from '../../../shared/query/index.ts';
import { joinedSpans, type TextSpan } from '../../../shared/text/index.ts';
import { blocksBetween, rowsByDocument, rowsMatching, type IndexedBlock } from './block-rows.ts';
import { fullTextExpression } from './full-text-expression.ts';
import { matchesInBlock } from './query-matches.ts';
import { documentTruth, isWords, textHolds, type SearchGround } from './search-ground.ts';

/** Which blocks are looked at: the text proper, or what is marked as furniture. */
export type BlockPlace = 'body' | 'furniture';

/** Blocks that meet a query, as rows of the full-text index. */
export interface FoundBlocks {
  /** In ascending order, by document. */
  readonly byDocument: ReadonlyMap<string, readonly number[]>;
  readonly count: number;
  /** True where the full-text expression alone finds exactly these. */
  readonly byIndexAlone: boolean;
}

/** Finds the blocks of one kind of place that meet a query. */
export function findBlocks(ground: SearchGround, query: Query, place: BlockPlace): FoundBlocks {
  const candidates = rowsByDocument(ground.database, candidateRows(ground, query, place));
  const rest = whatIndexLeaves(query);
  if (rest === null) {
    return { byDocument: candidates, count: countRows(candidates), byIndexAlone: true };
  }
  const byDocument = new Map<string, readonly number[]>();
  for (const [document, rows] of candidates) {
    const truth = truthOf(rest, (term) => documentTruth(ground, term, document) ?? 'unknown');
    const kept = truth === 'unknown' ? rowsThatMeet(ground, query, rest, document, rows) : truth ? rows : [];
    if (kept.length > 0) byDocument.set(document, kept);
  }
  return { byDocument, count: countRows(byDocument), byIndexAlone: false };
}

/**
 * The places of a block that make it a hit: what the query's words match, where its conditions on passages hold. A match
 * meets `theme:` where it lies inside a passage with that theme.
 */
export function placesIn(
  ground: SearchGround,
  query: Query,
  document: string,
  block: IndexedBlock,
): readonly TextSpan[] {
  const text = ground.texts.read(document)?.text ?? '';
  const all = matchesInBlock(ground, query, text, block);
  const rest = whatIndexLeaves(query);
  if (rest === null) return joinedSpans(all);
  const finder = () => ground.inDocument(document).finder;
  const words = new Map<QueryTerm, boolean>();
  const ofBlock = (term: QueryTerm): boolean => {
    const known = words.get(term);
    if (known !== undefined) return known;
    const holds = isWords(term)
      ? textHolds(text.slice(block.start, block.end), term)
      : term.kind === 'pattern'
        ? ground.patterns.inBlock(term, block.id).length > 0
        : documentTruth(ground, term, document) === true;
    words.set(term, holds);
    return holds;
  };
  return joinedSpans(
    all.filter(
      (place) =>
        truthOf(rest, (term) => {
          if (term.kind === 'tagged') return finder().tagged().holds(place) === term.tagged;
          return isPassageTerm(term) ? finder().spansOf(term).holds(place) : ofBlock(term);
        }) === true,
    ),
  );
}

/** The parts of a query that the full-text index does not answer; null where it answers all. */
function whatIndexLeaves(query: Query): Query | null {
  if (fullTextExpression(query)?.exact === true) return null;
  if (query.kind !== 'and' || fullTextExpression(query) === null) return query;
  const parts = query.parts.filter((part) => {
    const asked = part.kind === 'not' ? part.part : part;
    return fullTextExpression(asked)?.exact !== true;
  });
  return { kind: 'and', parts };
}

function rowsThatMeet(
  ground: SearchGround,
  query: Query,
  rest: Query,
  document: string,
  rows: readonly number[],
): readonly number[] {
  const finder = () => ground.inDocument(document).finder;
  if (asksPassages(rest) && ground.inDocument(document).passages.length === 0) {
    const truth = truthOf(rest, (term) => {
      if (isPassageTerm(term)) return false;
      if (term.kind === 'tagged') return !term.tagged;
      return documentTruth(ground, term, document) ?? 'unknown';
    });
    if (truth !== 'unknown') return truth ? rows : [];
  }
  const wanted = new Set(rows);
  const blocks = blocksBetween(ground.database, document, rows[0] ?? 0, rows.at(-1) ?? 0);
  /** What can be told of all places of a block at once; only where a passage ends inside it, not all are alike. */
  const truthInBlock = (term: QueryTerm, block: IndexedBlock): Truth => {
    if (term.kind === 'tagged') return sameForAll(finder().tagged(), block, term.tagged);
    if (isPassageTerm(term)) return sameForAll(finder().spansOf(term), block, true);
    if (term.kind === 'pattern') return ground.patterns.inBlock(term, block.id).length > 0;
    return documentTruth(ground, term, document) ?? 'unknown';
  };
  return blocks
    .filter((block) => {
      if (!wanted.has(block.id)) return false;
      const truth = truthOf(rest, (term) => truthInBlock(term, block));
      return truth === 'unknown' ? placesIn(ground, query, document, block).length > 0 : truth;
    })
    .map((block) => block.id);
}

/** Whether a query needs passages, which are read only then. */
function asksPassages(query: Query): boolean {
  return leavesOf(query).some((leaf) => isPassageTerm(leaf) || leaf.kind === 'tagged');
}

function sameForAll(spans: SpanSet, block: TextSpan, inside: boolean): Truth {
  if (spans.holds(block)) return inside;
  return spans.overlaps(block) ? 'unknown' : !inside;
}

function countRows(byDocument: ReadonlyMap<string, readonly number[]>): number {
  let count = 0;
  for (const rows of byDocument.values()) count += rows.length;
  return count;
}

/** Rows among which all that meet the query are, in ascending order. */
function candidateRows(ground: SearchGround, query: Query, place: BlockPlace): readonly number[] {
  return boundedRows(ground, query, place) ?? [];
}

function boundedRows(ground: SearchGround, query: Query, place: BlockPlace): readonly number[] | null {
  const indexed = fullTextExpression(query);
  if (indexed !== null) return rowsMatching(ground.database, `{${place}} : (${indexed.expression})`);
  switch (query.kind) {
    case 'pattern':
      return ground.patterns.rows(query, place === 'furniture');
    case 'and': {
      const bounds = query.parts.map((part) => boundedRows(ground, part, place));
      return bounds.find((rows) => rows !== null) ?? null;
    }
    case 'or': {
      const bounds = query.parts.map((part) => boundedRows(ground, part, place));
      if (bounds.some((rows) => rows === null)) return null;
      return [...new Set(bounds.flatMap((rows) => rows ?? []))].sort((a, b) => a - b);
    }
    default:
      return null;
  }
}
