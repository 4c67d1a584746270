import { orderKey } from '../base/index.ts';
import type {
  DocumentDate,
  NoteContent,
  NoteState,
  NoteTarget,
  Operation,
  PassageState,
} from '../model/index.ts';
import { noteText } from '../model/index.ts';
import { coveredColumn } from './columns.ts';
import { growingFold, type FoldedState } from './fold-in-memory.ts';
import type { Cell, FoldTableName } from './tables.ts';

/** What something was like after an act, by the operation that ended the act's part in it. */
export interface StateAfter<State> {
  readonly operation: Operation;
  readonly state: State;
}

/**
 * The states of a passage, oldest first, made by folding the operations that concern it in their logical order; notes on
 * it may be among them, as they give it life. Acts that changed nothing about it give no state.
 */
export function passageStates(
  passage: string,
  operations: readonly Operation[],
): readonly StateAfter<PassageState>[] {
  return statesOf(operations, (state) => passageState(state, passage));
}

/** The states of a note, oldest first, made as those of a passage are. */
export function noteStates(note: string, operations: readonly Operation[]): readonly StateAfter<NoteState>[] {
  return statesOf(operations, (state) => noteState(state, note));
}

function statesOf<State extends object>(
  operations: readonly Operation[],
  read: (state: FoldedState) => State | null,
): readonly StateAfter<State>[] {
  const ordered = operations
    .map((operation) => ({ operation, order: orderKey(operation) }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ operation }) => operation);
  const fold = growingFold();
  const states: StateAfter<State>[] = [];
  let before = '';
  for (const [at, operation] of ordered.entries()) {
    fold.add(operation);
    if (ordered[at + 1]?.act === operation.act) continue;
    const state = read(fold.state);
    if (state === null) continue;
    const now = JSON.stringify(state);
    if (now !== before) states.push({ operation, state });
    before = now;
  }
  return states;
}

type Row = Readonly<Record<string, Cell>>;

function passageState(state: FoldedState, passage: string): PassageState | null {
  const row = state.get('passage')?.get(JSON.stringify([passage]));
  if (row === undefined || typeof row['quote'] !== 'string') return null;
  const tags = standing(state, 'tag', (tag) => tag['passage'] === passage);
  return {
    start: Number(row['span_start']),
    end: Number(row['span_end']),
    quote: row['quote'],
    themes: [...new Set(tags.map((tag) => String(tag['theme'])))],
    event: dateOf(row['event_date'] ?? null, row['event_precision'] ?? null),
    standing: isAlive(state, passage),
  };
}

function noteState(state: FoldedState, note: string): NoteState | null {
  const row = state.get('note')?.get(JSON.stringify([note]));
  const wordings = standing(
    state,
    'text_version',
    (version) => version['subject'] === note && version['field'] === 'content',
  ).map((version) => JSON.parse(String(version['content'])) as NoteContent);
  const content = wordings.at(-1);
  if (row === undefined || content === undefined) return null;
  const kind = row['target_kind'];
  const target: NoteTarget =
    kind === 'passage' || kind === 'document' || kind === 'theme'
      ? { kind, id: String(row['target']) }
      : { kind: 'matter' };
  return {
    content,
    text: noteText(content),
    otherTexts: wordings.slice(0, -1).map(noteText),
    privileged: row['privileged'] === 1,
    target,
    standing: isAlive(state, note),
  };
}

/** Rows of tokens that nothing has covered, in logical order. */
function standing(state: FoldedState, table: FoldTableName, wanted: (row: Row) => boolean): readonly Row[] {
  return [...(state.get(table)?.values() ?? [])]
    .filter((row) => row[coveredColumn] === 0 && wanted(row))
    .sort((one, other) => (String(one['op_order']) < String(other['op_order']) ? -1 : 1));
}

function isAlive(state: FoldedState, subject: string): boolean {
  return standing(state, 'life', (life) => life['subject'] === subject).length > 0;
}

const datePrecisions = ['day', 'month', 'year'] as const;

function dateOf(value: Cell, precision: Cell): DocumentDate | null {
  const exact = datePrecisions.find((known) => known === precision);
  return typeof value === 'string' && exact !== undefined ? { value, precision: exact } : null;
}
