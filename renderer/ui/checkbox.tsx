import './checkbox.css';
import type { JSX, ReactNode } from 'react';

/** A box to tick with its words; the words are part of the target. */
export function Checkbox(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}): JSX.Element {
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className="checkbox-words">{props.children}</span>
    </label>
  );
}
