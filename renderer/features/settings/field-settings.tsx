import './field-settings.css';
import type { JSX } from 'react';
import { useState } from 'react';
import { customFieldTypes, type CustomFieldType } from '../../../shared/model/index.ts';
import { offerUndo } from '../../state/offer-undo.ts';
import { useAct } from '../../state/use-act.ts';
import { useCustomFields } from '../../state/use-items.ts';
import { useService } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { fieldTypeWords } from '../../ui/custom-field-values.ts';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { Select } from '../../ui/select.tsx';

/** The fields that documents of this matter have beside those of every matter: added, and taken out with their values. */
export function FieldSettings({ writable }: { readonly writable: boolean }): JSX.Element {
  const act = useAct();
  const service = useService();
  const fields = useCustomFields();
  const [name, setName] = useState('');
  const [type, setType] = useState<CustomFieldType>('text');
  const add = async () => {
    const item = { kind: 'field', fields: { name: name.trim(), type } } as const;
    const done = await act('createItem', { item }, `Documents now have the field ${name.trim()}.`);
    if (done !== null) setName('');
  };
  const remove = async (id: string, removed: string) => {
    const done = await act('deleteItems', { itemIds: [id] });
    if (done !== null) await offerUndo(service, `Took out the field ${removed} with its values.`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <fieldset className="settings-group">
        <legend>Fields of documents</legend>
        <p className="settings-hint">
          {fields.length === 0
            ? 'Beside title, date, provider and the like, documents of this matter can have fields of their own, such as a box number.'
            : 'Documents of this matter have these fields, too. They are filled in beside the document in the library.'}
        </p>
        <ul role="list" className="settings-fields">
          {fields.map(({ id, fields: field }) => (
            <li key={id}>
              <bdi>{field.name}</bdi>
              <span className="settings-hint">{fieldTypeWords[field.type]}</span>
              {writable && (
                <IconlessButton
                  aria-label={`Take out ${field.name}`}
                  onClick={() => void remove(id, field.name)}
                >
                  Take out
                </IconlessButton>
              )}
            </li>
          ))}
        </ul>
        {writable && (
          <div className="settings-name">
            <Field label="New field" value={name} onChange={setName} maxLength={200} />
            <Select
              label="It holds"
              value={type}
              options={customFieldTypes.map((value) => ({ value, label: fieldTypeWords[value] }))}
              onChange={setType}
            />
            <Button type="submit" disabled={name.trim() === ''}>
              Add
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
