import type { JSX } from 'react';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';

/** A field that is saved on Enter (where it has one line) or on leaving it, and put back by Escape. */
export function SavedLine(props: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly hint?: string;
  readonly disabled: boolean;
  /** What to say instead of saving, or null. */
  readonly refuse?: (value: string) => string | null;
  readonly onSave: (value: string) => void;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const leave = (): void => {
    if (typed === null) return;
    const refused = typed.trim() === props.value ? null : (props.refuse?.(typed.trim()) ?? null);
    setProblem(refused ?? undefined);
    if (refused !== null) return;
    setTyped(null);
    if (typed.trim() !== props.value) props.onSave(typed.trim());
  };
  return (
    <Field
      label={props.label}
      value={typed ?? props.value}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && props.rows === undefined) {
          event.preventDefault();
          leave();
        } else if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setProblem(undefined);
        }
      }}
      problem={problem}
      disabled={props.disabled}
      maxLength={props.rows === undefined ? 1_000 : 20_000}
      {...(props.rows === undefined ? {} : { rows: props.rows })}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    />
  );
}
