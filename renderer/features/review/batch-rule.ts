import type { DocumentDate, DocumentKind, DocumentSummary, Item } from '../../../shared/model/index.ts';

/** Which documents a batch is made of. */
export interface BatchRule {
  /** `undecided`: no decision on relevance stands; `not given`: in no batch yet. */
  readonly which: 'all' | 'undecided' | 'not given';
  readonly kind: DocumentKind | 'all';
  /** The earliest and the latest date of a document, as exactly as they are known; null leaves an end open. */
  readonly from: DocumentDate | null;
  readonly to: DocumentDate | null;
  /** How many documents each batch holds; null for one batch of them all. */
  readonly each: number | null;
}

/** Every document that nobody has decided on, in one batch. */
export const firstRule: BatchRule = { which: 'undecided', kind: 'all', from: null, to: null, each: null };

/** The documents in use that a rule takes, in order of URN. */
export function documentsOfRule(
  documents: readonly DocumentSummary[],
  rule: BatchRule,
  batches: readonly Item<'batch'>[],
): readonly DocumentSummary[] {
  const given = new Set(batches.flatMap(({ fields }) => fields.documents));
  return documents.filter((document) => {
    if (document.withdrawn !== null) return false;
    if (rule.which === 'undecided' && document.decisions.relevance.state !== 'undecided') return false;
    if (rule.which === 'not given' && given.has(document.id)) return false;
    if (rule.kind !== 'all' && document.kind !== rule.kind) return false;
    return isWithin(document.date, rule.from, rule.to);
  });
}

/** The documents in portions, the last one smaller where they do not come out even. */
export function portions<Value>(
  values: readonly Value[],
  each: number | null,
): readonly (readonly Value[])[] {
  if (values.length === 0) return [];
  const size = each === null ? values.length : Math.max(1, each);
  return Array.from({ length: Math.ceil(values.length / size) }, (_, place) =>
    values.slice(place * size, (place + 1) * size),
  );
}

/** The names of so many batches: the name alone, or numbered; numbers already taken are passed over. */
export function batchNames(name: string, count: number, taken: readonly string[]): readonly string[] {
  const known = new Set(taken.map((other) => other.trim().toLocaleLowerCase('en-GB')));
  const isFree = (other: string) => !known.has(other.trim().toLocaleLowerCase('en-GB'));
  if (count === 1 && isFree(name)) return [name];
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const numbered = `${name} ${String(number)}`;
    if (isFree(numbered)) names.push(numbered);
  }
  return names;
}

/** Whether a document's date may lie between two dates, both included; one without a date only where no end is set. */
function isWithin(date: DocumentDate | null, from: DocumentDate | null, to: DocumentDate | null): boolean {
  if (from === null && to === null) return true;
  if (date === null) return false;
  const reaches = (one: string, other: string): boolean => {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length) <= other.slice(0, length);
  };
  return (from === null || reaches(from.value, date.value)) && (to === null || reaches(date.value, to.value));
}
