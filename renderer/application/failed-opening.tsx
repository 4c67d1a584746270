import type { JSX } from 'react';
import { DamagedMatter } from '../features/protection/index.ts';
import { Button } from '../ui/button.tsx';

/** Says why a matter was not opened and what can be done; where there are backups, one can take its place. */
export function FailedOpening(props: {
  readonly path: string;
  readonly sentence: string;
  /** Whether a backup could take the file's place. */
  readonly restorable: boolean;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  return (
    <main className="opening">
      <div className="opening-inside">
        <h1>This matter was not opened</h1>
        <p role="alert">{props.sentence}</p>
        <p className="opening-path">{props.path}</p>
        <div className="opening-buttons">
          <Button tone={props.restorable ? 'plain' : 'primary'} onClick={props.onRetry}>
            Try again
          </Button>
          <Button onClick={props.onLeave}>Go to the start screen</Button>
        </div>
        {props.restorable && <DamagedMatter />}
      </div>
    </main>
  );
}
