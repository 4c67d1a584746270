import type { JSX } from 'react';
import type { PackContext } from '../../../shared/model/index.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';

/** How much of its source stands around each quoted passage. */
export function ContextChoice(props: {
  readonly legend: string;
  readonly value: PackContext;
  readonly onChange: (context: PackContext) => void;
}): JSX.Element {
  return (
    <RadioGroup
      legend={props.legend}
      value={props.value}
      options={[
        { value: 'none', label: 'Nothing: the passage alone' },
        { value: 'sentence', label: 'The sentences it stands in' },
        { value: 'block', label: 'The paragraph it stands in' },
      ]}
      onChange={props.onChange}
    />
  );
}
