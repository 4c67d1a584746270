import type { JSX } from 'react';
import type { InputOf, ServiceCalls } from '../../../shared/contract/index.ts';
import type { DocumentSummary, Item } from '../../../shared/model/index.ts';
import { fieldValueWords, readFieldValue } from '../../ui/custom-field-values.ts';
import { Select } from '../../ui/select.tsx';
import { DescriptionField } from './description-field.tsx';

/** A document's values of the matter's own fields; nothing where the matter has none. */
export function DocumentOwnFields(props: {
  readonly document: DocumentSummary;
  readonly fields: readonly Item<'field'>[];
  readonly disabled: boolean;
  readonly change: (change: InputOf<ServiceCalls['describeDocument']>['change']) => null;
}): JSX.Element | null {
  const { document, change } = props;
  if (props.fields.length === 0) return null;
  return (
    <section className="details-group" aria-label="Fields of this matter">
      <h3>Fields of this matter</h3>
      {props.fields.map(({ id, fields: { name, type } }) => {
        const value = fieldValueWords(document.fields[id]);
        const save = (typed: string): string | null => {
          const read = readFieldValue(type, typed);
          return 'problem' in read
            ? read.problem
            : change({ field: 'custom', custom: id, value: read.value });
        };
        return type === 'yes-no' ? (
          <Select
            key={id}
            label={name}
            value={value}
            options={yesOrNo}
            disabled={props.disabled}
            onChange={save}
          />
        ) : (
          <DescriptionField
            key={id}
            label={name}
            value={value}
            placeholder="not said"
            detected={false}
            disabled={props.disabled}
            save={save}
          />
        );
      })}
    </section>
  );
}

const yesOrNo = [
  { value: '', label: 'not said' },
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];
