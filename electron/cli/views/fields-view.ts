import type { DocumentSummary, FieldValue, Item } from '../../../shared/model/index.ts';

/** A document's values of the matter's own fields by the fields' names; null where it has none. A date is its text. */
export function fieldsView(
  document: DocumentSummary,
  fields: readonly Item[],
): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.kind === 'field' ? [[field.fields.name, shownValue(document.fields[field.id])] as const] : [],
    ),
  );
}

function shownValue(value: FieldValue | undefined): string | number | boolean | null {
  return value === undefined ? null : typeof value === 'object' ? value.value : value;
}
