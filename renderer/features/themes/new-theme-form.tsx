import type { JSX } from 'react';
import { useState } from 'react';
import type { Theme } from '../../../shared/model/index.ts';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';

/** Names a new theme, at the top or under the chosen one; its code and colour are chosen for it and can be changed. */
export function NewThemeForm(props: {
  /** The theme it can be put under, or null where none is chosen. */
  readonly parent: Theme | null;
  readonly onAdded: (themeId: string, parent: string | null) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const act = useAct();
  const [name, setName] = useState('');
  const [under, setUnder] = useState(false);
  const parent = under ? (props.parent?.id ?? null) : null;
  const add = async () => {
    const added = await act('addTheme', { name: name.trim(), parent }, `Theme ${name.trim()} added.`);
    if (added !== null) props.onAdded(added.value.id, parent);
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
      {props.parent !== null && (
        <Checkbox checked={under} onChange={setUnder}>
          Under {props.parent.name}
        </Checkbox>
      )}
      <div className="theme-buttons">
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
