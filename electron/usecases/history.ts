import type { HistoryEntry } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/model/index.ts';
import { operationsOfAct, readableOperation, readReviewerNames } from '../store/index.ts';
import { actSentence } from './act-sentence.ts';
import type { MatterContext } from './matter-context.ts';

interface ActRow {
  readonly act: string;
  readonly seq: number;
  readonly undoes: string | null;
}

/** Acts in words, newest first, from `offset` on. */
export function history(context: MatterContext, limit: number, offset: number): readonly HistoryEntry[] {
  const rows = newestActs(context, limit + offset).slice(offset);
  const names = readReviewerNames(context.reader);
  return rows.map((row) => {
    const stored = operationsOfAct(context.reader, row.act);
    const operations = stored.map(readableOperation).filter((operation) => operation !== null);
    const header = stored[0]?.header;
    return {
      act: row.act,
      sequence: row.seq,
      atMs: header?.atMs ?? 0,
      reviewer: { id: header?.reviewer ?? '', name: names.get(header?.reviewer ?? '') ?? '' },
      sentence: sentenceOf(context, row, operations),
      operations: stored.length,
      undone: isUndone(context, row.act),
      documentId: documentOf(context, operations),
    };
  });
}

function newestActs(context: MatterContext, count: number): readonly ActRow[] {
  const acts = new Map<string, ActRow>();
  const rows = context.reader.iterate<ActRow>('SELECT act, seq, undoes FROM operation ORDER BY seq DESC');
  for (const row of rows) {
    if (acts.has(row.act)) continue;
    if (acts.size === count) break;
    acts.set(row.act, row);
  }
  return [...acts.values()];
}

function sentenceOf(context: MatterContext, row: ActRow, operations: readonly Operation[]): string {
  if (operations.length === 0) return 'Withheld: the entries of this act were purged';
  if (row.undoes === null) return actSentence(context, operations);
  let turns = 0;
  let origin = row.undoes;
  for (let undoes: string | null = row.undoes; undoes !== null; turns += 1) {
    origin = undoes;
    undoes = operationsOfAct(context.reader, undoes)[0]?.header.undoes ?? null;
  }
  const original = operationsOfAct(context.reader, origin)
    .map(readableOperation)
    .filter((operation) => operation !== null);
  return `${turns % 2 === 1 ? 'Undid' : 'Did again'}: ${actSentence(context, original)}`;
}

/** An act is undone while an act that undoes it is itself in effect. */
function isUndone(context: MatterContext, act: string): boolean {
  const undoing = context.reader.all<{ act: string }>(
    'SELECT DISTINCT act FROM operation WHERE undoes = ?',
    act,
  );
  return undoing.some((row) => !isUndone(context, row.act));
}

function documentOf(context: MatterContext, operations: readonly Operation[]): string | null {
  for (const { body } of operations) {
    if ('document' in body) return body.document;
    if ('passage' in body) {
      const row = context.reader.get<{ document: string | null }>(
        'SELECT document FROM passage WHERE id = ?',
        body.passage,
      );
      if (row?.document) return row.document;
    }
  }
  return null;
}
