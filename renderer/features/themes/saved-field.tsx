import type { JSX, Ref } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useBeforeClosing } from '../../state/closing.ts';
import { Field } from '../../ui/field.tsx';

/**
 * A text of a theme that is saved on leaving it (on Enter too, where it is one line), and put back by Escape. What is still
 * being typed when another theme or screen is shown, or the window closes, is saved then.
 */
export function SavedField(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly maxLength: number;
  readonly rows?: number;
  readonly hint?: string;
  readonly required?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  readonly save: (value: string) => Promise<unknown>;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, props });
  useLayoutEffect(() => {
    latest.current = { typed, props };
  });
  const saveTyped = useCallback(async () => {
    const { typed: text, props: now } = latest.current;
    latest.current = { typed: null, props: now };
    const value = text?.trim();
    if (value === undefined || value === now.value || (value === '' && now.required === true)) return;
    await now.save(value);
  }, []);
  useBeforeClosing(saveTyped);
  useEffect(() => () => void saveTyped(), [saveTyped]);
  const leave = () => {
    void saveTyped();
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
      {...(props.ref === undefined ? {} : { ref: props.ref })}
    />
  );
}
