import './kbd.css';
import type { JSX } from 'react';

/** A key or shortcut as it is shown beside what it does. */
export function Kbd({ children }: { readonly children: string }): JSX.Element {
  return <kbd className="kbd">{children}</kbd>;
}
