import type { JSX, ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

/** Height of an option, and of the list at most, in CSS pixels. */
const rowHeight = 30;
const listHeight = 270;
const spare = 5;

/** A list to choose from by a field above it: of thousands of options only those in sight are made. */
export function LongListbox<Option>(props: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly keyOf: (option: Option) => string;
  /** The place of the option that Enter would take. */
  readonly at: number;
  /** A click on an option; `withShift` where it asks to stay for more. */
  readonly onTake: (option: Option, withShift: boolean) => void;
  readonly renderOption: (option: Option) => ReactNode;
  readonly multiple?: boolean;
}): JSX.Element {
  const { options, at } = props;
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const from = at * rowHeight;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = from + rowHeight - element.clientHeight;
    }
  }, [at, options]);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(options.length, Math.ceil((top + listHeight) / rowHeight) + spare);
  return (
    <ul
      ref={list}
      role="listbox"
      id={props.id}
      aria-label={props.label}
      aria-multiselectable={props.multiple === true ? true : undefined}
      className="reader-picker-list"
      style={{ maxHeight: listHeight }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <li role="presentation" style={{ height: first * rowHeight }} />
      {options.slice(first, last).map((option, position) => {
        const place = first + position;
        return (
          <li
            key={props.keyOf(option)}
            id={optionId(props.id, place)}
            role="option"
            aria-selected={place === at}
            aria-setsize={options.length}
            aria-posinset={place + 1}
            className="reader-picker-choice"
            style={{ height: rowHeight }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => props.onTake(option, event.shiftKey)}
          >
            {props.renderOption(option)}
          </li>
        );
      })}
      <li role="presentation" style={{ height: Math.max(0, options.length - last) * rowHeight }} />
    </ul>
  );
}

/** The element id of the option at a place, for `aria-activedescendant`. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}
