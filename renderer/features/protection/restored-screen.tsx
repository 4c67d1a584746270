import './protection.css';
import type { JSX } from 'react';
import type { RestoredBackup } from '../../../shared/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';

/** Says which backup took the place of a damaged file, before work goes on in it. */
export function RestoredScreen(props: {
  readonly backup: RestoredBackup;
  readonly onDone: () => void;
}): JSX.Element {
  return (
    <main className="protection">
      <div className="protection-inside">
        <ScreenHeading>The matter was restored from a backup</ScreenHeading>
        <p>{props.backup.sentence}</p>
        <p>
          Look at the end of the history to see where it stands. Keep what is set aside until you are sure
          that nothing is missing.
        </p>
        <div className="protection-buttons">
          <Button tone="primary" onClick={props.onDone}>
            Go on to the matter
          </Button>
        </div>
      </div>
    </main>
  );
}
