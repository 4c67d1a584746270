import './notice.css';
import type { JSX } from 'react';
import { useEffect } from 'react';
import { classNames } from './class-names.ts';
import { IconlessButton } from './iconless-button.tsx';

/** How long a harmless notice stays when nobody is at it. */
const harmlessMs = 8_000;

/**
 * A sentence in the corner that takes no focus. One of tone `done` goes by itself, but not while the pointer or the focus
 * is in it; the others stay until dismissed.
 */
export function Notice(props: {
  readonly sentence: string;
  readonly tone: 'done' | 'warning' | 'failure';
  readonly action: { readonly label: string; readonly perform: () => void } | undefined;
  readonly held: boolean;
  readonly onDismiss: () => void;
}): JSX.Element {
  const { tone, held, onDismiss } = props;
  useEffect(() => {
    if (tone !== 'done' || held) return;
    const timer = setTimeout(onDismiss, harmlessMs);
    return () => clearTimeout(timer);
  }, [tone, held, onDismiss]);
  return (
    <div className={classNames('notice', `notice-${tone}`)} role={tone === 'failure' ? 'alert' : 'status'}>
      <p>{props.sentence}</p>
      <div className="notice-actions">
        {props.action !== undefined && (
          <IconlessButton
            tone="primary"
            onClick={() => {
              props.action?.perform();
              onDismiss();
            }}
          >
            {props.action.label}
          </IconlessButton>
        )}
        <IconlessButton onClick={onDismiss}>Dismiss</IconlessButton>
      </div>
    </div>
  );
}
