import type { FormEvent, JSX } from 'react';
import { useId, useState } from 'react';
import { Button } from '../../../ui/button.tsx';

/** Asks for the password of a protected source; it is handed on once and forgotten here. */
export function PasswordStrip(props: {
  readonly sentence: string;
  readonly label: string;
  /** Gives why it could not be opened, or null. */
  readonly onOpen: (password: string) => Promise<string | null>;
}): JSX.Element {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [trying, setTrying] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // Read from the field itself, so that it lies nowhere in the window's state.
    const field = event.currentTarget.elements.namedItem('password');
    if (!(field instanceof HTMLInputElement) || field.value === '' || trying) return;
    const password = field.value;
    field.value = '';
    setTrying(true);
    void props.onOpen(password).then((why) => {
      setProblem(why);
      setTrying(false);
      if (why !== null) field.focus();
    });
  };
  return (
    <form className="reader-strip page-password" aria-label={props.label} onSubmit={submit}>
      <p id={`${id}-why`}>{props.sentence}</p>
      <label htmlFor={id}>Password</label>
      <input
        id={id}
        name="password"
        type="password"
        className="field-input"
        autoComplete="off"
        aria-describedby={problem === null ? `${id}-why` : `${id}-why ${id}-problem`}
        aria-invalid={problem === null ? undefined : true}
      />
      <Button type="submit" disabled={trying}>
        {props.label}
      </Button>
      {problem !== null && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
