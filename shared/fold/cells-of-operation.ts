import { assertNever, canonicalJson, type JsonValue } from '../base/index.ts';
import type { DocumentChange, NoteTarget, PassageSelector, ThemeChange } from '../model/index.ts';
import type { Cells } from './change.ts';

/** The cells of a document in use. */
export const notWithdrawn: Cells = { withdrawn: null, withdrawn_by: null, withdrawn_at_ms: null };

/** A truth value as a cell. */
export function flag(value: boolean): number {
  return value ? 1 : 0;
}

/** A value as a cell of canonical JSON. */
export function json(value: JsonValue): string {
  return canonicalJson(value);
}

/** What a note is on, as cells. */
export function targetCells(target: NoteTarget): Cells {
  return { target_kind: target.kind, target: target.kind === 'matter' ? null : target.id };
}

/** A value as plain JSON values. */
export function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** A date as cells. */
export function dateCells(date: { readonly value: string; readonly precision: string } | null): Cells {
  return { date: date?.value ?? null, date_precision: date?.precision ?? null };
}

/** A passage’s place, as cells. */
export function spanCells(selector: PassageSelector): Cells {
  const { start, end, quote, prefix, suffix } = selector;
  return { span_start: start, span_end: end, quote, prefix, suffix };
}

/** A correction of a description, as cells. */
export function descriptionCells(change: DocumentChange): Cells {
  switch (change.field) {
    case 'title':
      return { title: change.value, title_made_up: flag(change.madeUp === true) };
    case 'date':
      return dateCells(change.value);
    case 'publisher':
      return { publisher: change.value };
    case 'author':
      return { author: change.value };
    case 'kind':
      return { kind: change.value };
    default:
      return assertNever(change, 'field of a description');
  }
}

/** A change of a theme: its register and cells. */
export function themeCells(change: ThemeChange): { readonly group: string; readonly values: Cells } {
  switch (change.field) {
    case 'code':
      return { group: 'code', values: { code: change.value } };
    case 'colour':
      return { group: 'colour', values: { colour: change.value } };
    case 'parent':
      return { group: 'parent', values: { parent: change.value } };
    case 'mergedInto':
      return { group: 'merged_into', values: { merged_into: change.value } };
    case 'position':
      return { group: 'position', values: { position: change.value } };
    case 'retired':
      return { group: 'retired', values: { retired: flag(change.value) } };
    default:
      return assertNever(change, 'field of a theme');
  }
}
