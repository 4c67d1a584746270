import type { JSX } from 'react';
import { Field } from '../../ui/field.tsx';
import { useQuery } from '../../state/use-service.ts';

/** A reviewer by name: somebody known, offered while typing, or a name that is new here. Empty for nobody. */
export function ReviewerChoice(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly onLeave?: () => void;
}): JSX.Element {
  const reviewers = useQuery('listReviewers', {}).value ?? [];
  const { onLeave } = props;
  return (
    <Field
      label={props.label}
      placeholder="nobody yet"
      value={props.value}
      onChange={props.onChange}
      suggestions={[...new Set(reviewers.map(({ name }) => name))]}
      maxLength={200}
      disabled={props.disabled === true}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...(onLeave === undefined
        ? {}
        : {
            onBlur: onLeave,
            onKeyDown: (event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                onLeave();
              }
            },
          })}
    />
  );
}
