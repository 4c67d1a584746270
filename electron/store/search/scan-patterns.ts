import { expressionOf, type PatternQuery } from '../../../shared/query/index.ts';
import type { TextSpan } from '../../../shared/text/index.ts';
import type { ReadableDatabase } from '../database.ts';
import { runGuarded } from './guarded-run.ts';
import { patternMatches, type MatchesOfPattern, type PatternMatches } from './pattern-matches.ts';

/** What is scanned for regular expressions. */
export interface PatternScan {
  readonly database: ReadableDatabase;
  readonly patterns: readonly PatternQuery[];
  /** The documents whose blocks are scanned. */
  readonly documents: readonly string[];
  /** Where given, only the blocks of these rows are. */
  readonly rows: ReadonlySet<number> | null;
  readonly notes: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** How a scan ended. */
export type ScanOutcome =
  | { readonly kind: 'done'; readonly matches: PatternMatches }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'endless'; readonly pattern: PatternQuery };

/** How long one expression may take over one portion: a thousand times what an ordinary one takes. */
const longestMs = 2_000;

const charactersOfPortion = 1_000_000;

/** How many matches of one expression are kept; what lies beyond is not found, and said. */
const mostMatches = 100_000;

/** A text to be scanned, and where its matches go. */
interface Portion {
  readonly text: string;
  /** Where the text begins in what the spans count from. */
  readonly offset: number;
  readonly keep: (matches: MatchesOfPattern, spans: readonly TextSpan[]) => void;
}

interface BlockRow {
  readonly id: number;
  readonly span_start: number;
  readonly span_end: number;
  readonly place: number;
}

/**
 * Scans texts for regular expressions, block by block and note by note, in portions between which a cancellation is
 * heard. An expression that does not come to an end over a portion ends the scan.
 */
export async function scanPatterns(scan: PatternScan): Promise<ScanOutcome> {
  const found = new Map<PatternQuery, MatchesOfPattern & { count: number }>(
    scan.patterns.map((pattern) => [
      pattern,
      { blocks: new Map(), notes: new Map(), documents: new Map(), count: 0 },
    ]),
  );
  let waiting: Portion[] = [];
  let characters = 0;
  const work = (): PatternQuery | null => {
    const portions = waiting;
    waiting = [];
    characters = 0;
    for (const [pattern, matches] of found) {
      if (!runGuarded(() => (matches.count += matchPortions(pattern, matches, portions)), longestMs)) {
        return pattern;
      }
    }
    return null;
  };
  const total = scan.documents.length;
  for (const [index, document] of scan.documents.entries()) {
    for (const portion of portionsOfDocument(scan, document)) {
      waiting.push(portion);
      characters += portion.text.length;
    }
    if (characters < charactersOfPortion) continue;
    const endless = work();
    if (endless !== null) return { kind: 'endless', pattern: endless };
    scan.onProgress(index + 1, total);
    await new Promise((resolve) => setImmediate(resolve));
    if (scan.signal.aborted) return { kind: 'cancelled' };
    if ([...found.values()].every(({ count }) => count >= mostMatches)) break;
  }
  if (scan.notes) waiting.push(...portionsOfNotes(scan.database));
  const endless = work();
  if (endless !== null) return { kind: 'endless', pattern: endless };
  const cutShort = [...found.values()].some(({ count }) => count >= mostMatches)
    ? `Only the first ${mostMatches.toLocaleString('en-GB')} places of the regular expression are shown and counted.`
    : null;
  return { kind: 'done', matches: patternMatches(found, cutShort) };
}

function matchPortions(
  pattern: PatternQuery,
  matches: MatchesOfPattern & { readonly count: number },
  portions: readonly Portion[],
): number {
  const expression = expressionOf(pattern);
  let count = 0;
  for (const { text, offset, keep } of portions) {
    if (matches.count + count >= mostMatches) break;
    const spans: TextSpan[] = [];
    for (const match of text.matchAll(expression)) {
      if (match[0] === '') continue;
      const start = offset + match.index;
      spans.push({ start, end: start + match[0].length });
    }
    if (spans.length > 0) keep(matches, spans);
    count += spans.length;
  }
  return count;
}

function portionsOfDocument(scan: PatternScan, document: string): readonly Portion[] {
  const { database, rows } = scan;
  const blocks = database
    .all<BlockRow>(
      'SELECT id, span_start, span_end, place FROM search_block WHERE document = ? ORDER BY number',
      document,
    )
    .filter(({ id, place }) => place < 2 && (rows === null || rows.has(id)));
  if (blocks.length === 0) return [];
  const text =
    database.get<{ text: string }>(
      'SELECT t.text FROM document d JOIN canonical_text t ON t.sha256 = d.text_sha256 WHERE d.id = ?',
      document,
    )?.text ?? '';
  return blocks.map((block) => ({
    text: text.slice(block.span_start, block.span_end),
    offset: block.span_start,
    keep: (matches, spans) => {
      const matched = { row: block.id, furniture: block.place === 1, spans };
      matches.blocks.set(block.id, matched);
      const known = matches.documents.get(document);
      if (known === undefined) matches.documents.set(document, [matched]);
      else known.push(matched);
    },
  }));
}

function portionsOfNotes(database: ReadableDatabase): readonly Portion[] {
  return database
    .all<{ rowid: number; text: string }>('SELECT rowid, text FROM note_fts')
    .map(({ rowid, text }) => ({
      text,
      offset: 0,
      keep: (matches, spans) => {
        matches.notes.set(rowid, spans);
      },
    }));
}
