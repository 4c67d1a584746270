import './protection.css';
import type { JSX } from 'react';
import type { RestoredBackup } from '../../../shared/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { momentWords } from '../../ui/words.ts';

/** Says which backup took the place of a damaged file, before work goes on in it. */
export function RestoredScreen(props: {
  readonly backup: RestoredBackup;
  readonly onDone: () => void;
}): JSX.Element {
  return (
    <main className="protection">
      <div className="protection-inside">
        <ScreenHeading>The matter was restored from a backup</ScreenHeading>
        <p>
          The backup was made on {momentWords(props.backup.backupAtMs)}. What was done after that is not in
          it; look at the end of the history to see where it stands.
        </p>
        <p>
          The damaged file is kept in the same folder, as {props.backup.damagedKeptAs}. Keep it until you are
          sure that nothing is missing.
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
