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
  /** Whether it waits, and how to let it wait or go on, for work that can. */
  readonly paused?: boolean;
  readonly onPause?: (paused: boolean) => void;
}): JSX.Element {
  return (
    <div className="progress-strip">
      <span className="progress-strip-label">{props.label}</span>
      <progress
        aria-label={props.label}
        {...(props.total === null ? {} : { max: props.total, value: props.done })}
      />
      <span className="number">
        {props.paused !== true ? props.words : props.words === '' ? 'Paused' : `Paused at ${props.words}`}
      </span>
      {props.onPause !== undefined && (
        <IconlessButton
          onClick={() => props.onPause?.(props.paused !== true)}
          disabled={props.cancelling === true}
          aria-label={props.paused === true ? `Go on: ${props.label}` : `Pause: ${props.label}`}
        >
          {props.paused === true ? 'Go on' : 'Pause'}
        </IconlessButton>
      )}
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
