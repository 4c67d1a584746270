import './button.css';
import type { ButtonHTMLAttributes, JSX, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

/** What a button is given besides the attributes of its element. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one thing to do here; `danger` takes something away. */
  readonly tone?: 'plain' | 'primary' | 'danger';
  /** A shortcut already in the words of this machine, shown beside the label. */
  readonly keys?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with an edge, at least 28 pixels high. */
export function Button({ tone = 'plain', keys, className, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button type="button" {...rest} className={classNames('button', `button-${tone}`, className)}>
      {children}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </button>
  );
}
