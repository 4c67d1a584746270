import type { JSX, ReactNode } from 'react';
import { useState } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { countWords } from '../../ui/words.ts';

/** One thing that can be picked. */
export interface PickItem {
  readonly id: string;
  readonly label: ReactNode;
  /** What finding looks in. */
  readonly words: string;
}

const findable = 12;
const shownAtMost = 200;

/**
 * All of something, or some of it. An empty choice means all, so that what is added to the matter later is in it;
 * the last picked one cannot be unpicked into nothing.
 */
export function PickList(props: {
  readonly legend: string;
  readonly all: string;
  readonly items: readonly PickItem[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  const { items, chosen, onChange } = props;
  const [some, setSome] = useState(chosen.length > 0);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  const found = items.filter((item) => item.words.toLocaleLowerCase('en-GB').includes(wanted));
  const pick = (id: string, picked: boolean) =>
    onChange(picked ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className="radio-group">
      <legend>{props.legend}</legend>
      <Checkbox
        checked={!some}
        onChange={(all) => {
          setSome(!all);
          onChange([]);
        }}
      >
        {props.all}
      </Checkbox>
      {some && (
        <>
          {items.length > findable && (
            <Field
              label={`Find among ${props.legend.toLowerCase()}`}
              labelHidden
              placeholder="Find"
              value={typed}
              onChange={setTyped}
            />
          )}
          <div className="pick-list" role="group" aria-label={props.legend}>
            {found.slice(0, shownAtMost).map((item) => (
              <Checkbox
                key={item.id}
                checked={chosen.includes(item.id)}
                onChange={(picked) => pick(item.id, picked)}
              >
                {item.label}
              </Checkbox>
            ))}
            {found.length > shownAtMost && (
              <p className="number">{countWords(found.length - shownAtMost, 'more')} by finding</p>
            )}
          </div>
          <p className="number">
            {chosen.length === 0
              ? 'None picked yet, so all are in.'
              : `${countWords(chosen.length, 'is', 'are')} picked.`}
          </p>
        </>
      )}
    </fieldset>
  );
}
