import './menu.css';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { IconlessButton } from './iconless-button.tsx';
import { Kbd } from './kbd.tsx';

/** One thing a menu offers. */
export interface MenuItem {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly onChoose: () => void;
}

/** A button that opens a short list of things to do; arrow keys, Home, End and Escape as in any menu. */
export function Menu(props: {
  readonly label: ReactNode;
  /** What screen readers call the button, where its words alone do not say it. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
}): JSX.Element {
  const id = useId();
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    // In a pane that scrolls the list may open beyond its lower edge.
    holder.current?.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' });
    holder.current?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && holder.current?.contains(event.target) !== true) setOpen(false);
    };
    window.addEventListener('pointerdown', onPointerDown);
    return () => window.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  const close = () => {
    setOpen(false);
    holder.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!open) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[
      event.key
    ];
    if (next !== undefined) items[next % items.length]?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="menu" ref={holder} onKeyDown={onKeyDown}>
      <IconlessButton
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={props.name}
        onClick={() => setOpen(!open)}
      >
        {props.label}
      </IconlessButton>
      {open && (
        <div className="menu-list" role="menu" id={id} aria-label={props.name}>
          {props.items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.disabled === true}
              className={item.danger === true ? 'menu-item menu-item-danger' : 'menu-item'}
              onClick={() => {
                if (item.disabled === true) return;
                close();
                item.onChoose();
              }}
            >
              <span>{item.label}</span>
              {item.keys !== undefined && <Kbd>{item.keys}</Kbd>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
