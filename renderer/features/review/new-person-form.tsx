import type { JSX } from 'react';
import { useState } from 'react';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { aliasesOf } from './person-terms.ts';

/** Puts a person or organisation on the list, with every other name the sources use. */
export function NewPersonForm(props: { readonly onMade: (personId: string) => void }): JSX.Element {
  const act = useAct();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'person' | 'organisation'>('person');
  const [aliases, setAliases] = useState('');
  const [remark, setRemark] = useState('');
  const add = async (): Promise<void> => {
    const fields = { name: name.trim(), kind, aliases: aliasesOf(aliases), remark: remark.trim() };
    const made = await act('createItem', { item: { kind: 'person', fields } }, `Added ${fields.name}.`);
    if (made !== null) props.onMade(made.value.id);
  };
  return (
    <form
      className="review-form"
      aria-label="New person or organisation"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <h2>New person or organisation</h2>
      <Field label="Name" value={name} onChange={setName} maxLength={200} autoFocus required />
      <Select label="Kind" value={kind} options={kindOptions} onChange={setKind} />
      <Field
        label="Other names, one a line"
        value={aliases}
        onChange={setAliases}
        rows={4}
        hint="As the sources write them: initials, titles, maiden names, misspellings. Capitals and accents make no difference."
      />
      <Field label="Remark" value={remark} onChange={setRemark} rows={3} maxLength={20_000} />
      <Button type="submit" tone="primary" disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}

/** The kinds as choices. */
export const kindOptions = [
  { value: 'person', label: 'person' },
  { value: 'organisation', label: 'organisation' },
] as const;
