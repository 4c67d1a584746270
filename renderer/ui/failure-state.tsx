import './empty-state.css';
import type { JSX } from 'react';
import type { Failure } from '../../shared/base/index.ts';
import { Button } from './button.tsx';

/** A screen that could not be filled: what happened, in the failure's words, and another try. */
export function FailureState({
  failure,
  onRetry,
}: {
  readonly failure: Failure;
  readonly onRetry?: () => void;
}): JSX.Element {
  return (
    <div className="empty-state" role="alert">
      <p>{failure.message}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
