import './passphrase-field.css';
import type { JSX, Ref, SyntheticEvent } from 'react';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/**
 * A field for a passphrase, hidden until it is asked to be shown, that says when Caps Lock is on. What is typed lies in the
 * field alone, from where its owner reads it: it is never part of what the window keeps.
 */
export function PassphraseField(props: {
  readonly label: string;
  readonly field: Ref<HTMLInputElement>;
  readonly hint?: string;
  /** Why the passphrase was not taken, in a sentence. */
  readonly problem?: string | undefined;
  readonly autoFocus?: boolean;
  /** While it is being looked at by the service: what was typed stays, and stays as it is. */
  readonly busy?: boolean;
  /** The id of something else that describes the field. */
  readonly describedBy?: string;
  readonly onType?: (passphrase: string) => void;
}): JSX.Element {
  const id = useId();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: SyntheticEvent<HTMLInputElement, KeyboardEvent | MouseEvent>) =>
    setCapsLock(event.nativeEvent.getModifierState('CapsLock'));
  const described = [
    props.hint !== undefined && `${id}-hint`,
    props.describedBy ?? false,
    `${id}-caps`,
    props.problem !== undefined && `${id}-problem`,
  ].filter((part) => part !== false);
  return (
    <div className="field passphrase-field">
      <label htmlFor={id} className="field-label">
        {props.label}
      </label>
      <div className="passphrase-field-row">
        <input
          id={id}
          ref={props.field}
          className="field-input"
          type={shown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={1_000}
          autoFocus={props.autoFocus}
          readOnly={props.busy}
          aria-invalid={props.problem === undefined ? undefined : true}
          aria-describedby={described.join(' ')}
          onKeyDown={look}
          onKeyUp={look}
          onPointerDown={look}
          onChange={(event) => props.onType?.(event.target.value)}
        />
        <Button aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'}
          <span className="visually-hidden"> what was typed: {props.label}</span>
        </Button>
      </div>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {props.hint}
        </p>
      )}
      <p id={`${id}-caps`} className="passphrase-field-caps" role="status">
        {capsLock ? 'Caps Lock is on.' : ''}
      </p>
      {props.problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {props.problem}
        </p>
      )}
    </div>
  );
}
