import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HistoryEntry } from '../../shared/contract/index.ts';
import type { ActKind, Operation } from '../../shared/model/index.ts';
import {
  newestActRows,
  operationsOfAct,
  readableOperation,
  readReviewerNames,
  type ActRow,
  type StoredOperation,
} from '../store/index.ts';
import { actSentence, isIntroduction } from './act-sentence.ts';
import type { LabelSource } from './target-label.ts';

/** What a history is narrowed down to; everything where nothing is said. */
export interface HistoryFilter {
  readonly reviewer?: string | undefined;
  /** Acts on this document, its passages and their links, and notes on any of them. */
  readonly documentId?: string | undefined;
  /** Words that all have to be in an act's sentence, in any order and case. */
  readonly text?: string | undefined;
  readonly kind?: ActKind | undefined;
  /** From this moment on and before that one, in UTC milliseconds. */
  readonly fromMs?: number | undefined;
  readonly beforeMs?: number | undefined;
}

/** Which part of the history is asked for. */
export interface HistoryWanted extends HistoryFilter {
  readonly limit: number;
  readonly offset: number;
}

/** How many operations are looked at before other calls get a turn: looking for words may have to go through all of them. */
const rowsPerTurn = 500;

/** Acts in words, newest first, from `offset` on. */
export async function history(context: LabelSource, wanted: HistoryWanted): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let toSkip = wanted.offset;
  for await (const row of actRows(context, wanted)) {
    if (toSkip > 0) toSkip -= 1;
    else entries.push(entryOf(context, row));
    if (entries.length === wanted.limit) return entries;
  }
  return entries;
}

/** The newest operation of each act that a filter lets through, newest first; other work gets turns in between. */
export async function* actRows(context: LabelSource, wanted: HistoryFilter): AsyncGenerator<ActRow> {
  const words = (wanted.text ?? '').toLocaleLowerCase('en-GB').split(/\s+/u).filter(Boolean);
  const filter = {
    reviewer: wanted.reviewer,
    document: wanted.documentId,
    kind: wanted.kind,
    fromMs: wanted.fromMs,
    beforeMs: wanted.beforeMs,
  };
  const seen = new Set<string>();
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = newestActRows(context.reader, filter, below, rowsPerTurn);
    for (const row of rows) {
      below = row.seq;
      if (seen.has(row.act)) continue;
      seen.add(row.act);
      if (words.length === 0 || hasWords(sentenceOfAct(context, row.act), words)) yield row;
    }
    if (rows.length < rowsPerTurn) return;
    await nextTurn();
  }
}

function hasWords(sentence: string, words: readonly string[]): boolean {
  const text = sentence.toLocaleLowerCase('en-GB');
  return words.every((word) => text.includes(word));
}

function entryOf(context: LabelSource, row: ActRow): HistoryEntry {
  const stored = operationsOfAct(context.reader, row.act);
  const operations = readable(stored);
  const header = stored[0]?.header;
  const names = readReviewerNames(context.reader);
  return {
    act: row.act,
    sequence: row.seq,
    atMs: header?.atMs ?? 0,
    reviewer: { id: header?.reviewer ?? '', name: names.get(header?.reviewer ?? '') ?? '' },
    sentence: sentenceOfAct(context, row.act),
    operations: stored.length,
    undone: isUndone(context, row.act),
    documentId: documentOf(context, operations),
    subjects: subjectsOf(operations),
  };
}

/** An act in words; an undo is told by the act it turned back: `Undid: Tagged {HAR000003 ¶7} Training`. */
export function sentenceOfAct(context: LabelSource, act: string): string {
  const stored = operationsOfAct(context.reader, act);
  if (isWithheldAct(stored)) return withheldAct;
  let turns = 0;
  let origin = stored;
  for (let undoes = undoneBy(origin); undoes !== null; undoes = undoneBy(origin)) {
    origin = operationsOfAct(context.reader, undoes);
    turns += 1;
  }
  if (isWithheldAct(origin)) return withheldAct;
  const sentence = actSentence(context, readable(origin));
  if (turns === 0) return sentence;
  return `${turns % 2 === 1 ? 'Undid' : 'Did again'}: ${sentence}`;
}

const withheldAct = 'Withheld: the entries of this act were purged';

/** True where nothing of an act is left but, at most, who did it. */
function isWithheldAct(stored: readonly StoredOperation[]): boolean {
  return (
    stored.some(({ body }) => body === null) &&
    stored.every(({ header, body }) => body === null || isIntroduction(header))
  );
}

function undoneBy(stored: readonly StoredOperation[]): string | null {
  return stored[0]?.header.undoes ?? null;
}

function readable(stored: readonly StoredOperation[]): readonly Operation[] {
  return stored.map(readableOperation).filter((operation) => operation !== null);
}

/** An act is undone while an act that undoes it is itself in effect. */
export function isUndone(context: LabelSource, act: string): boolean {
  const undoing = context.reader.all<{ act: string }>(
    'SELECT DISTINCT act FROM operation WHERE undoes = ?',
    act,
  );
  return undoing.some((row) => !isUndone(context, row.act));
}

function documentOf(context: LabelSource, operations: readonly Operation[]): string | null {
  for (const { body } of operations) {
    if ('document' in body) return body.document;
    const passage = 'passage' in body ? body.passage : 'from' in body ? body.from : null;
    const document = passage === null ? null : documentOfPassage(context, passage);
    if (document !== null) return document;
    if ('note' in body) return documentOfNote(context, body.note);
  }
  return null;
}

function documentOfPassage(context: LabelSource, passage: string): string | null {
  return (
    context.reader.get<{ document: string | null }>('SELECT document FROM passage WHERE id = ?', passage)
      ?.document ?? null
  );
}

function documentOfNote(context: LabelSource, note: string): string | null {
  const on = context.reader.get<{ target_kind: string | null; target: string | null }>(
    'SELECT target_kind, target FROM note WHERE id = ?',
    note,
  );
  if (on?.target_kind === 'document') return on.target;
  return on?.target_kind === 'passage' ? documentOfPassage(context, on.target ?? '') : null;
}

/** How many subjects of a kind an entry names: enough to go to, where an act concerned thousands. */
const namedSubjects = 5;

function subjectsOf(operations: readonly Operation[]): HistoryEntry['subjects'] {
  const few = (ids: readonly string[]) => [...new Set(ids)].slice(0, namedSubjects);
  const bodies = operations.map(({ body }) => body);
  return {
    passages: few(
      bodies.flatMap((body) =>
        'passage' in body ? [body.passage] : 'from' in body ? [body.from, body.to] : [],
      ),
    ),
    notes: few(bodies.flatMap((body) => ('note' in body ? [body.note] : []))),
    documents: few(bodies.flatMap((body) => ('document' in body ? [body.document] : []))),
  };
}
