import './pack-kind-choice.css';
import type { JSX } from 'react';
import { useId } from 'react';
import { useObservable } from '../../../state/observable.ts';
import { packKind } from './bundle-so-far.ts';

const kinds = [
  { value: 'report', label: 'Themed report' },
  { value: 'parts', label: 'Own parts' },
] as const;

/** Chooses between a report by theme and a pack that a person puts together; what was begun in the other stays. */
export function PackKindChoice(): JSX.Element {
  const shown = useObservable(packKind);
  const name = useId();
  return (
    <fieldset className="pack-kind">
      <legend className="visually-hidden">Kind of pack</legend>
      {kinds.map(({ value, label }) => (
        <label key={value} className="pack-kind-option">
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={shown === value}
            onChange={() => packKind.set(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
