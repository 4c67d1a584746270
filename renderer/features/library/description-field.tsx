import type { JSX } from 'react';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';

/**
 * One line of a document's description that is saved on Enter or on leaving it, and put back by Escape.
 *
 * @param detected whether the value stands as it was found at import; said beside the label.
 * @param save gives a sentence where the value cannot be taken, else null.
 */
export function DescriptionField(props: {
  readonly label: string;
  readonly value: string;
  readonly detected: boolean;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly save: (value: string) => string | null;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const leave = () => {
    if (typed === null) return;
    const refused = typed.trim() === props.value ? null : props.save(typed.trim());
    setProblem(refused ?? undefined);
    if (refused === null) setTyped(null);
  };
  return (
    <Field
      label={props.detected && props.value !== '' ? `${props.label} (detected)` : props.label}
      value={typed ?? props.value}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        else if (event.key === 'Escape') {
          setTyped(null);
          setProblem(undefined);
        }
      }}
      problem={problem}
      disabled={props.disabled}
      maxLength={1_000}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    />
  );
}
