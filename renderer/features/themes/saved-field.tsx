import type { JSX } from 'react';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';

/** A text of a theme that is saved on leaving it (on Enter too, where it is one line), and put back by Escape. */
export function SavedField(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly maxLength: number;
  readonly rows?: number;
  readonly hint?: string;
  readonly required?: boolean;
  readonly save: (value: string) => void;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const value = typed?.trim();
    if (value !== undefined && value !== props.value && !(value === '' && props.required === true))
      props.save(value);
    setTyped(null);
  };
  return (
    <Field
      label={props.label}
      value={typed ?? props.value}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && props.rows === undefined) leave();
        else if (event.key === 'Escape') setTyped(null);
      }}
      disabled={props.disabled}
      maxLength={props.maxLength}
      {...(props.rows === undefined ? {} : { rows: props.rows })}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    />
  );
}
