import './protection.css';
import './recovery-sheet.css';
import type { JSX } from 'react';
import { useMemo, useState } from 'react';
import type { RecoverySheet } from '../../../shared/contract/index.ts';
import { useActions, useShownKeys } from '../../state/actions.ts';
import { announce } from '../../state/announce.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHeading } from '../../ui/screen-heading.tsx';
import { RecoverySheetPaper } from './recovery-sheet-paper.tsx';

/** Shows a recovery sheet to be printed or written down; only the sheet itself goes on paper. */
export function RecoverySheetScreen(props: {
  readonly sheet: RecoverySheet;
  /** Whether its key was made just now. */
  readonly isNew: boolean;
  readonly onDone: () => void;
}): JSX.Element {
  const shell = useShell();
  const keys = useShownKeys();
  const [printed, setPrinted] = useState(false);
  const actions = useMemo(() => {
    const print = async () => {
      const result = await shell.call('printWindow', {});
      if (!result.ok) notifyFailure(result.failure);
      else if (result.value) {
        setPrinted(true);
        announce('Sent to the printer.');
      }
    };
    const lock = async () => {
      const result = await shell.call('lockNow', {});
      if (!result.ok) notifyFailure(result.failure);
    };
    return [
      { id: 'print', label: 'Print the recovery sheet', available: true, perform: () => void print() },
      { id: 'lock-now', label: 'Lock the matter now', available: true, perform: () => void lock() },
    ];
  }, [shell]);
  useActions(actions);
  return (
    <main className="protection recovery-sheet-screen">
      <div className="protection-inside protection-inside-long recovery-sheet-inside">
        <ScreenHeading>Recovery sheet</ScreenHeading>
        <p>
          Print this sheet or copy it by hand, and put it away where you keep what must not be lost: apart
          from the computer, and locked. It opens the matter where the passphrase is forgotten or the key file
          is gone. Whoever has the sheet and the file can read everything in it.
        </p>
        <RecoverySheetPaper sheet={props.sheet} />
        <div className="protection-buttons">
          <Button tone="primary" keys={keys('print')} onClick={actions[0]?.perform}>
            Print…
          </Button>
          <Button onClick={props.onDone}>
            {props.isNew || printed ? 'I have put it away' : 'Back to the matter'}
          </Button>
        </div>
        <p className="protection-place">
          It cannot be saved as a file: one that lies beside the matter would open it for anyone.
          {props.isNew && ' The settings show the sheet again, to whoever knows the passphrase.'}
        </p>
      </div>
    </main>
  );
}
