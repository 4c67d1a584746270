import './progress-strip.css';
import type { JSX } from 'react';
import { IconlessButton } from './iconless-button.tsx';

/** A piece of long work in a quiet strip: what it is, how far it is, and how to stop it where it can be stopped. */
export function ProgressStrip(props: {
  readonly label: string;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** How far, in words: `120 of 1,000 files, about 40 seconds left`. */
  readonly words: string;
  readonly cancelling?: boolean;
  readonly onCancel?: () => void;
}): JSX.Element {
  return (
    <div className="progress-strip">
      <span className="progress-strip-label">{props.label}</span>
      <progress
        aria-label={props.label}
        {...(props.total === null ? {} : { max: props.total, value: props.done })}
      />
      <span className="number">{props.words}</span>
      {props.onCancel !== undefined && (
        <IconlessButton
          onClick={props.onCancel}
          disabled={props.cancelling === true}
          aria-label={`Cancel: ${props.label}`}
        >
          {props.cancelling === true ? 'Stopping' : 'Cancel'}
        </IconlessButton>
      )}
    </div>
  );
}
