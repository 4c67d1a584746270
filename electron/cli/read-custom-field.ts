import { success, type Result } from '../../shared/base/index.ts';
import type { InputOf, ServiceCalls } from '../../shared/contract/index.ts';
import type { CustomFieldType, FieldValue, Item } from '../../shared/model/index.ts';
import { readDocumentDate } from './read-document-date.ts';
import { wrongCall } from './read-arguments.ts';

/**
 * Reads `NAME=VALUE` as a value of one of the matter's own fields, by the field's type; nothing after the sign takes the
 * value away. A name the matter does not have is refused with those it has.
 */
export function readCustomField(
  text: string,
  fields: readonly Item[],
): Result<InputOf<ServiceCalls['describeDocument']>['change'] & { readonly field: 'custom' }> {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at)).trim();
  const named = fields.filter((item) => item.kind === 'field');
  const field = named.find((item) => item.fields.name.toLowerCase() === name.toLowerCase());
  if (at < 0 || field === undefined) {
    const known = named.map((item) => item.fields.name).join(', ');
    return wrongCall(
      named.length === 0
        ? 'This matter has no fields of its own yet. Add one with “field add”. Nothing was changed.'
        : `--field takes NAME=VALUE, where the name is one of ${known}. Nothing was changed.`,
    );
  }
  const value = valueOf(field.fields.name, field.fields.type, text.slice(at + 1).trim());
  return value.ok ? success({ field: 'custom', custom: field.id, value: value.value }) : value;
}

function valueOf(name: string, type: CustomFieldType, text: string): Result<FieldValue | null> {
  if (text === '') return success(null);
  switch (type) {
    case 'text':
      return text.length <= 1_000
        ? success(text)
        : wrongCall(`The field ${name} takes up to 1,000 characters. Nothing was changed.`);
    case 'date':
      return readDocumentDate(`the field ${name}`, text);
    case 'number': {
      const value = Number(text.replaceAll(',', ''));
      return Number.isFinite(value)
        ? success(value)
        : wrongCall(`“${text}” is no number, as the field ${name} takes. Nothing was changed.`);
    }
    case 'yes-no':
      return /^(?:yes|no)$/iu.test(text)
        ? success(text.toLowerCase() === 'yes')
        : wrongCall(`The field ${name} takes yes or no. Nothing was changed.`);
  }
}
