import type { JSX } from 'react';
import { useState } from 'react';
import { useAct } from '../../state/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

/** Changes the name of the reviewer or the title of the matter. */
export function NameForm(props: {
  readonly legend: string;
  readonly label: string;
  readonly value: string;
  readonly call: 'setReviewer' | 'setMatterTitle';
  readonly disabled: boolean;
}): JSX.Element {
  const act = useAct();
  const [typed, setTyped] = useState(props.value);
  const name = typed.trim();
  const save = () => {
    const said = `${props.legend} saved: ${name}.`;
    if (props.call === 'setReviewer') void act('setReviewer', { name }, said);
    else void act('setMatterTitle', { title: name }, said);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && name !== props.value) save();
      }}
    >
      <fieldset className="settings-group">
        <legend>{props.legend}</legend>
        <div className="settings-name">
          <Field
            label={props.label}
            value={typed}
            onChange={setTyped}
            maxLength={200}
            disabled={props.disabled}
          />
          <Button type="submit" disabled={props.disabled || name === '' || name === props.value}>
            Save
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
