import { assertNever, failure, success, type Result } from '../../shared/base/index.ts';
import type { SearchResult, TaggingPreview, TaggingUnit } from '../../shared/model/index.ts';
import {
  leavesOf,
  parseQuery,
  planQuery,
  queryFaultMessage,
  type ParsedQuery,
  type PatternQuery,
  type Query,
  type QueryFault,
} from '../../shared/query/index.ts';
import {
  blocksCutShort,
  describeSpan,
  documentsToScan,
  findThings,
  noPatterns,
  passagesToPack,
  placesFound,
  resolveConditions,
  scanPatterns,
  searchGround,
  searchMatter,
  spansAround,
  type Conditions,
  type DocumentTexts,
  type PassageIndex,
  type PatternMatches,
  type ReadableDatabase,
  type SearchGround,
  type SearchPage,
} from '../store/index.ts';
import { targetLabel } from './target-label.ts';

/** What can be asked of a query. */
export type SearchRequest =
  | { readonly kind: 'search'; readonly query: string; readonly page: SearchPage }
  | {
      readonly kind: 'preview-tagging';
      readonly query: string;
      readonly unit: TaggingUnit;
      readonly limit: number;
      readonly offset: number;
    }
  | { readonly kind: 'pack-query'; readonly query: string };

/** What each request gives. */
export interface SearchOutcomes {
  readonly search: SearchResult;
  readonly 'preview-tagging': TaggingPreview;
  readonly 'pack-query': { readonly passages: readonly string[] };
}

/** What any request gives. */
export type SearchOutcome = SearchOutcomes[SearchRequest['kind']];

/** The state of a matter that is searched. */
export interface SearchedState {
  readonly reader: ReadableDatabase;
  readonly texts: DocumentTexts;
  readonly passages: PassageIndex;
  /** Whose reading `status:` asks for, or null where nobody is named. */
  readonly reviewer: string | null;
  readonly readAtOneState: <Value>(work: () => Value) => Value;
}

/** A query that was read; refused (`query-invalid`) with a sentence and a place where it cannot be. */
export function readQuery(query: string): Result<ParsedQuery> {
  const parsed = parseQuery(query);
  return parsed.ok ? success(parsed.value) : refusedQuery(query, parsed.fault);
}

/** The regular expressions of a query: those need a scan beforehand, which is done aside. */
export function patternsOf(query: Query): readonly PatternQuery[] {
  return leavesOf(query).filter((leaf) => leaf.kind === 'pattern');
}

/** Answers a request about a query without regular expressions, at once. */
export function answerNow(
  state: SearchedState,
  request: SearchRequest,
  parsed: ParsedQuery,
): Result<SearchOutcome> {
  return state.readAtOneState(() => {
    const conditions = resolveConditions(state.reader, parsed, state.reviewer);
    return conditions.ok
      ? success(answer(state, request, parsed.query, conditions.value, noPatterns))
      : refusedQuery(request.query, conditions.fault);
  });
}

/** Answers a request about any query: its regular expressions are matched first, with progress, and can be cancelled. */
export async function answerAfterScan(
  state: SearchedState,
  request: SearchRequest,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<SearchOutcome>> {
  const parsed = readQuery(request.query);
  if (!parsed.ok) return parsed;
  const { query, places } = parsed.value;
  const patterns = patternsOf(query);
  const first = resolveConditions(state.reader, parsed.value, state.reviewer);
  if (!first.ok) return refusedQuery(request.query, first.fault);
  const ground = searchGround({
    database: state.reader,
    texts: state.texts,
    passages: state.passages,
    conditions: first.value,
    patterns: noPatterns,
  });
  const scan = await scanPatterns({
    database: state.reader,
    patterns,
    ...documentsToScan(ground, planQuery(query)),
    onProgress,
    signal,
  });
  switch (scan.kind) {
    case 'cancelled':
      return failure('cancelled', 'The search was cancelled.');
    case 'endless': {
      const { start, end } = places.get(scan.pattern) ?? { start: 0, end: 0 };
      return refusedQuery(request.query, {
        sentence:
          'This regular expression tries so many ways to match that it came to no end and was stopped. Repetitions inside repetitions, as in (a+)+, are the usual cause.',
        start,
        end,
      });
    }
    case 'done':
      return state.readAtOneState(() => {
        const conditions = resolveConditions(state.reader, parsed.value, state.reviewer);
        return conditions.ok
          ? success(answer(state, request, query, conditions.value, scan.matches))
          : refusedQuery(request.query, conditions.fault);
      });
    default:
      return assertNever(scan, 'outcome of a scan');
  }
}

function refusedQuery(query: string, fault: QueryFault): ReturnType<typeof failure> {
  return failure('query-invalid', queryFaultMessage(query, fault));
}

function answer(
  state: SearchedState,
  request: SearchRequest,
  query: Query,
  conditions: Conditions,
  patterns: PatternMatches,
): SearchOutcome {
  const { reader, texts, passages } = state;
  const ground = searchGround({ database: reader, texts, passages, conditions, patterns });
  switch (request.kind) {
    case 'search':
      return searchMatter(ground, (target) => targetLabel(state, target), query, request.page);
    case 'preview-tagging':
      return previewOver(ground, query, request);
    case 'pack-query':
      return { passages: passagesToPack(ground, findThings(ground, query)) };
    default:
      return assertNever(request, 'request to search');
  }
}

function previewOver(
  ground: SearchGround,
  query: Query,
  request: SearchRequest & { readonly kind: 'preview-tagging' },
): TaggingPreview {
  const found = findThings(ground, query);
  const wanted = request.offset + request.limit;
  const spans: TaggingPreview['spans'][number][] = [];
  let total = 0;
  for (const { label, spans: places } of placesFound(ground, found)) {
    const read = ground.texts.read(label.id);
    if (read === null) continue;
    const around = spansAround(read, places, request.unit);
    for (const span of around.slice(Math.max(0, request.offset - total), Math.max(0, wanted - total))) {
      spans.push(describeSpan(ground, found.plan.text ?? found.plan.passages, read, label, span));
    }
    total += around.length;
  }
  return { total, spans, cutShort: blocksCutShort(found) ?? ground.patterns.cutShort };
}
