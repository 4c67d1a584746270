import './field.css';
import type { JSX, KeyboardEvent, Ref } from 'react';
import { useId } from 'react';
import { classNames } from './class-names.ts';

/** What a text field is given. */
export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Leaves the label to screen readers, where the place says what is meant. */
  readonly labelHidden?: boolean;
  readonly hint?: string;
  /** Why the value cannot be taken, in a sentence. */
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  readonly type?: 'text' | 'search';
  /** More than one line, of this many rows. */
  readonly rows?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly className?: string;
  /** Values offered while typing, such as those used before. */
  readonly suggestions?: readonly string[];
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled text field of one line, or of several where `rows` is given. */
export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const described = [props.hint !== undefined && `${id}-hint`, props.problem !== undefined && `${id}-problem`]
    .filter((part) => part !== false)
    .join(' ');
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder,
    disabled: props.disabled,
    required: props.required,
    maxLength: props.maxLength,
    autoFocus: props.autoFocus,
    onBlur: props.onBlur,
    onKeyDown: props.onKeyDown,
    className: 'field-input',
    spellCheck: false,
    'aria-invalid': props.problem === undefined ? undefined : true,
    'aria-describedby': described === '' ? undefined : described,
  };
  return (
    <div className={classNames('field', props.className)}>
      <label htmlFor={id} className={props.labelHidden === true ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      {props.rows === undefined ? (
        <input
          {...shared}
          ref={props.ref}
          type={props.type ?? 'text'}
          list={props.suggestions === undefined ? undefined : `${id}-list`}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <textarea {...shared} rows={props.rows} onChange={(event) => props.onChange(event.target.value)} />
      )}
      {props.suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {props.suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {props.hint}
        </p>
      )}
      {props.problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {props.problem}
        </p>
      )}
    </div>
  );
}
