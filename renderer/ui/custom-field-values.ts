import { dateInWords, type CustomFieldType, type FieldValue } from '../../shared/model/index.ts';
import { parseDocumentDate } from './parse-document-date.ts';

/** A value of one of the matter's own fields as it is shown and typed; empty for none. */
export function fieldValueWords(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? dateInWords(value, 'long') : String(value);
}

/** What was typed for a field of a type: its value, null for nothing, or a sentence where it cannot be taken. */
export function readFieldValue(
  type: CustomFieldType,
  typed: string,
): { readonly value: FieldValue | null } | { readonly problem: string } {
  const text = typed.trim();
  if (text === '') return { value: null };
  switch (type) {
    case 'text':
      return { value: text };
    case 'number': {
      const value = Number(text.replaceAll(',', ''));
      return Number.isFinite(value)
        ? { value }
        : { problem: 'This is not a number. Write it like 12 or 12.5.' };
    }
    case 'yes-no':
      return { value: text === 'yes' };
    case 'date': {
      const value = parseDocumentDate(text);
      return value === 'unreadable' ? { problem: unreadableDate } : { value };
    }
  }
}

/** What is said of a date that cannot be read. */
export const unreadableDate =
  'This is not a date Glossator can read. Write it like 12 Sep 2017, April 2018 or 2018, or leave it empty.';

/** The types of the matter's own fields in words. */
export const fieldTypeWords: Readonly<Record<CustomFieldType, string>> = {
  text: 'Text',
  date: 'Date',
  number: 'Number',
  'yes-no': 'Yes or no',
};
