import type { FieldValue } from './document.ts';

/** What the value of a matter's own field can be; set when the field is made and never changed. */
export const customFieldTypes = ['text', 'date', 'number', 'yes-no'] as const;

/** One of the types of a matter's own field. */
export type CustomFieldType = (typeof customFieldTypes)[number];

/** True where a value is one that a field of this type takes. */
export function fitsFieldType(value: FieldValue, type: CustomFieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'object';
  }
}
