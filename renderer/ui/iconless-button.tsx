import './button.css';
import type { JSX } from 'react';
import type { ButtonProps } from './button.tsx';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

/** A button of words alone, for bars and lists, at least 24 pixels high. */
export function IconlessButton({
  tone = 'plain',
  keys,
  className,
  children,
  ...rest
}: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('iconless-button', `iconless-button-${tone}`, className)}
    >
      {children}
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </button>
  );
}
