import './field.css';
import type { JSX } from 'react';
import { useId } from 'react';
import { classNames } from './class-names.ts';

/** One choice of a `Select`. */
export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A labelled choice of one from a few, as the system draws it. */
export function Select<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
  readonly inRow?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <div className={classNames('field', props.inRow === true && 'field-row')}>
      <label htmlFor={id} className={props.labelHidden === true ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      <select
        id={id}
        className="field-input select-input"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => {
          const chosen = props.options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
