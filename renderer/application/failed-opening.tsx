import type { JSX } from 'react';
import type { FailureCode } from '../../shared/base/index.ts';
import { DamagedMatter } from '../features/protection/index.ts';
import { Button } from '../ui/button.tsx';

/** What is wrong with a matter where a backup can take its place. */
const damaged: ReadonlySet<FailureCode> = new Set<FailureCode>(['matter-damaged']);

/** Says why a matter was not opened and what can be done; where its file is damaged, a backup can take its place. */
export function FailedOpening(props: {
  readonly path: string;
  readonly code: FailureCode;
  readonly sentence: string;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const isDamaged = damaged.has(props.code);
  return (
    <main className="opening">
      <div className="opening-inside">
        <h1>This matter was not opened</h1>
        <p role="alert">{props.sentence}</p>
        <p className="opening-path">{props.path}</p>
        <div className="opening-buttons">
          <Button tone={isDamaged ? 'plain' : 'primary'} onClick={props.onRetry}>
            Try again
          </Button>
          <Button onClick={props.onLeave}>Go to the start screen</Button>
        </div>
        {isDamaged && <DamagedMatter />}
      </div>
    </main>
  );
}
