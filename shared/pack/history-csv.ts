import { csvText } from './csv.ts';
import type { HistoryReport } from './history-report.ts';

const columns = [
  'number',
  'time_utc',
  'reviewer',
  'act',
  'undone',
  'operations',
  'act_id',
  'replica',
  'first_place',
  'last_place',
  'last_hash',
] as const;

/** A history as CSV (`csvText`), oldest act first; times are UTC as ISO 8601 writes them. */
export function historyCsv(report: HistoryReport): string {
  return csvText(
    columns,
    report.acts.map((act, index) => ({
      number: String(index + 1),
      time_utc: new Date(act.atMs).toISOString(),
      reviewer: act.reviewer,
      act: act.sentence,
      undone: act.undone ? 'undone' : '',
      operations: String(act.operations),
      act_id: act.act,
      replica: act.replica,
      first_place: String(act.firstPlace),
      last_place: String(act.lastPlace),
      last_hash: act.hash,
    })),
  );
}
