import './empty-state.css';
import type { JSX, ReactNode } from 'react';

/** A screen with nothing on it yet: one sentence, and one thing to do about it. */
export function EmptyState({
  sentence,
  children,
}: {
  readonly sentence: string;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className="empty-state">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
