import './backup-settings.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { BackupState } from '../../../shared/model/index.ts';
import { notifyFailure } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { useQuery, useService, useShell } from '../../state/use-service.ts';
import { Button } from '../../ui/button.tsx';
import { FailureState } from '../../ui/failure-state.tsx';
import { IconlessButton } from '../../ui/iconless-button.tsx';
import { countWords, momentWords } from '../../ui/words.ts';
import { BackupList } from './backup-list.tsx';
import { backUpNow, chooseBackupFolder } from './backup-work.ts';

/** Where backups go, how they are going, which are there, and a button that makes one now. */
export function BackupSettings(): JSX.Element {
  const { value: state, failure, status } = useQuery('backupState', {});
  return (
    <section className="backup-settings" aria-labelledby="backup-settings-heading">
      <h2 id="backup-settings-heading">Backups</h2>
      <p className="settings-hint">
        A backup is made after closing and every half hour in which something was changed. It takes only what
        changed, is read back before it counts, and is encrypted where the matter is.
      </p>
      {status === 'failed' && state === undefined && <FailureState failure={failure} />}
      {state !== undefined && <BackupsAtWork state={state} />}
    </section>
  );
}

function BackupsAtWork({ state }: { readonly state: BackupState }): JSX.Element {
  const service = useService();
  const shell = useShell();
  const act = useAct();
  const [isWorking, setWorking] = useState(false);
  const choose = async () => {
    const chosen = await chooseBackupFolder(shell);
    if (!chosen.ok) notifyFailure(chosen.failure);
    else if (chosen.value !== null) {
      await act('setBackupFolder', { folder: chosen.value }, 'Backups go to the folder chosen now.');
    }
  };
  const backUp = async () => {
    setWorking(true);
    await backUpNow(service);
    setWorking(false);
  };
  return (
    <>
      {state.problem !== null && (
        <p className="backup-settings-problem" role="alert">
          <strong>{momentWords(state.problem.atMs)}:</strong> {state.problem.sentence}
        </p>
      )}
      <dl className="backup-settings-facts">
        <dt>Last backup</dt>
        <dd>{lastWords(state)}</dd>
        <dt>Folder, for every matter on this machine</dt>
        <dd>
          <span className="backup-settings-path">{state.folder}</span>
          <span className="backup-settings-actions">
            <IconlessButton onClick={() => void choose()}>Choose a folder</IconlessButton>
            {state.chosen && (
              <IconlessButton
                onClick={() =>
                  void act('setBackupFolder', { folder: null }, 'Backups go to the usual folder.')
                }
              >
                Use the usual folder
              </IconlessButton>
            )}
          </span>
        </dd>
      </dl>
      {state.placeWarning !== null && <p className="backup-settings-warning">{state.placeWarning}</p>}
      <Button onClick={() => void backUp()} disabled={isWorking}>
        {isWorking ? 'Backing up' : 'Back up now'}
      </Button>
      <BackupList backups={state.backups} />
    </>
  );
}

function lastWords(state: BackupState): string {
  if (state.lastBackupAtMs === null) return 'None yet.';
  const kept = countWords(state.backups.length, 'backup');
  const since = state.changedSince ? 'The matter was changed since.' : 'Nothing was changed since.';
  return `${momentWords(state.lastBackupAtMs)}; ${kept} kept. ${since}`;
}
