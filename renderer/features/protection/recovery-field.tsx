import type { JSX, RefObject } from 'react';
import { useId, useState } from 'react';
import { typedRecoveryLines } from './typed-recovery-lines.ts';

/** A field for the four lines of a recovery sheet, typed or pasted, spaced in any way; says how far one is. */
export function RecoveryField(props: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly problem: string | undefined;
  readonly busy: boolean;
}): JSX.Element {
  const id = useId();
  const [signs, setSigns] = useState(0);
  return (
    <div className="field recovery-field">
      <label htmlFor={id} className="field-label">
        The four lines of the recovery sheet
      </label>
      <textarea
        id={id}
        ref={props.field}
        className="field-input"
        rows={4}
        autoFocus
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={1_000}
        readOnly={props.busy}
        aria-invalid={props.problem === undefined ? undefined : true}
        aria-describedby={`${id}-hint ${id}-count${props.problem === undefined ? '' : ` ${id}-problem`}`}
        onChange={(event) => setSigns(typedRecoveryLines(event.target.value).signs)}
      />
      <p id={`${id}-hint`} className="field-hint">
        Spaces, line breaks and capitals do not matter.
      </p>
      <p id={`${id}-count`} className="field-hint figures">
        {signs} of 64 letters and digits
      </p>
      {props.problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {props.problem}
        </p>
      )}
    </div>
  );
}
