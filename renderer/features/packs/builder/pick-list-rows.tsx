import './pick-list-rows.css';
import type { DragEvent, JSX, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { useVisibleRows } from '../../../ui/use-visible-rows.ts';
import { countWords } from '../../../ui/words.ts';

/** One thing that can be put into a bundle. */
export interface Pickable {
  readonly id: string;
  readonly label: ReactNode;
  /** What finding looks in, and what is said while it is dragged. */
  readonly words: string;
  /** How deep it lies in its family or tree, from 0. */
  readonly depth?: number;
}

/** The height of every row, in CSS pixels. */
const rowHeight = 28;

/**
 * A list to put things into a bundle from, of which only rows near the screen are made: found by typing, chosen by click or space,
 * added together by Enter or the button, or dragged into the parts.
 */
export function PickRows(props: {
  /** What they are, in the plural: `documents`. */
  readonly what: string;
  readonly items: readonly Pickable[];
  /** Said where there are none at all: why, and what to do next. */
  readonly none: string;
  readonly onAdd: (ids: readonly string[]) => void;
  readonly onDragStart: (event: DragEvent<HTMLElement>, ids: readonly string[], words: string) => void;
  readonly onDragEnd: () => void;
  /** Further choices beside the button. */
  readonly children?: ReactNode;
}): JSX.Element {
  const { items } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const found = useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase('en-GB').split(/\s+/);
    return items.filter(({ words }) => {
      const within = words.toLocaleLowerCase('en-GB');
      return wanted.every((word) => within.includes(word));
    });
  }, [items, typed]);
  const { first, last, reveal } = useVisibleRows(scroller, found.length, rowHeight);
  const at = Math.min(current, found.length - 1);
  useEffect(() => {
    if (at >= 0) reveal(at, 0);
  }, [at, reveal]);
  const inOrder = (ids: ReadonlySet<string>): readonly string[] =>
    items.filter((item) => ids.has(item.id)).map((item) => item.id);
  const toggle = (which: string): void => {
    const next = new Set(chosen);
    if (!next.delete(which)) next.add(which);
    setChosen(next);
  };
  const add = (): void => {
    const fallback = found[at];
    const ids = chosen.size > 0 ? inOrder(chosen) : fallback === undefined ? [] : [fallback.id];
    if (ids.length === 0) return;
    props.onAdd(ids);
    setChosen(new Set());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key.toLowerCase() !== 'a' || event.altKey) return;
      setChosen(new Set(found.map((item) => item.id)));
    } else if (event.key === ' ') {
      const item = found[at];
      if (item !== undefined) toggle(item.id);
    } else if (event.key === 'Enter') add();
    else {
      const to = {
        ArrowUp: at - 1,
        ArrowDown: at + 1,
        Home: 0,
        End: found.length - 1,
        PageUp: at - 8,
        PageDown: at + 8,
      }[event.key];
      if (to === undefined) return;
      setCurrent(Math.min(found.length - 1, Math.max(0, to)));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  if (items.length === 0) return <p className="number pick-rows-none">{props.none}</p>;
  const allFound = found.length > 0 && found.every((item) => chosen.has(item.id));
  return (
    <div className="pick-rows">
      <div className="pick-rows-head">
        <Field
          label={`Find among the ${props.what}`}
          labelHidden
          placeholder={`Find among ${countWords(items.length, props.what.replace(/(ch)?es$|s$/, '$1'), props.what)}`}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setCurrent(0);
          }}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              scroller.current?.focus();
            } else if (event.key === 'Enter') add();
          }}
        />
        <IconlessButton
          disabled={found.length === 0}
          onClick={() =>
            setChosen(allFound ? new Set() : new Set([...chosen, ...found.map((item) => item.id)]))
          }
        >
          {allFound ? 'Choose none' : typed.trim() === '' ? 'Choose all' : 'Choose all found'}
        </IconlessButton>
      </div>
      <div
        ref={scroller}
        className="pick-rows-list"
        role="listbox"
        aria-label={`The ${props.what}`}
        aria-multiselectable="true"
        tabIndex={0}
        aria-activedescendant={at >= first && at < last ? `${id}-${String(at)}` : undefined}
        onKeyDown={onKeyDown}
        onDragEnd={props.onDragEnd}
      >
        <div role="none" className="pick-rows-inside" style={{ height: found.length * rowHeight }}>
          {found.slice(first, last).map((item, offset) => (
            <div
              key={item.id}
              id={`${id}-${String(first + offset)}`}
              role="option"
              aria-selected={chosen.has(item.id)}
              aria-setsize={found.length}
              aria-posinset={first + offset + 1}
              draggable
              className={first + offset === at ? 'pick-row pick-row-current' : 'pick-row'}
              style={{
                top: (first + offset) * rowHeight,
                height: rowHeight,
                paddingInlineStart: 8 + Math.min(item.depth ?? 0, 8) * 14,
              }}
              onClick={() => {
                setCurrent(first + offset);
                toggle(item.id);
              }}
              onDragStart={(event) => {
                const ids = chosen.has(item.id) ? inOrder(chosen) : [item.id];
                props.onDragStart(
                  event,
                  ids,
                  ids.length === 1 ? item.words : `${String(ids.length)} ${props.what}`,
                );
              }}
            >
              <span className="pick-row-box" aria-hidden="true">
                {chosen.has(item.id) ? '✓' : ''}
              </span>
              {item.label}
            </div>
          ))}
        </div>
      </div>
      <div className="pick-rows-foot">
        {props.children}
        <Button tone="primary" disabled={found.length === 0 && chosen.size === 0} onClick={add}>
          {chosen.size === 0 ? 'Add this one' : `Add ${String(chosen.size)}`}
        </Button>
      </div>
    </div>
  );
}
