import { canonicalJson, type JsonValue } from '../../shared/base/index.ts';
import type {
  DocumentChange,
  DocumentDescription,
  DocumentSummary,
  OperationDraft,
} from '../../shared/model/index.ts';

/**
 * What describes a document by a text that was made after its import, as operations: only fields that no reviewer has corrected and
 * that the new text says something else of. What it says nothing of stays.
 */
export function detectedLater(
  document: DocumentSummary,
  detected: DocumentDescription,
): readonly OperationDraft[] {
  const { id } = document;
  const { title, titleMadeUp, date, publisher, author, kind, recipients = null } = detected;
  const changes: DocumentChange[] = [];
  if (title !== document.title || titleMadeUp !== document.titleMadeUp) {
    changes.push({
      document: id,
      field: 'title',
      value: title,
      was: document.title,
      ...(titleMadeUp ? { madeUp: true } : {}),
      ...(document.titleMadeUp ? { wasMadeUp: true } : {}),
      detected: true,
    });
  }
  if (date !== null)
    changes.push({ document: id, field: 'date', value: date, was: document.date, detected: true });
  for (const [field, value] of [
    ['publisher', publisher],
    ['author', author],
    ['recipients', recipients],
  ] as const) {
    if (value !== null) changes.push({ document: id, field, value, was: document[field], detected: true });
  }
  changes.push({ document: id, field: 'kind', value: kind, was: document.kind, detected: true });
  return changes
    .filter(
      ({ field, value, was }) =>
        !document.corrected.includes(field) && (field === 'title' || plainly(value) !== plainly(was)),
    )
    .map((body) => ({ type: 'document.describe', body }));
}

function plainly(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}
