import type { JSX } from 'react';
import { useState } from 'react';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';

/** Names a new theme; its code and colour are chosen for it and can be changed. */
export function NewThemeForm(props: {
  readonly onAdded: (themeId: string) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const act = useAct();
  const [name, setName] = useState('');
  const add = async () => {
    const added = await act('addTheme', { name: name.trim(), parent: null }, `Theme ${name.trim()} added.`);
    if (added !== null) props.onAdded(added.value.id);
  };
  return (
    <form
      className="theme-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <Field
        label="Name of the new theme"
        value={name}
        onChange={setName}
        maxLength={1_000}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onCancel();
        }}
      />
      <div className="theme-new-buttons">
        <Button type="submit" tone="primary" disabled={name.trim() === ''}>
          Add theme
        </Button>
        <IconlessButton onClick={props.onCancel} keys="Esc">
          Cancel
        </IconlessButton>
      </div>
    </form>
  );
}
